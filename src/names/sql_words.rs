/// Words that `PostgreSQL` may take for something else than a name, one on each line.
pub const POSTGRES_WORDS: &str = include_str!("postgres_words.txt");

/// Words that `MySQL` or `MariaDB` may take for something else than a name, one on each line.
pub const MYSQL_WORDS: &str = include_str!("mysql_words.txt");
