use super::shorten;

/// The name of a foreign key in the schema, as servers keep it.
#[must_use]
pub fn foreign_key(table: &str, column: &str) -> String {
    shorten(&format!("{table}_{column}_fkey"))
}

/// The name of the check of a column in the schema, as servers keep it.
#[must_use]
pub fn check(table: &str, column: &str) -> String {
    shorten(&format!("{table}_{column}_check"))
}
