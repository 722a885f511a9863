use crate::migrate::difference::TableChange;
use crate::migrate::schema::Column;
use crate::migrate::sql::{self, Filler};

use super::literal::literal;
use super::quote::quote;

/// A value for a column whose own values are gone, so that the rows can stay; nothing where only
/// the user can know one.
///
/// It is read from the old table, whose key may have another name than that of the new one.
pub fn filler(change: &TableChange<'_>, column: &Column) -> Option<String> {
    let key = change.from.key().map(|key| quote(&key.name));
    let row = || Some(format!("row_number() OVER (ORDER BY {})", key?));
    Some(match sql::filler(change.to, column)? {
        Filler::Value(value) => literal(&column.kind, &value),
        Filler::Zeros(count) => format!("zeroblob({count})"),
        Filler::Number => row()?,
        Filler::Text { before, behind: "" } => format!("'{before}' || {}", row()?),
        Filler::Text { before, behind } => format!("'{before}' || {} || '{behind}'", row()?),
        Filler::Uuid => "randomblob(16)".to_owned(),
    })
}
