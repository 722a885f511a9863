use serde::Serialize;

use crate::dialect::Dialect;
use crate::model::{BelongsTo, Entity, FieldKind, IdKind, Operation, Project};
use crate::view::key::selected_key;

use super::insert::InsertView;
use super::keys::filled;
use super::kind::resource;

/// The rows to develop with.
#[derive(Debug, Serialize)]
pub struct SeedsView {
    /// In an order in which each comes after those that its rows refer to.
    pub tables: Vec<TableView>,
    pub uuids: bool,
    pub bigints: bool,
    /// Whether rows refer to others.
    pub refers: bool,
    /// Whether rows are created as clients would.
    pub inputs: bool,
    /// The types of rows that clients cannot create.
    pub inserted: Vec<String>,
    pub models: Vec<String>,
    pub validation: Vec<&'static str>,
    /// How fields of such rows are read.
    pub reads: bool,
    pub choices: bool,
    pub bytes: bool,
    pub hashes: bool,
}

/// The rows of an entity.
#[derive(Debug, Serialize)]
pub struct TableView {
    /// Of the statement: `POSTS`.
    pub name: String,
    /// Selects the ids of the rows.
    pub sql: String,
    /// The function that runs it: `uuids` or `bigints`.
    pub ids: &'static str,
    pub module: String,
    pub module_plural: String,
    pub var: String,
    pub human: String,
    /// `a country`.
    pub human_single: String,
    pub keys: Vec<KeyView>,
    /// Of rows that clients cannot create.
    pub insert: Option<InsertView>,
}

/// A foreign key of the rows.
#[derive(Debug, Serialize)]
pub struct KeyView {
    pub rust: String,
    /// The statement and the function that find the rows that it may refer to.
    pub table: String,
    pub ids: &'static str,
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
        let inserted: Vec<&Entity> = inserted.copied().collect();
        let inputs = inserted.len() < ordered.len();
        let reads = |part: &str| {
            let mut inserts = tables.iter().filter_map(|table| table.insert.as_ref());
            inserts.any(|insert| insert.fields.iter().any(|field| field.contains(part)))
        };
        let choices = reads("choice(");
        let words = [
            ("Choice", choices),
            ("FromObject", inputs),
            ("Object", inputs),
        ];
        Self {
            uuids: tables.iter().any(|table| table.ids == "uuids"),
            bigints: tables.iter().any(|table| table.ids == "bigints"),
            refers: tables.iter().any(|table| !table.keys.is_empty()),
            inputs,
            inserted: inserted
                .iter()
                .map(|entity| entity.names.rust_type.clone())
                .collect(),
            models: models(&inserted),
            validation: words
                .into_iter()
                .filter(|(_, used)| *used)
                .map(|(word, _)| word)
                .collect(),
            reads: reads("read("),
            choices,
            bytes: reads("bytes("),
            hashes: reads("hashed("),
            tables,
        }
    }
}

fn table(project: &Project, entity: &Entity) -> TableView {
    let keys = filled(project, entity).into_iter();
    let names = &entity.names;
    TableView {
        name: resource(entity),
        sql: select(project, entity),
        ids: ids(entity),
        module: names.module.clone(),
        module_plural: names.module_plural.clone(),
        var: names.var.clone(),
        human: names.human_plural.clone(),
        human_single: format!("{} {}", names.article, names.human),
        keys: keys.filter_map(|key| referred(project, key)).collect(),
        insert: (!entity.has(Operation::Create)).then(|| InsertView::of(entity)),
    }
}

fn referred(project: &Project, key: &BelongsTo) -> Option<KeyView> {
    let target = project.entity(&key.target)?;
    Some(KeyView {
        rust: key.key.var.clone(),
        table: resource(target),
        ids: ids(target),
    })
}

fn ids(entity: &Entity) -> &'static str {
    match entity.id.kind {
        IdKind::Uuid => "uuids",
        IdKind::Bigint => "bigints",
    }
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
    format!("SELECT {selected} FROM {table}{live} ORDER BY {key} LIMIT 3").replace('"', "\\\"")
}

fn models(inserted: &[&Entity]) -> Vec<String> {
    let mut models = Vec::new();
    for entity in inserted {
        let rust_type = &entity.names.rust_type;
        models.extend([rust_type.clone(), format!("New{rust_type}")]);
        let mut fields = entity.fields.iter();
        if fields.any(|field| matches!(field.kind, FieldKind::Password { .. })) {
            models.push("Password".to_owned());
        }
    }
    models.sort();
    models.dedup();
    models
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
