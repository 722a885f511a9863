use mysql::prelude::Queryable as _;
use mysql::{Conn, Error};

/// The two servers that speak one language, as far as they describe their tables differently.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flavor {
    Mysql,
    Mariadb,
}

impl Flavor {
    pub fn of(connection: &mut Conn) -> Result<Self, Error> {
        let version: Option<String> = connection.query_first("SELECT version()")?;
        let is_mariadb = version.is_some_and(|version| version.contains("MariaDB"));
        Ok(if is_mariadb {
            Self::Mariadb
        } else {
            Self::Mysql
        })
    }

    /// SQL with doubled quotes for those behind a backslash. `MySQL` puts one before the quotes at
    /// the ends of a text, too.
    pub fn standard_sql(self, text: &str) -> String {
        let mut standard = String::with_capacity(text.len());
        let mut letters = text.chars();
        while let Some(letter) = letters.next() {
            if letter != '\\' {
                standard.push(letter);
                continue;
            }
            match (letters.next(), self) {
                (Some('\''), Self::Mariadb) => standard.push_str("''"),
                (Some('n'), _) => standard.push('\n'),
                (other, _) => standard.extend(other),
            }
        }
        standard
    }
}
