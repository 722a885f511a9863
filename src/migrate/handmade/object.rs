use std::fmt;

use super::statement::Statement;
use super::words::Word;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Object {
    pub kind: ObjectKind,
    pub name: String,
    /// The definition of a column; the whole statement of anything else.
    pub text: String,
    /// Every name in the text.
    pub words: Vec<Word>,
    /// The migration that has added it.
    pub file: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ObjectKind {
    Column,
    Index,
    Trigger,
    View,
}

impl fmt::Display for ObjectKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Column => "column",
            Self::Index => "index",
            Self::Trigger => "trigger",
            Self::View => "view",
        })
    }
}

impl Object {
    /// Whether its text speaks of something of this name.
    #[must_use]
    pub fn names(&self, name: &str) -> bool {
        self.words.iter().any(|word| word.is(name))
    }

    /// Whether a column is made of others, so that nothing can be put into it.
    #[must_use]
    pub fn is_generated(&self) -> bool {
        let mut depth = 0_usize;
        let mut pairs = self.words.windows(2);
        self.kind == ObjectKind::Column
            && pairs.any(|pair| {
                match pair[0].text.as_str() {
                    "(" => depth += 1,
                    ")" => depth = depth.saturating_sub(1),
                    _ => {}
                }
                depth == 0 && pair[0].is("AS") && pair[1].text == "("
            })
    }

    /// Follows the renaming of a table or a column, as `SQLite` does it in what speaks of them.
    pub fn rename(&mut self, old: &str, new: &str) {
        let mut text = String::new();
        let mut done = 0;
        for word in &mut self.words {
            text.push_str(&self.text[done..word.place.start]);
            let start = text.len();
            done = word.place.end;
            if word.is(old) {
                text.push('"');
                text.push_str(&new.replace('"', "\"\""));
                text.push('"');
                new.clone_into(&mut word.text);
            } else {
                text.push_str(&self.text[word.place.clone()]);
            }
            word.place = start..text.len();
        }
        text.push_str(&self.text[done..]);
        self.text = text;
        if self.kind == ObjectKind::Column && self.name.eq_ignore_ascii_case(old) {
            new.clone_into(&mut self.name);
        }
    }

    /// A column, unless the words are a constraint of the table.
    pub fn column(words: &[Word], statement: &Statement, file: &str) -> Option<Self> {
        const CONSTRAINTS: [&str; 5] = ["CONSTRAINT", "PRIMARY", "UNIQUE", "CHECK", "FOREIGN"];
        let (first, last) = (words.first()?, words.last()?);
        let is_quoted = first.place.len() > first.text.len();
        if !first.is_name || (!is_quoted && CONSTRAINTS.iter().any(|word| first.is(word))) {
            return None;
        }
        let start = first.place.start;
        let mut words = words.to_vec();
        for word in &mut words {
            word.place = word.place.start - start..word.place.end - start;
        }
        Some(Self {
            kind: ObjectKind::Column,
            name: first.text.clone(),
            text: statement.text[start..last.place.end].to_owned(),
            words,
            file: file.to_owned(),
        })
    }
}
