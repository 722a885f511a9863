//! How columns of tables that others have made become the types of a service.

use crate::dialect::Dialect;

use super::literal::embedded;

/// What a statement selects for a value of this Rust type: the column, cast where its own type may
/// be another one that holds the same.
pub(super) fn selected(rust_type: &str, column: &str, dialect: &Dialect) -> String {
    match dialect.cast(rust_type) {
        Some(cast) => cast.replace('@', column),
        None => column.to_owned(),
    }
}

/// What lists compare and sort by, where the column itself has another order or other equals: the
/// words of the engine's own enums, and texts whose case does not count.
pub(super) fn compared(rust_type: &str, column: &str, dialect: &Dialect) -> Option<String> {
    let cast = dialect.compared(rust_type)?;
    Some(embedded(&cast.replace('@', column)))
}
