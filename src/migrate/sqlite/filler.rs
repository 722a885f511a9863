use crate::migrate::schema::{Column, Table};
use crate::migrate::sql::{self, Filler};

use super::literal::literal;

const ROW: &str = "row_number() OVER (ORDER BY id)";

/// A value for a column whose own values are gone, so that the rows can stay; nothing where only
/// the user can know one.
pub fn filler(table: &Table, column: &Column) -> Option<String> {
    Some(match sql::filler(table, column)? {
        Filler::Value(value) => literal(&column.kind, &value),
        Filler::Zeros(count) => format!("zeroblob({count})"),
        Filler::Number => ROW.to_owned(),
        Filler::Text { before, behind: "" } => format!("'{before}' || {ROW}"),
        Filler::Text { before, behind } => format!("'{before}' || {ROW} || '{behind}'"),
        Filler::Uuid => "randomblob(16)".to_owned(),
    })
}
