use crate::migrate::difference::{ColumnChange, TableChange};
use crate::migrate::schema::{Schema, Table};

use super::{Object, Taken};

/// The names that a change of a table makes wrong, where `SQLite` does not see to it itself.
#[derive(Debug)]
pub struct Names<'change> {
    dropped: Vec<&'change str>,
    /// Old and new, of columns of a table that is built anew.
    renamed: Vec<(&'change str, &'change str)>,
    /// Old and new, of the table if it is built anew.
    table: Option<(&'change str, &'change str)>,
    others: Vec<&'change Table>,
}

impl<'change> Names<'change> {
    #[must_use]
    pub fn of(schema: &'change Schema, change: &'change TableChange<'_>, is_rebuilt: bool) -> Self {
        let dropped = change.columns.iter().filter_map(|column| match column {
            ColumnChange::Dropped(column) if change.to.column(&column.name).is_none() => {
                Some(column.name.as_str())
            }
            ColumnChange::Dropped(_) | ColumnChange::Kept { .. } | ColumnChange::Added(_) => None,
        });
        let renamed = change.columns.iter().filter_map(|column| match column {
            ColumnChange::Kept { from, to } if is_rebuilt && from.name != to.name => {
                Some((from.name.as_str(), to.name.as_str()))
            }
            ColumnChange::Dropped(_) | ColumnChange::Kept { .. } | ColumnChange::Added(_) => None,
        });
        let table = (change.from.name.as_str(), change.to.name.as_str());
        let others = schema.tables.iter();
        Self {
            dropped: dropped.collect(),
            renamed: renamed.collect(),
            table: (is_rebuilt && table.0 != table.1).then_some(table),
            others: others
                .filter(|other| other.name != change.from.name)
                .collect(),
        }
    }

    /// A thing with the new names in it; nothing if it speaks of what goes, or of a name that may be
    /// that of another table's column.
    #[must_use]
    pub fn taken(&self, object: &Object) -> Option<Taken> {
        if self.dropped.iter().any(|name| object.names(name)) {
            return None;
        }
        let mut to = object.clone();
        for (old, new) in self.renamed.iter().filter(|(old, _)| object.names(old)) {
            if self.is_of_another(object, old) || object.names(new) {
                return None;
            }
            to.rename(old, new);
        }
        if let Some((old, new)) = self.table {
            to.rename(old, new);
        }
        let from = object.clone();
        Some(Taken { from, to })
    }

    #[must_use]
    pub fn has_other_columns(&self, object: &Object) -> bool {
        self.renamed.iter().any(|(old, _)| object.names(old))
    }

    fn is_of_another(&self, object: &Object, column: &str) -> bool {
        self.others
            .iter()
            .any(|table| object.names(&table.name) && table.column(column).is_some())
    }
}
