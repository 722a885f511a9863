use sqlx::{MySqlConnection, Result};

/// The two servers that speak one language, as far as they describe their tables differently.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flavor {
    Mysql,
    Mariadb,
}

impl Flavor {
    /// That of the server behind a connection.
    pub async fn of(connection: &mut MySqlConnection) -> Result<Self> {
        let version = sqlx::query_scalar("SELECT version()");
        let version: String = version.fetch_one(connection).await?;
        Ok(if version.contains("MariaDB") {
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
