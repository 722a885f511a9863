use serde::Serialize;

use crate::model::{Entity, FieldKind, Operation, Project};

/// What the entities of a service make use of, besides what is a feature; what none does leaves
/// nothing behind.
#[derive(Debug, Clone, Serialize)]
pub struct Uses {
    pub bytes: bool,
    pub email: bool,
    pub url: bool,
    /// Texts that match a regular expression.
    pub pattern: bool,
    pub lists: bool,
    /// Clients create or update rows.
    pub inputs: bool,
    /// The columns that are called otherwise on the wire.
    pub named_columns: Vec<NamedColumn>,
}

/// A column with a name of its own.
#[derive(Debug, Clone, Serialize)]
pub struct NamedColumn {
    /// As the database names it in its errors: `Album.Title`.
    pub column: String,
    pub wire: String,
}

impl Uses {
    #[must_use]
    pub fn of(project: &Project) -> Self {
        Self {
            bytes: project.has_kind(|kind| matches!(kind, FieldKind::Bytes { .. })),
            email: project.has_kind(|kind| matches!(kind, FieldKind::Email { .. })),
            url: project.has_kind(|kind| matches!(kind, FieldKind::Url { .. })),
            pattern: project.has_kind(FieldKind::has_pattern),
            lists: project.has_operation(Operation::List),
            inputs: project.has_operation(Operation::Create)
                || project.has_operation(Operation::Update)
                || project.has_entity(|entity| {
                    entity.actions.iter().any(|action| action.input.is_some())
                }),
            named_columns: project.entities.iter().flat_map(named_columns).collect(),
        }
    }
}

fn named_columns(entity: &Entity) -> Vec<NamedColumn> {
    let table = &entity.names.table;
    let fields = entity.fields.iter().map(|field| &field.names);
    let keys = entity.belongs_to.iter().map(|relation| &relation.key);
    let pairs = fields
        .chain(keys)
        .map(|names| (names.column.as_str(), names.wire.as_str()))
        .chain([(entity.id.column.as_str(), "id")]);
    pairs
        .filter(|(column, wire)| column != wire)
        .map(|(column, wire)| NamedColumn {
            column: format!("{table}.{column}"),
            wire: wire.to_owned(),
        })
        .collect()
}
