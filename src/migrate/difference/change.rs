use std::collections::BTreeMap;

use crate::migrate::schema::{Column, ColumnRole, ForeignKey, Index, Table};

/// The difference of two schemas.
#[derive(Debug, Clone, PartialEq)]
pub struct SchemaChange<'schema> {
    /// In the order in which they refer to each other.
    pub dropped: Vec<&'schema Table>,
    pub created: Vec<&'schema Table>,
    pub kept: Vec<TableChange<'schema>>,
    /// The new names of those that are kept under another one, by the old.
    pub renames: BTreeMap<&'schema str, &'schema str>,
}

/// A table on both sides; often there is nothing to do.
#[derive(Debug, Clone, PartialEq)]
pub struct TableChange<'schema> {
    pub from: &'schema Table,
    pub to: &'schema Table,
    pub columns: Vec<ColumnChange<'schema>>,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub enum ColumnChange<'schema> {
    Dropped(&'schema Column),
    Added(&'schema Column),
    Kept {
        from: &'schema Column,
        to: &'schema Column,
    },
}

impl SchemaChange<'_> {
    /// The way back.
    #[must_use]
    pub fn reversed(&self) -> Self {
        let Self {
            dropped,
            created,
            kept,
            renames,
        } = self;
        let kept = kept.iter().map(TableChange::reversed).collect();
        let renames = renames.iter().map(|(old, new)| (*new, *old)).collect();
        Self {
            dropped: created.clone(),
            created: dropped.clone(),
            kept,
            renames,
        }
    }

    /// The name that a table of the old schema has in the new one.
    #[must_use]
    pub fn new_name<'name>(&'name self, table: &'name str) -> &'name str {
        self.renames.get(table).copied().unwrap_or(table)
    }

    /// A column of the old schema as a server leaves it that renames tables and their keys: what
    /// refers to them follows.
    #[must_use]
    pub fn following(&self, column: &Column) -> Column {
        let mut followed = self.referring_anew(column);
        if let Some(key) = &mut followed.references {
            let target = self.kept.iter().find(|table| table.to.name == key.table);
            if let Some(name) = target.and_then(|table| table.new_name(&key.column)) {
                name.clone_into(&mut key.column);
            }
        }
        followed
    }

    /// A column of the old schema that refers to tables under their new names.
    #[must_use]
    pub fn referring_anew(&self, column: &Column) -> Column {
        let references = column.references.as_ref().map(|key| ForeignKey {
            table: self.new_name(&key.table).to_owned(),
            ..key.clone()
        });
        Column {
            references,
            ..column.clone()
        }
    }
}

impl<'schema> TableChange<'schema> {
    fn reversed(&self) -> Self {
        let columns = self.columns.iter().map(|change| match *change {
            ColumnChange::Dropped(column) => ColumnChange::Added(column),
            ColumnChange::Added(column) => ColumnChange::Dropped(column),
            ColumnChange::Kept { from, to } => ColumnChange::Kept { from: to, to: from },
        });
        Self {
            from: self.to,
            to: self.from,
            columns: columns.collect(),
        }
    }

    /// Whether rows that were deleted lose the mark of it: they must not come back.
    #[must_use]
    pub fn loses_soft_delete(&self) -> bool {
        let has = |table: &Table| {
            let mut columns = table.columns.iter();
            columns.any(|column| column.role == ColumnRole::DeletedAt)
        };
        has(self.from) && !has(self.to)
    }

    /// Where the values of a new column come from.
    #[must_use]
    pub fn source(&self, column: &Column) -> Option<&'schema Column> {
        self.columns.iter().find_map(|change| match *change {
            ColumnChange::Kept { from, to } if to.name == column.name => Some(from),
            _ => None,
        })
    }

    /// The name that a column of the old table has in the new one.
    #[must_use]
    pub fn new_name(&self, column: &str) -> Option<&'schema str> {
        self.columns.iter().find_map(|change| match *change {
            ColumnChange::Kept { from, to } if from.name == column => Some(to.name.as_str()),
            _ => None,
        })
    }

    /// The dropped column whose place and name a new one takes without its values.
    #[must_use]
    pub fn replaced_by(&self, added: &Column) -> Option<&'schema Column> {
        self.columns.iter().find_map(|change| match *change {
            ColumnChange::Dropped(old) if is_same_member(old, added) => Some(old),
            _ => None,
        })
    }

    /// The new column that takes the place and name of a dropped one without its values.
    #[must_use]
    pub fn replacement_of(&self, dropped: &Column) -> Option<&'schema Column> {
        self.columns.iter().find_map(|change| match *change {
            ColumnChange::Added(new) if is_same_member(dropped, new) => Some(new),
            _ => None,
        })
    }
}

fn is_same_member(old: &Column, new: &Column) -> bool {
    old.key == new.key
        || old.name == new.name
        || new.renamed_from.as_deref() == Some(old.key.as_str())
}

impl TableChange<'_> {
    /// Whether an index of the new table has to be made.
    #[must_use]
    pub fn makes(&self, index: &Index) -> bool {
        let mut old = self.from.indexes.iter();
        !old.any(|old| old.name == index.name && self.keeps(old))
    }

    /// Whether an index of the old table is one of the new table as it stands.
    #[must_use]
    pub fn keeps(&self, old: &Index) -> bool {
        let mut new = self.to.indexes.iter();
        new.any(|new| new.name == old.name && self.is_same_index(old, new))
    }

    /// Whether two indexes are of the same, whatever they are called.
    #[must_use]
    pub fn is_same_index(&self, old: &Index, new: &Index) -> bool {
        let columns = || old.columns.iter().zip(&new.columns);
        old.kind == new.kind
            && old.columns.len() == new.columns.len()
            && columns().all(|(old, new)| self.new_name(old) == Some(new.as_str()))
            && columns().all(|(column, new_column)| {
                self.from.ignores_case(old, column) == self.to.ignores_case(new, new_column)
            })
    }
}
