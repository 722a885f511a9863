use crate::model::Engine;
use crate::names::{MYSQL_WORDS, POSTGRES_WORDS};

/// A server that keeps the rows, as opposed to a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Server {
    Postgres,
    Mysql,
}

impl Server {
    /// The server of an engine; nothing if that is a file.
    #[must_use]
    pub fn of(engine: Engine) -> Option<Self> {
        match engine {
            Engine::Sqlite => None,
            Engine::Postgres => Some(Self::Postgres),
            Engine::Mysql => Some(Self::Mysql),
        }
    }

    /// A name as the server's SQL has it: in quotes only where it could be taken for something else.
    #[must_use]
    pub fn quote(self, name: &str) -> String {
        let (words, mark) = match self {
            Self::Postgres => (POSTGRES_WORDS, '"'),
            Self::Mysql => (MYSQL_WORDS, '`'),
        };
        let is_word = words.lines().any(|word| word == name);
        if is_plain(name) && !is_word {
            name.to_owned()
        } else {
            let doubled = name.replace(mark, &format!("{mark}{mark}"));
            format!("{mark}{doubled}{mark}")
        }
    }

    /// Several names, with commas.
    #[must_use]
    pub fn quote_list<'name>(self, names: impl IntoIterator<Item = &'name String>) -> String {
        let names: Vec<_> = names.into_iter().map(|name| self.quote(name)).collect();
        names.join(", ")
    }
}

/// Names in small letters keep them without quotes.
fn is_plain(name: &str) -> bool {
    let starts_well = name.starts_with(|c: char| c.is_ascii_lowercase() || c == '_');
    starts_well
        && name
            .chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
}
