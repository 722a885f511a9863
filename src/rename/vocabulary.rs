use super::renames::Renames;
use crate::model::EntityNames;
use crate::names;

/// The words of names old and new: by them a name that has changed is known in all its forms.
#[derive(Debug, Clone, Default)]
pub(super) struct Vocabulary {
    /// Each a name in lower-case words, the longest first.
    runs: Vec<Vec<String>>,
    /// Names of several words that are read as one token.
    phrases: Vec<String>,
}

/// What stands for any of the names.
const ANY: &str = "§";

impl Vocabulary {
    pub(super) fn of(renames: &Renames) -> Self {
        let of_entities = renames.entities.iter().flat_map(|(old, new)| [old, new]);
        let of_members = renames
            .members
            .iter()
            .flat_map(|member| [&member.old, &member.new]);
        let mut phrases: Vec<String> = of_entities.clone().flat_map(phrases).collect();
        let mut runs: Vec<Vec<String>> = of_entities
            .flat_map(spellings)
            .chain(of_members.map(|names| &*names.wire))
            .map(words)
            .filter(|run| !run.is_empty())
            .collect();
        runs.sort_by(|a, b| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
        runs.dedup();
        phrases.sort_by(|a, b| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
        phrases.dedup();
        Self { runs, phrases }
    }

    /// The phrase that a text begins with, as whole words.
    pub(super) fn phrase(&self, text: &str) -> Option<usize> {
        let ends = |phrase: &&String| {
            let rest = text.strip_prefix(phrase.as_str());
            rest.is_some_and(|rest| {
                !rest.starts_with(|next: char| next.is_alphanumeric() || next == '_')
            })
        };
        self.phrases.iter().find(ends).map(String::len)
    }

    /// The token with one sign in the place of all names; the token itself if it has none.
    pub(super) fn unified(&self, token: &str) -> Option<String> {
        let words = words(token);
        // The article goes with the noun.
        let words = match words.split_first() {
            Some((first, rest)) if token.contains(' ') && (first == "a" || first == "an") => rest,
            _ => &words,
        };
        let mut unified = Vec::new();
        let mut at = 0;
        let mut has_name = false;
        while let Some(word) = words.get(at) {
            let run = self.runs.iter().find(|run| words[at..].starts_with(run));
            has_name |= run.is_some();
            unified.push(run.map_or(word.as_str(), |_| ANY));
            at += run.map_or(1, Vec::len);
        }
        has_name.then(|| unified.join(" "))
    }
}

/// The words of a name in any casing, in small letters.
fn words(name: &str) -> Vec<String> {
    names::snake(name)
        .split('_')
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// The names of an entity in words, as they can be part of longer names.
fn spellings(names: &EntityNames) -> Vec<&str> {
    let EntityNames {
        rust_type,
        rust_type_plural,
        var,
        var_plural,
        module,
        module_plural,
        table,
        route,
        wire,
        human: _,
        human_plural: _,
        article: _,
    } = names;
    vec![
        rust_type,
        rust_type_plural,
        var,
        var_plural,
        module,
        module_plural,
        table,
        route,
        wire,
    ]
}

/// What people call an entity, where it takes several words, also at the beginning of a sentence.
fn phrases(names: &EntityNames) -> Vec<String> {
    let one = [format!("{} {}", names.article, names.human)];
    let several = [&names.human, &names.human_plural];
    let several = several
        .into_iter()
        .filter(|human| human.contains(' '))
        .cloned();
    let phrases: Vec<String> = one.into_iter().chain(several).collect();
    let begun: Vec<String> = phrases
        .iter()
        .map(|phrase| names::sentence(phrase))
        .collect();
    phrases.into_iter().chain(begun).collect()
}
