use serde::Serialize;

use crate::model::{Entity, FieldKind, Operation, Project};

use super::deletion::settles_any;

/// What the entities of a service make use of; what none does leaves nothing behind.
#[derive(Debug, Clone, Serialize)]
#[expect(clippy::struct_excessive_bools, reason = "each is a question of its own")]
pub struct Uses {
    pub bytes: bool,
    pub decimal: bool,
    pub email: bool,
    #[serde(skip)]
    pub json: bool,
    pub password: bool,
    pub url: bool,
    /// Texts that match a regular expression.
    pub pattern: bool,
    /// `now`, or a date or time, is somewhere.
    #[serde(skip)]
    pub chrono: bool,
    /// An entity has more flags than clippy lets pass in one type.
    #[serde(skip)]
    pub many_flags: bool,
    pub lists: bool,
    /// Clients create or update rows.
    pub inputs: bool,
    #[serde(skip)]
    pub relations: bool,
    pub versions: bool,
    /// Deletions settle what refers to a row.
    #[serde(skip)]
    pub deletions: bool,
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
        let any = |test: fn(&Entity) -> bool| project.entities.iter().any(test);
        let some = |operation| project.entities.iter().any(|entity| entity.has(operation));
        let kind = |test: fn(&FieldKind) -> bool| {
            let mut fields = project.entities.iter().flat_map(|entity| &entity.fields);
            fields.any(|field| test(&field.kind))
        };
        Self {
            bytes: kind(|kind| matches!(kind, FieldKind::Bytes { .. })),
            decimal: kind(|kind| matches!(kind, FieldKind::Decimal { .. })),
            email: kind(|kind| matches!(kind, FieldKind::Email { .. })),
            json: kind(|kind| matches!(kind, FieldKind::Json)),
            password: kind(|kind| matches!(kind, FieldKind::Password { .. })),
            url: kind(|kind| matches!(kind, FieldKind::Url { .. })),
            pattern: kind(has_pattern),
            chrono: any(|entity| entity.timestamps || entity.soft_delete) || kind(is_moment),
            many_flags: any(has_many_flags),
            lists: some(Operation::List),
            inputs: some(Operation::Create) || some(Operation::Update),
            relations: any(has_relations),
            versions: any(|entity| entity.versioned),
            deletions: settles_any(project),
            existing: any(is_over_existing_tables),
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

fn is_moment(kind: &FieldKind) -> bool {
    matches!(kind, FieldKind::Date | FieldKind::Time | FieldKind::Datetime)
}

fn has_many_flags(entity: &Entity) -> bool {
    let flags = entity.fields.iter();
    let flags = flags.filter(|field| matches!(field.kind, FieldKind::Bool) && !field.optional);
    flags.count() > 3
}

fn has_relations(entity: &Entity) -> bool {
    entity.belongs_to.iter().any(|key| !key.private)
        || !entity.many_to_many.is_empty()
        || !entity.has_many.is_empty()
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
