//! SQL as the engines spell it.

use crate::model::{Engine, Project};
use crate::names::{self, Quoting};

/// What tells the SQL of one engine from that of the others: the one table of it.
#[derive(Debug)]
pub struct Dialect {
    pub quoting: &'static Quoting,
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

static SQLITE: Dialect = Dialect {
    quoting: &names::SQLITE,
    places: Places::Question,
    unless_there: " ON CONFLICT DO NOTHING",
    sqlx: false,
};

static POSTGRES: Dialect = Dialect {
    quoting: &names::POSTGRES,
    places: Places::Dollar,
    unless_there: " ON CONFLICT DO NOTHING",
    sqlx: true,
};

static MYSQL: Dialect = Dialect {
    quoting: &names::MYSQL,
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
        self.quoting.quote(name)
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

    /// What stands for the id of a row and for the moment at which it is marked as deleted.
    #[must_use]
    pub fn id_and_now(&self) -> (String, String) {
        let (id, now) = if self.sqlx { (2, 1) } else { (1, 2) };
        (self.place(id), self.place(now))
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
