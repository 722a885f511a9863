use super::lessons::Lessons;
use super::name::name_at;
use super::tokens::tokens;

/// A name that has changed, where it has not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OldName {
    pub line: usize,
    pub old: String,
    pub new: String,
}

impl Lessons {
    /// The old names in a text that is not to be changed, and the new ones, by lines from 1.
    #[must_use]
    pub fn old_names(&self, path: &str, text: &str) -> Vec<OldName> {
        let in_line = |(at, line): (usize, &str)| {
            let tokens = tokens(line, &self.words);
            let mut names = tokens.iter().enumerate().filter(|(_, token)| token.is_name);
            names.find_map(|(place, token)| {
                let new = self.verdict(path, name_at(&tokens, place))?;
                Some(OldName {
                    line: at + 1,
                    old: token.text.to_owned(),
                    new: new.to_owned(),
                })
            })
        };
        text.lines().enumerate().filter_map(in_line).collect()
    }
}
