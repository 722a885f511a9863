use super::{Column, ColumnKind, ColumnRole, TextFormat};

/// Every table of a service, those that others refer to before those that refer to them.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Schema {
    pub tables: Vec<Table>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    pub origin: TableOrigin,
    pub name: String,
    /// Whether it was there before the service.
    pub existing: bool,
    pub description: Option<String>,
    pub columns: Vec<Column>,
    pub indexes: Vec<Index>,
}

/// What of the spec a table stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TableOrigin {
    Entity {
        name: String,
        renamed_from: Option<String>,
    },
    /// A `many_to_many` relation, on the side that declares it; its two columns are the key.
    Relation {
        entity: String,
        name: String,
        renamed_from: Option<String>,
    },
    /// Something that a feature keeps.
    Feature {
        feature: String,
        name: String,
        /// Whether its rows are not missed.
        disposable: bool,
    },
}

impl Schema {
    #[must_use]
    pub fn table(&self, name: &str) -> Option<&Table> {
        self.tables.iter().find(|table| table.name == name)
    }
}

impl Table {
    #[must_use]
    pub fn column(&self, name: &str) -> Option<&Column> {
        self.columns.iter().find(|column| column.name == name)
    }

    /// Whether a column has this name, in whatever case.
    #[must_use]
    pub fn has_column(&self, name: &str) -> bool {
        let mut columns = self.columns.iter();
        columns.any(|column| column.name.eq_ignore_ascii_case(name))
    }

    /// The primary key; join tables have none of one column.
    #[must_use]
    pub fn key(&self) -> Option<&Column> {
        self.columns
            .iter()
            .find(|column| column.role == ColumnRole::Id)
    }

    /// Whether an index of this table takes texts of a column for the same that differ in case
    /// alone: no two people have such addresses.
    #[must_use]
    pub fn ignores_case(&self, index: &Index, column: &str) -> bool {
        let is_email = |column: &Column| {
            matches!(
                column.kind,
                ColumnKind::Text {
                    format: TextFormat::Email,
                    ..
                }
            )
        };
        index.is_unique() && self.column(column).is_some_and(is_email)
    }

    /// The entity that it belongs to, or the feature.
    #[must_use]
    pub fn entity(&self) -> &str {
        match &self.origin {
            TableOrigin::Entity { name, .. }
            | TableOrigin::Relation { entity: name, .. }
            | TableOrigin::Feature { feature: name, .. } => name,
        }
    }

    #[must_use]
    pub fn is_of_entity(&self) -> bool {
        matches!(self.origin, TableOrigin::Entity { .. })
    }

    /// Whether nobody misses its rows.
    #[must_use]
    pub fn is_disposable(&self) -> bool {
        matches!(
            self.origin,
            TableOrigin::Feature {
                disposable: true,
                ..
            }
        )
    }

    #[must_use]
    pub fn is_join(&self) -> bool {
        matches!(self.origin, TableOrigin::Relation { .. })
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Index {
    pub name: String,
    pub kind: IndexKind,
    pub columns: Vec<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IndexKind {
    Plain,
    Unique,
    /// Unique among the rows that are not deleted.
    UniqueAlive,
}

impl Index {
    #[must_use]
    pub fn is_unique(&self) -> bool {
        self.kind != IndexKind::Plain
    }

    /// Whether every row can be found through it by this column.
    #[must_use]
    pub fn covers(&self, column: &str) -> bool {
        self.kind != IndexKind::UniqueAlive
            && self.columns.first().is_some_and(|first| first == column)
    }
}
