use std::fmt;

use super::statement::Statement;
use super::words::Word;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Object {
    pub kind: ObjectKind,
    pub name: String,
    /// The definition of a column; the whole statement of an index or trigger.
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
}

impl fmt::Display for ObjectKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Column => "column",
            Self::Index => "index",
            Self::Trigger => "trigger",
        })
    }
}

impl Object {
    /// Gives a column another name.
    pub fn rename(&mut self, new: &str) {
        let Some(first) = self.words.first_mut() else {
            return;
        };
        let definition = self.text.split_off(first.place.end);
        new.clone_into(&mut first.text);
        new.clone_into(&mut self.name);
        self.text = format!("\"{}\"{definition}", new.replace('"', "\"\""));
        first.place = 0..self.text.len() - definition.len();
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
