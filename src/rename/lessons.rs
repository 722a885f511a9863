use std::collections::BTreeMap;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::moves::Moves;
use super::renames::Renames;
use super::tokens::{Token, tokens};
use super::words::Words;
use crate::render::FileSet;

/// What has become of names in the generated code: what people wrote follows it.
#[derive(Debug, Default)]
pub struct Lessons {
    pub(super) words: Words,
    /// By the new path.
    files: BTreeMap<String, Lesson>,
    all: Lesson,
}

/// What has become of names in one place or in all.
#[derive(Debug, Default)]
struct Lesson {
    tokens: BTreeMap<String, Seen>,
    /// With the neighbours on both sides, on the left, on the right.
    contexts: BTreeMap<Context, Seen>,
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Context {
    before: Option<String>,
    token: String,
    after: Option<String>,
}

/// How often each new name was seen in the place of an old one; itself where it has stayed.
#[derive(Debug, Default)]
struct Seen(BTreeMap<String, usize>);

/// A name with its neighbours in the line; there is nothing beside the ends.
#[derive(Debug, Clone, Copy)]
pub(super) struct Name<'text> {
    /// What it is part of: `models` of `models::Post`, `post` of `post.title`.
    pub(super) owner: &'text str,
    /// What is before it: `::`, `.`, or a sign or word of any kind.
    pub(super) link: &'text str,
    pub(super) token: &'text str,
    pub(super) after: &'text str,
}

impl Lessons {
    /// Compares what is rendered from the old model with what is rendered from the new one.
    #[must_use]
    pub fn learn(renames: &Renames, moves: &Moves, before: &FileSet, after: &FileSet) -> Self {
        let mut lessons = Self {
            words: Words::of(renames),
            ..Self::default()
        };
        for (path, old) in before.iter() {
            let path = moves.target(path);
            if let Some(new) = after.get(path) {
                lessons.compare(path, &old.text, &new.text);
            }
        }
        lessons
    }

    /// What a name becomes in a file; nothing if it stays, or if that cannot be told.
    pub(super) fn verdict(&self, path: &str, name: Name<'_>) -> Option<&str> {
        let own = self.files.get(path).and_then(|lesson| lesson.verdict(name));
        let verdict = own.or_else(|| self.all.verdict(name))?;
        (verdict != name.token).then_some(verdict)
    }

    fn compare(&mut self, path: &str, old: &str, new: &str) {
        let old = names(old, &self.words);
        let new = names(new, &self.words);
        let unified = |names: &[Occurrence<'_>]| -> Vec<String> {
            names.iter().map(|name| name.unified.clone()).collect()
        };
        let mut lesson = Lesson::default();
        for op in capture_diff_slices(Algorithm::Myers, &unified(&old), &unified(&new)) {
            let DiffOp::Equal {
                old_index,
                new_index,
                len,
            } = op
            else {
                continue;
            };
            for (old, new) in old[old_index..old_index + len]
                .iter()
                .zip(&new[new_index..])
            {
                lesson.add(old.name, new.name.token);
                self.all.add(old.name, new.name.token);
            }
        }
        self.files.insert(path.to_owned(), lesson);
    }
}

impl Lesson {
    fn add(&mut self, name: Name<'_>, became: &str) {
        let seen = self.tokens.entry(name.token.to_owned()).or_default();
        seen.add(became);
        for context in name.contexts() {
            let seen = self.contexts.entry(context).or_default();
            seen.add(became);
        }
    }

    /// The one thing that a name has become here, by its neighbours if there are several, or else
    /// the usual one, unless it belongs to something of which nothing is known.
    fn verdict(&self, name: Name<'_>) -> Option<&str> {
        let seen = self.tokens.get(name.token)?;
        let by_context = || {
            let mut contexts = name.contexts().into_iter();
            contexts.find_map(|context| self.contexts.get(&context)?.only())
        };
        let usual = || seen.usual().filter(|_| !name.is_foreign());
        seen.only().or_else(by_context).or_else(usual)
    }
}

impl Seen {
    fn add(&mut self, became: &str) {
        *self.0.entry(became.to_owned()).or_default() += 1;
    }

    fn only(&self) -> Option<&str> {
        let mut all = self.0.keys();
        let first = all.next()?;
        all.next().is_none().then_some(first)
    }

    /// What four of five have become.
    fn usual(&self) -> Option<&str> {
        let all: usize = self.0.values().sum();
        let usual = self.0.iter().find(|(_, count)| *count * 5 >= all * 4);
        usual.map(|(became, _)| became.as_str())
    }
}

impl Name<'_> {
    /// The closest first.
    fn contexts(&self) -> Vec<Context> {
        let Self {
            owner,
            link,
            token,
            after,
        } = *self;
        let before = format!("{owner}{link}");
        let context = |before: Option<&str>, after: Option<&str>| Context {
            before: before.map(str::to_owned),
            token: token.to_owned(),
            after: after.map(str::to_owned),
        };
        let mut contexts = vec![
            context(Some(&before), Some(after)),
            context(Some(&before), None),
        ];
        if link == "." {
            contexts.push(context(Some(link), Some(after)));
            contexts.push(context(Some(link), None));
        }
        if !self.is_foreign() {
            contexts.push(context(None, Some(after)));
        }
        contexts
    }

    /// Whether it is one of the names of another: `routing::post`, `Method::Post`, but not the
    /// type `models::Post`.
    fn is_foreign(&self) -> bool {
        let is_type = |name: &str| name.starts_with(char::is_uppercase);
        self.link == "::" && (is_type(self.owner) || !is_type(self.token))
    }
}

/// A name in a text, and what it has in common with its other forms.
#[derive(Debug, Clone)]
struct Occurrence<'text> {
    name: Name<'text>,
    unified: String,
}

/// The names of a text that may have changed.
fn names<'text>(text: &'text str, words: &Words) -> Vec<Occurrence<'text>> {
    let mut known: BTreeMap<&str, Option<String>> = BTreeMap::new();
    let mut occurrences = Vec::new();
    for line in text.lines() {
        let tokens = tokens(line, words);
        for (at, token) in tokens.iter().enumerate().filter(|(_, token)| token.is_name) {
            let unified = known
                .entry(token.text)
                .or_insert_with(|| words.unified(token.text));
            if let Some(unified) = unified {
                occurrences.push(Occurrence {
                    name: name_at(&tokens, at),
                    unified: unified.clone(),
                });
            }
        }
    }
    occurrences
}

/// The token of this place, with the next ones on both sides that are no space.
pub(super) fn name_at<'text>(tokens: &[Token<'text>], at: usize) -> Name<'text> {
    let is_space = |token: &&Token<'_>| token.text.trim().is_empty();
    let mut above = tokens[..at].iter().rev().filter(|token| !is_space(token));
    let link = above.next().map_or("", |token| token.text);
    let owner = match link {
        "::" | "." => above.next().map_or("", |token| token.text),
        _ => "",
    };
    let after = tokens[at + 1..].iter().find(|token| !is_space(token));
    Name {
        owner,
        link,
        token: tokens[at].text,
        after: after.map_or("", |token| token.text),
    }
}
