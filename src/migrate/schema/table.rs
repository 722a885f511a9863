use super::{Column, Index};

/// Every table of a service, those that others refer to before those that refer to them.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Schema {
    pub tables: Vec<Table>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    pub origin: Origin,
    pub name: String,
    /// Whether it was there before the service.
    pub existing: bool,
    pub description: Option<String>,
    pub columns: Vec<Column>,
    pub indexes: Vec<Index>,
}

/// What of the spec a table stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
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

    /// The entity that it belongs to.
    #[must_use]
    pub fn entity(&self) -> &str {
        match &self.origin {
            Origin::Entity { name, .. } | Origin::Relation { entity: name, .. } => name,
        }
    }

    #[must_use]
    pub fn is_join(&self) -> bool {
        matches!(self.origin, Origin::Relation { .. })
    }
}
