use std::path::PathBuf;
use std::str::FromStr;

/// What a spec is made from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ImportSource {
    Sqlite(PathBuf),
    /// The address of a server's database.
    Postgres(String),
    Mysql(String),
    Jdl(PathBuf),
}

impl FromStr for ImportSource {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if let Some(path) = text.strip_prefix("sqlite:") {
            let path = path.strip_prefix("//").unwrap_or(path);
            return if path.is_empty() {
                Err("a file is missing, as in `sqlite:shop.db`".to_owned())
            } else {
                Ok(Self::Sqlite(PathBuf::from(path)))
            };
        }
        if text.starts_with("postgres://") || text.starts_with("postgresql://") {
            return Ok(Self::Postgres(text.to_owned()));
        }
        if text.starts_with("mysql://") || text.starts_with("mariadb://") {
            return Ok(Self::Mysql(text.to_owned()));
        }
        let path = PathBuf::from(text);
        let extension = path.extension().unwrap_or_default().to_ascii_lowercase();
        match extension.to_str() {
            Some("jdl" | "jh") => Ok(Self::Jdl(path)),
            Some("db" | "sqlite" | "sqlite3") => {
                Err(format!("for a database, write `sqlite:{text}`"))
            }
            _ => Err(
                "it is none of `sqlite:FILE`, `postgres://…`, `mysql://…` and `FILE.jdl`"
                    .to_owned(),
            ),
        }
    }
}
