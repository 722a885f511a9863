use serde::Serialize;

use crate::dialect::Dialect;
use crate::model::{BelongsTo, Entity, Field, FieldKind, IdKind, Operation, Project};
use crate::view::literal::embedded;
use crate::view::storage::selected_key;

use super::factory::filled;

/// The rows to develop with.
#[derive(Debug, Serialize)]
pub struct SeedsView {
    /// In an order in which each comes after those that its rows refer to.
    pub tables: Vec<TableView>,
    /// What ids are read by.
    pub readers: Vec<IdReader>,
    /// Whether rows refer to others.
    pub refers: bool,
    /// Whether rows are created as clients would.
    pub inputs: bool,
    /// The rows that clients cannot create.
    pub inserts: Vec<InsertView>,
    /// How fields of such rows are read.
    pub reads: bool,
    pub choices: bool,
    pub bytes: bool,
}

/// The rows of an entity.
#[derive(Debug, Serialize)]
pub struct TableView {
    /// Of the statement: `POST_IDS`.
    pub name: String,
    /// Selects the ids of the rows.
    pub sql: String,
    /// The function that runs it.
    pub ids: &'static str,
    pub module: String,
    pub module_plural: String,
    pub var: String,
    /// The method of the container that makes the service.
    pub service: String,
    pub human: String,
    pub keys: Vec<KeyView>,
    /// Whether clients cannot create rows.
    pub inserted: bool,
}

/// A foreign key of the rows.
#[derive(Debug, Serialize)]
pub struct KeyView {
    pub rust: String,
    /// The statement and the function that find the rows that it may refer to.
    pub table: String,
    pub ids: &'static str,
}

/// A function that reads ids of one type.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct IdReader {
    /// `uuids` or `bigints`.
    pub name: &'static str,
    pub rust_type: &'static str,
}

const READERS: [IdReader; 2] = [
    IdReader {
        name: "uuids",
        rust_type: "Uuid",
    },
    IdReader {
        name: "bigints",
        rust_type: "i64",
    },
];

/// How a row is stored that clients cannot create.
#[derive(Debug, Serialize)]
pub struct InsertView {
    pub rust_type: String,
    pub var: String,
    /// `a country`.
    pub human: String,
    /// The fields of a `NewPost`.
    pub fields: Vec<InsertedField>,
}

/// A field that is read out of a row of JSON.
#[derive(Debug, Serialize)]
pub struct InsertedField {
    pub rust: String,
    pub wire: String,
    /// The function that reads it: `read`, `choice` or `bytes`.
    pub reader: &'static str,
    pub optional: bool,
    /// What makes an optional field of what is read, or fails: `.ok()` or `?`.
    pub ending: &'static str,
    pub password: bool,
}

impl SeedsView {
    pub(in crate::view) fn of(project: &Project) -> Self {
        let ordered = order(project);
        let tables: Vec<_> = ordered
            .iter()
            .map(|entity| table(project, entity))
            .collect();
        let inserted = ordered
            .iter()
            .filter(|entity| !entity.has(Operation::Create));
        let inserts: Vec<_> = inserted.map(|entity| InsertView::of(entity)).collect();
        let reads = |reader| {
            let mut fields = inserts.iter().flat_map(|insert| &insert.fields);
            fields.any(|field| field.reader == reader)
        };
        let mut readers = READERS.to_vec();
        readers.retain(|reader| tables.iter().any(|table| table.ids == reader.name));
        Self {
            readers,
            refers: tables.iter().any(|table| !table.keys.is_empty()),
            inputs: inserts.len() < tables.len(),
            reads: reads("read"),
            choices: reads("choice"),
            bytes: reads("bytes"),
            inserts,
            tables,
        }
    }
}

impl InsertView {
    fn of(entity: &Entity) -> Self {
        let names = &entity.names;
        let keys = entity.belongs_to.iter().map(|relation| InsertedField {
            rust: relation.key.rust.clone(),
            wire: relation.key.wire.clone(),
            reader: "read",
            optional: relation.optional,
            ending: "?",
            password: false,
        });
        Self {
            rust_type: names.rust_type.clone(),
            var: names.var.clone(),
            human: format!("{} {}", names.article, names.human),
            fields: entity.fields.iter().map(inserted).chain(keys).collect(),
        }
    }
}

fn inserted(field: &Field) -> InsertedField {
    let reader = match field.kind {
        FieldKind::Enum { .. } => "choice",
        FieldKind::Bytes { .. } => "bytes",
        _ => "read",
    };
    InsertedField {
        rust: field.names.rust.clone(),
        wire: field.names.wire.clone(),
        reader,
        optional: field.optional,
        ending: if field.optional && reader != "read" {
            ".ok()"
        } else {
            "?"
        },
        password: field.kind.is_password(),
    }
}

fn table(project: &Project, entity: &Entity) -> TableView {
    let keys = filled(project, entity).into_iter();
    let names = &entity.names;
    TableView {
        name: statement(entity),
        sql: select(project, entity),
        ids: ids(entity),
        module: names.module.clone(),
        module_plural: names.module_plural.clone(),
        var: names.var.clone(),
        service: names.service(),
        human: names.human_plural.clone(),
        keys: keys.filter_map(|key| referred(project, key)).collect(),
        inserted: !entity.has(Operation::Create),
    }
}

fn referred(project: &Project, key: &BelongsTo) -> Option<KeyView> {
    let target = project.entity(&key.target)?;
    Some(KeyView {
        rust: key.key.var.clone(),
        table: statement(target),
        ids: ids(target),
    })
}

fn ids(entity: &Entity) -> &'static str {
    match entity.id.kind {
        IdKind::Uuid => "uuids",
        IdKind::Bigint => "bigints",
    }
}

fn statement(entity: &Entity) -> String {
    let name = entity.names.module.trim_end_matches('_');
    format!("{}_IDS", name.to_uppercase())
}

fn select(project: &Project, entity: &Entity) -> String {
    let dialect = Dialect::of(project);
    let live = if entity.soft_delete {
        " WHERE deleted_at IS NULL"
    } else {
        ""
    };
    let (selected, key) = (
        selected_key(entity, dialect),
        dialect.quoted(&entity.id.column),
    );
    let table = dialect.quoted(&entity.names.table);
    embedded(&format!(
        "SELECT {selected} FROM {table}{live} ORDER BY {key} LIMIT 3"
    ))
}

/// The entities in an order in which each comes after those that its rows refer to.
fn order(project: &Project) -> Vec<&Entity> {
    let mut ordered: Vec<&Entity> = Vec::new();
    for entity in &project.entities {
        visit(project, entity, &mut ordered);
    }
    ordered
}

fn visit<'a>(project: &'a Project, entity: &'a Entity, ordered: &mut Vec<&'a Entity>) {
    if ordered.iter().any(|other| other.name == entity.name) {
        return;
    }
    for key in filled(project, entity) {
        let target = project.entity(&key.target);
        if let Some(target) = target.filter(|target| target.name != entity.name) {
            visit(project, target, ordered);
        }
    }
    ordered.push(entity);
}
