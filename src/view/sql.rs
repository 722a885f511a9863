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
    /// Moments are bound without their time zone: the server holds a parameter with one against the
    /// range of `timestamp`, which ends in 2038, whatever the type of the column.
    pub naive_datetimes: bool,
    /// Reads a column of an unknown type as a Rust type; `@` is the column.
    casts: Casts,
    /// Likewise, for lists, where the order of the column may be another one.
    compared: Casts,
}

/// Rust types with what makes them of a column; `enum` stands for all enums.
type Casts = &'static [(&'static str, &'static str)];

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
    naive_datetimes: false,
    casts: &[],
    compared: &[],
};

static POSTGRES: Dialect = Dialect {
    quoting: &names::POSTGRES,
    places: Places::Dollar,
    unless_there: " ON CONFLICT DO NOTHING",
    sqlx: true,
    naive_datetimes: false,
    casts: &[
        ("i32", "@::int4"),
        ("i64", "@::int8"),
        ("f64", "@::float8"),
        ("String", "@::text"),
        ("Password", "@::text"),
        ("enum", "@::text"),
        ("DateTime<Utc>", "@::timestamptz"),
    ],
    compared: &[("String", "@::text"), ("enum", "@::text")],
};

static MYSQL: Dialect = Dialect {
    quoting: &names::MYSQL,
    places: Places::Bare,
    unless_there: " ON DUPLICATE KEY UPDATE @ = @",
    sqlx: true,
    naive_datetimes: true,
    casts: &[
        ("i32", "CAST(@ AS SIGNED)"),
        ("i64", "CAST(@ AS SIGNED)"),
        ("Uuid", "CAST(@ AS BINARY(16))"),
    ],
    compared: &[("enum", "CAST(@ AS CHAR)")],
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

    /// Reads a column of an unknown type as a Rust type.
    #[must_use]
    pub fn cast(&self, rust_type: &str) -> Option<&'static str> {
        found(self.casts, rust_type)
    }

    /// Likewise, where the order of the column may be another one.
    #[must_use]
    pub fn compared(&self, rust_type: &str) -> Option<&'static str> {
        found(self.compared, rust_type)
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

fn found(casts: Casts, rust_type: &str) -> Option<&'static str> {
    let (_, cast) = casts.iter().find(|(of, _)| *of == rust_type)?;
    Some(cast)
}

/// SQL as the inside of a string literal.
#[must_use]
pub fn embedded(sql: &str) -> String {
    sql.replace('"', "\\\"")
}
