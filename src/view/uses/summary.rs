use serde::Serialize;

use crate::dialect::Dialect;
use crate::model::{Entity, Project};
use crate::view::deletion::settles_dependents_anywhere;
use crate::view::kind::KindCode;

use super::census::Census;
use super::kinds::KindUses;
use super::relations::RelationUses;
use super::requests::RequestUses;
use super::values::ValueUses;

/// What the entities of a service make use of.
#[derive(Debug, Clone, Serialize)]
pub struct Uses {
    #[serde(flatten)]
    pub kinds: KindUses,
    #[serde(flatten)]
    pub values: ValueUses,
    #[serde(flatten)]
    pub relations: RelationUses,
    #[serde(flatten)]
    pub requests: RequestUses,
    pub soft_delete: bool,
    /// Deletions settle what refers to a row.
    pub deletions: bool,
    pub versions: bool,
    /// Points in time are stored.
    pub timestamps: bool,
    /// `now` or a date or time is somewhere.
    pub chrono: bool,
    /// Some tables were there before the service.
    pub existing: bool,
    /// Lists compare by something else than the columns as they are.
    pub compares: bool,
    /// Some ids have a column of another name.
    pub key_columns: bool,
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
        let census = Census(project);
        let kinds = KindUses::of(census);
        let timestamps = census.entity(|entity| entity.timestamps);
        let soft_delete = census.entity(|entity| entity.soft_delete);
        Self {
            values: ValueUses::of(census, &kinds),
            relations: RelationUses::of(census),
            requests: RequestUses::of(census),
            soft_delete,
            deletions: settles_dependents_anywhere(project),
            timestamps: timestamps || kinds.datetime,
            versions: census.entity(|entity| entity.versioned),
            chrono: timestamps || soft_delete || kinds.date || kinds.time || kinds.datetime,
            existing: census.entity(|entity| {
                entity.existing || entity.many_to_many.iter().any(|relation| relation.existing)
            }),
            compares: census.entity(|entity| entity.existing && compares(project, entity)),
            key_columns: census.entity(|entity| entity.id.column != "id"),
            named_columns: project.entities.iter().flat_map(named_columns).collect(),
            kinds,
        }
    }
}

/// Whether lists of an existing table compare by casts.
fn compares(project: &Project, entity: &Entity) -> bool {
    let dialect = Dialect::of(project);
    let mut fields = entity.fields.iter().filter(|field| !field.private);
    fields.any(|field| {
        let code = KindCode::of(&field.kind);
        let is_word = code.wrapper.as_deref() == Some("Word");
        let name = if is_word { "enum" } else { &code.rust_type };
        code.list_kind.is_some() && dialect.compared(name).is_some()
    })
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
