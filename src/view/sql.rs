//! SQL in the text of a service.

pub use crate::dialect::Dialect;

/// SQL as the inside of a string literal.
#[must_use]
pub fn embedded(sql: &str) -> String {
    sql.replace('"', "\\\"")
}
