//! How long the values of a column can be, and whether an engine keeps them outside the row.

use crate::dialect::Dialect;
use crate::migrate::schema::{ColumnKind, TextFormat};

use super::definition::storage;

/// The most bytes of a character.
pub const CHARACTER: u64 = 4;

/// The length of the column for a password's hash.
pub const PASSWORD_HASH: u64 = 255;

/// The most characters of a text; nothing if there is no limit, and for other values.
pub fn most_characters(kind: &ColumnKind) -> Option<u64> {
    match kind {
        ColumnKind::Text {
            format: TextFormat::Password,
            ..
        } => Some(PASSWORD_HASH),
        ColumnKind::Text { length, .. } => length.max.map(u64::from),
        ColumnKind::Enum { values } => {
            let longest = values.iter().map(|value| value.chars().count()).max()?;
            u64::try_from(longest).ok()
        }
        _ => None,
    }
}

/// Whether a row has only a pointer to the values of a column.
pub fn is_outside_row(dialect: &Dialect, kind: &ColumnKind) -> bool {
    let storage = storage(dialect, kind);
    dialect.types.outside_row.contains(&storage.as_str())
}
