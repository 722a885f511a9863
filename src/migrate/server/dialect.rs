use crate::model::Engine;
use crate::names::{MYSQL, POSTGRES, Quoting};

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

    /// A name as the server's SQL has it.
    #[must_use]
    pub fn quote(self, name: &str) -> String {
        self.quoting().quote(name)
    }

    /// Several names, with commas.
    #[must_use]
    pub fn quote_list<'name>(self, names: impl IntoIterator<Item = &'name String>) -> String {
        self.quoting().list(names)
    }

    fn quoting(self) -> &'static Quoting {
        match self {
            Self::Postgres => &POSTGRES,
            Self::Mysql => &MYSQL,
        }
    }
}
