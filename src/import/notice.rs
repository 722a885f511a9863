use super::document::Origin;
use super::reason::Reason;

/// Something of the source that is not in the spec as it was, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    pub origin: Origin,
    pub reason: Reason,
}

impl Notice {
    #[must_use]
    pub fn new(origin: Origin, reason: impl Into<Reason>) -> Self {
        Self {
            origin,
            reason: reason.into(),
        }
    }

    /// Of a table.
    #[must_use]
    pub fn table(table: &str, reason: impl Into<Reason>) -> Self {
        Self::new(Origin::Table(table.to_owned()), reason)
    }

    /// Of a column.
    #[must_use]
    pub fn column(table: &str, column: &str, reason: impl Into<Reason>) -> Self {
        let origin = Origin::Column {
            table: table.to_owned(),
            column: column.to_owned(),
        };
        Self::new(origin, reason)
    }
}
