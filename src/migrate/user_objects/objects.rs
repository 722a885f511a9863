use std::fmt;

use crate::sql::{SqlKind, SqlStatement, SqlToken};

/// Something that users have made by a migration of their own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UserObject {
    pub kind: UserObjectKind,
    pub name: String,
    /// The definition of a column; the whole statement of anything else.
    pub sql: SqlStatement,
    /// The migration that has added it.
    pub file: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UserObjectKind {
    Column,
    Index,
    Trigger,
    View,
}

/// The same thing before a change and after it, which has written new names into it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RewrittenObject {
    pub from: UserObject,
    pub to: UserObject,
}

impl fmt::Display for UserObjectKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Column => "column",
            Self::Index => "index",
            Self::Trigger => "trigger",
            Self::View => "view",
        })
    }
}

impl UserObject {
    /// A column, unless the tokens are a constraint of the table.
    pub fn column(tokens: &[SqlToken], statement: &SqlStatement, file: &str) -> Option<Self> {
        const CONSTRAINTS: [&str; 5] = ["CONSTRAINT", "PRIMARY", "UNIQUE", "CHECK", "FOREIGN"];
        let first = tokens.first()?;
        if CONSTRAINTS.iter().any(|word| first.is(word)) {
            return None;
        }
        Some(Self {
            kind: UserObjectKind::Column,
            name: first.name()?.to_owned(),
            sql: SqlStatement::of(&statement.text, tokens)?,
            file: file.to_owned(),
        })
    }

    /// Whether its text speaks of something of this name.
    #[must_use]
    pub fn names(&self, name: &str) -> bool {
        self.sql.tokens.iter().any(|token| token.names(name))
    }

    /// Whether a column is made of others, so that nothing can be put into it.
    #[must_use]
    pub fn is_generated(&self) -> bool {
        let mut depth = 0_usize;
        let mut pairs = self.sql.tokens.windows(2);
        self.kind == UserObjectKind::Column
            && pairs.any(|pair| {
                depth += usize::from(pair[0].is_sign("("));
                depth = depth.saturating_sub(usize::from(pair[0].is_sign(")")));
                depth == 0 && pair[0].is("AS") && pair[1].is_sign("(")
            })
    }

    /// Follows the renaming of a table or a column, as `SQLite` does it in what speaks of them.
    pub fn rename(&mut self, old: &str, new: &str) {
        let SqlStatement {
            text: before,
            tokens,
        } = &mut self.sql;
        let mut text = String::new();
        let mut done = 0;
        for token in tokens {
            text.push_str(&before[done..token.start]);
            let start = text.len();
            done = token.end;
            if token.names(old) {
                text.push('"');
                text.push_str(&new.replace('"', "\"\""));
                text.push('"');
                token.kind = SqlKind::Name(new.to_owned());
            } else {
                text.push_str(&before[token.start..token.end]);
            }
            (token.start, token.end) = (start, text.len());
        }
        text.push_str(&before[done..]);
        *before = text;
        if self.kind == UserObjectKind::Column && self.name.eq_ignore_ascii_case(old) {
            new.clone_into(&mut self.name);
        }
    }
}
