use std::collections::BTreeSet;
use std::sync::LazyLock;

/// How an engine tells names from its own words: in quotes only where one could be taken for the
/// other.
#[derive(Debug)]
pub struct Quoting {
    /// What the engine may take for something else than a name, in lower case.
    words: LazyLock<BTreeSet<&'static str>>,
    /// Around a name in quotes.
    mark: char,
    /// Whether capital letters stay what they are without quotes.
    keeps_capitals: bool,
}

/// In the schema of `SQLite`.
pub static SQLITE_SCHEMA: Quoting = Quoting {
    words: LazyLock::new(|| include_str!("sqlite_words.txt").lines().collect()),
    mark: '"',
    keeps_capitals: true,
};

/// In queries of `SQLite`, where further words can be values.
pub static SQLITE_QUERY: Quoting = Quoting {
    words: LazyLock::new(|| {
        let values = ["false", "oid", "rowid", "true"];
        SQLITE_SCHEMA.words.iter().copied().chain(values).collect()
    }),
    mark: '"',
    keeps_capitals: true,
};

pub static POSTGRES_NAMES: Quoting = Quoting {
    words: LazyLock::new(|| include_str!("postgres_words.txt").lines().collect()),
    mark: '"',
    keeps_capitals: false,
};

/// In `MySQL` and `MariaDB`.
pub static MYSQL_NAMES: Quoting = Quoting {
    words: LazyLock::new(|| include_str!("mysql_words.txt").lines().collect()),
    mark: '`',
    keeps_capitals: false,
};

impl Quoting {
    /// A name as SQL has it.
    #[must_use]
    pub fn quote(&self, name: &str) -> String {
        let is_word = || self.words.contains(name.to_ascii_lowercase().as_str());
        if self.is_plain(name) && !is_word() {
            return name.to_owned();
        }
        let mark = self.mark;
        let doubled = name.replace(mark, &format!("{mark}{mark}"));
        format!("{mark}{doubled}{mark}")
    }

    /// Several names, with commas.
    #[must_use]
    pub fn list<'name>(&self, names: impl IntoIterator<Item = &'name String>) -> String {
        let names: Vec<_> = names.into_iter().map(|name| self.quote(name)).collect();
        names.join(", ")
    }

    #[must_use]
    pub fn mark(&self) -> char {
        self.mark
    }

    fn is_plain(&self, name: &str) -> bool {
        let is_letter = |c: char| {
            c == '_' || c.is_ascii_lowercase() || (self.keeps_capitals && c.is_ascii_uppercase())
        };
        name.starts_with(is_letter) && name.chars().all(|c| is_letter(c) || c.is_ascii_digit())
    }
}

#[cfg(test)]
mod tests {
    use super::{MYSQL_NAMES, POSTGRES_NAMES, SQLITE_QUERY, SQLITE_SCHEMA};

    #[test]
    fn names_are_quoted_where_they_could_be_something_else() {
        assert_eq!(SQLITE_SCHEMA.quote("posts"), "posts");
        assert_eq!(SQLITE_SCHEMA.quote("Order"), "\"Order\"");
        assert_eq!(SQLITE_SCHEMA.quote("AlbumId"), "AlbumId");
        assert_eq!(SQLITE_SCHEMA.quote("a \"b\""), "\"a \"\"b\"\"\"");
        assert_eq!(
            (&*SQLITE_SCHEMA.quote("oid"), &*SQLITE_QUERY.quote("oid")),
            ("oid", "\"oid\"")
        );
        assert_eq!(POSTGRES_NAMES.quote("AlbumId"), "\"AlbumId\"");
        assert_eq!(
            MYSQL_NAMES.list(&["id".to_owned(), "key".to_owned()]),
            "id, `key`"
        );
    }
}
