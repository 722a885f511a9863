use serde::Serialize;

use crate::model::{Entity, FieldKind, Operation, Project};

/// What the entities of a service make use of; what none does leaves nothing behind.
#[derive(Debug, Clone, Serialize)]
pub struct Uses {
    pub bytes: bool,
    pub decimal: bool,
    pub email: bool,
    pub password: bool,
    pub url: bool,
    /// Texts that match a regular expression.
    pub pattern: bool,
    pub lists: bool,
    /// Clients create or update rows.
    pub inputs: bool,
    /// Some tables were there before the service.
    pub existing: bool,
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
        let some = |operation| project.entities.iter().any(|entity| entity.has(operation));
        let kind = |test: fn(&FieldKind) -> bool| {
            let mut fields = project.entities.iter().flat_map(|entity| &entity.fields);
            fields.any(|field| test(&field.kind))
        };
        Self {
            bytes: kind(|kind| matches!(kind, FieldKind::Bytes { .. })),
            decimal: kind(|kind| matches!(kind, FieldKind::Decimal { .. })),
            email: kind(|kind| matches!(kind, FieldKind::Email { .. })),
            password: kind(|kind| matches!(kind, FieldKind::Password { .. })),
            url: kind(|kind| matches!(kind, FieldKind::Url { .. })),
            pattern: kind(has_pattern),
            lists: some(Operation::List),
            inputs: some(Operation::Create) || some(Operation::Update),
            existing: project.entities.iter().any(is_over_existing_tables),
            named_columns: project.entities.iter().flat_map(named_columns).collect(),
        }
    }
}

fn has_pattern(kind: &FieldKind) -> bool {
    match kind {
        FieldKind::String { pattern, .. } | FieldKind::Text { pattern, .. } => pattern.is_some(),
        _ => false,
    }
}

fn is_over_existing_tables(entity: &Entity) -> bool {
    entity.existing || entity.many_to_many.iter().any(|relation| relation.existing)
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
