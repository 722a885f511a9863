use std::collections::BTreeSet;

use crate::migrate::difference::{ColumnChange, SchemaChange, TableChange, is_converted};

use super::{UserObject, UserObjects};

/// The views of users that a change cannot leave alone, in the order in which they were made.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AffectedViews {
    /// Those that read what goes, and those that read them.
    pub lost: Vec<UserObject>,
    /// Those that a server does not let columns change under: they are made again.
    pub passing: Vec<UserObject>,
}

impl AffectedViews {
    /// `lost` are the names of those that cannot stay; `binds` says whether a server has bound each
    /// view to the columns that it reads.
    #[must_use]
    pub fn of(
        user_objects: &UserObjects,
        change: &SchemaChange<'_>,
        lost: &BTreeSet<&str>,
        binds: bool,
    ) -> Self {
        let mut affected = Self::default();
        for view in &user_objects.views {
            let reads = |views: &[UserObject]| views.iter().any(|other| view.names(&other.name));
            if lost.contains(view.name.as_str()) || reads(&affected.lost) {
                affected.lost.push(view.clone());
            } else if binds && (reads(&affected.passing) || is_bound(view, change)) {
                affected.passing.push(view.clone());
            }
        }
        affected
    }
}

/// Whether a view reads a column that changes its type, or every column of a table that loses one.
fn is_bound(view: &UserObject, change: &SchemaChange<'_>) -> bool {
    let reads_all = view.sql.tokens.iter().any(|token| token.is_sign("*"));
    let is_bound_to = |table: &&TableChange<'_>| {
        table.columns.iter().any(|column| match column {
            ColumnChange::Kept { from, to } => {
                is_converted(&from.kind, &to.kind) && (reads_all || view.names(&from.name))
            }
            ColumnChange::Dropped(_) => reads_all,
            ColumnChange::Added(_) => false,
        })
    };
    let mut tables = change
        .kept
        .iter()
        .filter(|table| view.names(&table.from.name));
    tables.any(|table| is_bound_to(&table))
}
