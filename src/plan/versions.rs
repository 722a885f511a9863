use super::care::Care;
use super::words::merge_words;

/// The three texts at one place.
#[derive(Debug)]
pub struct Versions {
    pub base: String,
    pub ours: String,
    pub theirs: String,
    pub changed: Changed,
}

/// Which side has changed a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Changed {
    Ours,
    Theirs,
    Both,
}

impl Versions {
    /// The text on which both sides can agree, if there is one.
    ///
    /// `before` gives the base up to here.
    #[must_use]
    pub fn settle(&self, care: Care, before: impl FnOnce() -> String) -> Option<String> {
        match self.changed {
            Changed::Ours => Some(self.ours.clone()),
            Changed::Theirs => Some(self.theirs.clone()),
            Changed::Both if self.ours == self.theirs => Some(self.ours.clone()),
            Changed::Both if care == Care::Great => None,
            Changed::Both if self.base.is_empty() => Some(self.both_insertions()),
            Changed::Both if self.is_setting_that_goes() => Some(self.ours.clone()),
            Changed::Both if care == Care::Least && self.is_item_that_went() => {
                Some(self.ours.clone())
            }
            Changed::Both => merge_words(self, &before()),
        }
    }

    /// Both insertions, or the longer one where it holds the other.
    fn both_insertions(&self) -> String {
        let [ours, theirs] =
            [&self.ours, &self.theirs].map(|text| text.split_inclusive('\n').collect::<Vec<_>>());
        if holds(&ours, &theirs) {
            return self.ours.clone();
        }
        if holds(&theirs, &ours) {
            return self.theirs.clone();
        }
        let is_new = |line: &&&str| !(is_import(line) && ours.contains(line));
        let theirs: Vec<&str> = theirs.iter().filter(is_new).copied().collect();
        format!("{}{}", self.ours, theirs.concat())
    }

    /// Whether the user has removed a whole item, such as a function.
    fn is_item_that_went(&self) -> bool {
        let count = |sign: char| self.base.matches(sign).count();
        let lines = self.base.lines().filter(|line| !line.trim().is_empty());
        let is_whole = [['(', ')'], ['[', ']'], ['{', '}']]
            .iter()
            .all(|[open, close]| count(*open) == count(*close));
        self.ours.trim().is_empty() && is_whole && count('{') > 0 && lines.count() > 2
    }

    /// A `key = value` of a manifest that the user has changed and nothing renders any more is the
    /// user's, as files are.
    fn is_setting_that_goes(&self) -> bool {
        let key = |text: &str| {
            let line = text.trim_end();
            let is_one = !line.contains('\n') && !line.ends_with([';', ',', '{', '(']);
            let (key, _) = line.split_once(" = ").filter(|_| is_one)?;
            let is_key = key
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || "-_.\"".contains(c));
            is_key.then(|| key.to_owned())
        };
        self.theirs.is_empty() && key(&self.base).is_some() && key(&self.base) == key(&self.ours)
    }
}

/// Whether lines with something to say stand among others, one after the other.
fn holds(lines: &[&str], part: &[&str]) -> bool {
    let says = part
        .iter()
        .any(|line| line.contains(|c: char| c.is_alphanumeric()));
    says && lines.windows(part.len()).any(|window| window == part)
}

fn is_import(line: &str) -> bool {
    ["use ", "pub use ", "mod ", "pub mod "]
        .iter()
        .any(|start| line.trim_start().starts_with(start))
        && line.trim_end().ends_with(';')
}
