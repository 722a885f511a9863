//! Names as SQL spells them.

/// Words that SQLite may read as something else than a name.
const KEYWORDS: &str = include_str!("sqlite_keywords.txt");

/// The name, between quotes if it means something else in SQL.
#[must_use]
pub fn quoted(name: &str) -> String {
    let is_keyword = KEYWORDS
        .lines()
        .any(|keyword| keyword.eq_ignore_ascii_case(name));
    if is_keyword {
        format!("\"{name}\"")
    } else {
        name.to_owned()
    }
}

/// SQL as the inside of a string literal.
#[must_use]
pub fn embedded(sql: &str) -> String {
    sql.replace('"', "\\\"")
}
