//! SQL as the engines spell it.

use crate::model::{Engine, Project};
use crate::names::{MYSQL_WORDS, POSTGRES_WORDS};

/// What tells the SQL of one engine from that of the others: the one table of it.
#[derive(Debug)]
pub struct Dialect {
    /// Words that the engine may read as something else than a name.
    keywords: &'static str,
    /// Around such a word that is a name.
    pub quote: char,
    /// What stands for a value that is bound.
    places: Places,
    /// After an insert that is nothing where the row is there already; `@` is a column of it.
    unless_there: &'static str,
    /// The statements go through sqlx, which binds values in the order of the text.
    pub sqlx: bool,
}

/// What stands for the values that are bound.
#[derive(Debug, Clone, Copy)]
enum Places {
    /// `?1`, or `?` where it is the only one of a part that is put together later.
    Question,
    /// `$1`
    Dollar,
    /// `?`
    Bare,
}

const SQLITE: Dialect = Dialect {
    keywords: include_str!("sqlite_keywords.txt"),
    quote: '"',
    places: Places::Question,
    unless_there: " ON CONFLICT DO NOTHING",
    sqlx: false,
};

const POSTGRES: Dialect = Dialect {
    keywords: POSTGRES_WORDS,
    quote: '"',
    places: Places::Dollar,
    unless_there: " ON CONFLICT DO NOTHING",
    sqlx: true,
};

const MYSQL: Dialect = Dialect {
    keywords: MYSQL_WORDS,
    quote: '`',
    places: Places::Bare,
    unless_there: " ON DUPLICATE KEY UPDATE @ = @",
    sqlx: true,
};

impl Dialect {
    #[must_use]
    pub fn of(project: &Project) -> &'static Self {
        match project.engine {
            Engine::Sqlite => &SQLITE,
            Engine::Postgres => &POSTGRES,
            Engine::Mysql => &MYSQL,
        }
    }

    /// The name, between quotes if it means something else in SQL.
    #[must_use]
    pub fn quoted(&self, name: &str) -> String {
        let is_keyword = self
            .keywords
            .lines()
            .any(|keyword| keyword.eq_ignore_ascii_case(name));
        if is_keyword || !self.is_plain(name) {
            format!("{0}{name}{0}", self.quote)
        } else {
            name.to_owned()
        }
    }

    /// Whether a name needs no quotes for its letters: a server without them takes it for one in
    /// small ones.
    fn is_plain(&self, name: &str) -> bool {
        let is_letter =
            |c: char| c == '_' || c.is_ascii_lowercase() || (!self.sqlx && c.is_ascii_uppercase());
        name.starts_with(is_letter) && name.chars().all(|c| is_letter(c) || c.is_ascii_digit())
    }

    /// What stands for a value of a whole statement, counted from 1.
    #[must_use]
    pub fn place(&self, number: usize) -> String {
        match self.places {
            Places::Question => format!("?{number}"),
            Places::Dollar => format!("${number}"),
            Places::Bare => "?".to_owned(),
        }
    }

    /// What stands for the one value of the condition that lists begin with.
    #[must_use]
    pub fn first_place(&self) -> &'static str {
        match self.places {
            Places::Question | Places::Bare => "?",
            Places::Dollar => "$1",
        }
    }

    /// An insert of a pair that is nothing if the pair is there already.
    #[must_use]
    pub fn insert_pair(&self, table: &str, one: &str, other: &str) -> String {
        let (first, second) = (self.place(1), self.place(2));
        let unless_there = self.unless_there.replace('@', one);
        format!("INSERT INTO {table} ({one}, {other}) VALUES ({first}, {second}){unless_there}")
    }
}

/// SQL as the inside of a string literal.
#[must_use]
pub fn embedded(sql: &str) -> String {
    sql.replace('"', "\\\"")
}
