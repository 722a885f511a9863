use serde::Serialize;

use crate::model::{BelongsTo, Entity, FieldKind, IdKind, Project};
use crate::view::key::selected_key;
use crate::view::kind::id_type;
use crate::view::sample::{Parse, still, typed};
use crate::view::sql::Dialect;

use super::keys::{filled, unique_sets};

/// The rows of an entity to develop with.
#[derive(Debug, Serialize)]
pub struct SeedsView {
    /// The fields of each row.
    pub rows: Vec<RowView>,
    /// The tables that the rows refer to.
    pub parents: Vec<ParentView>,
    /// Selects the ids of the rows.
    pub ids: String,
    pub uses_parsed: bool,
    pub uses_nth: bool,
    pub imports: Vec<&'static str>,
    pub models: Vec<String>,
    pub uses_uuid: bool,
    pub planting: Vec<&'static str>,
}

/// A row.
#[derive(Debug, Serialize)]
pub struct RowView {
    pub fields: Vec<String>,
    /// `first(&users)?`.
    pub call: String,
    /// `fn first(users: &[Uuid]) -> Result<NewPost>`.
    pub signature: String,
    /// What is around the row.
    pub begin: &'static str,
    pub end: &'static str,
}

/// A table that rows refer to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ParentView {
    /// The variable that holds the ids: `users`.
    pub var: String,
    pub module: String,
    pub id_type: &'static str,
}

const NAMES: [&str; 3] = ["first", "second", "third"];

impl SeedsView {
    pub(super) fn of(project: &Project, entity: &Entity) -> Self {
        let keys = filled(project, entity);
        let mut parents: Vec<_> = keys.iter().filter_map(|key| parent(project, key)).collect();
        parents.sort_by(|one, other| one.var.cmp(&other.var));
        parents.dedup();
        let indexes = distinct(project, entity, &keys);
        let rows: Vec<_> = indexes
            .into_iter()
            .map(|index| row(project, entity, &keys, index))
            .collect();
        let live = if entity.soft_delete {
            " WHERE deleted_at IS NULL"
        } else {
            ""
        };
        let key = Dialect::of(project).quoted(&entity.id.column);
        let uses = |part: &str| {
            rows.iter()
                .flat_map(|row| &row.fields)
                .any(|field| field.contains(part))
        };
        let mut imports = Vec::new();
        if uses("dec!(") {
            imports.push("rust_decimal::dec");
        }
        if uses(": json!(") || uses("Some(json!(") {
            imports.push("serde_json::json");
        }
        let (uses_parsed, uses_nth) = (uses("parsed(\""), uses("nth("));
        let planting = [("count", true), ("nth", uses_nth), ("parsed", uses_parsed)];
        Self {
            ids: format!(
                "SELECT {} FROM {}{live} ORDER BY {key} LIMIT 3",
                selected_key(entity, Dialect::of(project)),
                Dialect::of(project).quoted(&entity.names.table)
            )
            .replace('"', "\\\""),
            uses_uuid: entity.id.kind == IdKind::Uuid
                || parents.iter().any(|parent| parent.id_type == "Uuid"),
            planting: planting
                .into_iter()
                .filter(|(_, used)| *used)
                .map(|(name, _)| name)
                .collect(),
            uses_parsed,
            uses_nth,
            imports,
            models: models(entity),
            parents,
            rows,
        }
    }
}

fn parent(project: &Project, key: &BelongsTo) -> Option<ParentView> {
    let target = project.entity(&key.target)?;
    Some(ParentView {
        var: target.names.var_plural.clone(),
        module: target.names.module_plural.clone(),
        id_type: id_type(target.id.kind).0,
    })
}

/// The rows of which no two have the same where they must not.
fn distinct(project: &Project, entity: &Entity, keys: &[&BelongsTo]) -> Vec<usize> {
    let mut taken: Vec<(usize, Vec<String>)> = Vec::new();
    let mut rows = Vec::new();
    for index in 0..NAMES.len() {
        let value = |name: &String| {
            let field = entity.fields.iter().find(|field| field.names.wire == *name);
            let key = || keys.iter().find(|key| key.key.wire == *name);
            field
                .map(|field| still(entity, field, index).to_string())
                .or_else(|| key().map(|_| index.to_string()))
                .unwrap_or_default()
        };
        let sets = unique_sets(project, entity);
        let values: Vec<_> = sets
            .iter()
            .enumerate()
            .map(|(at, set)| (at, set.iter().map(value).collect::<Vec<_>>()))
            .collect();
        if values.iter().all(|values| !taken.contains(values)) {
            taken.extend(values);
            rows.push(index);
        }
    }
    rows
}

fn row(project: &Project, entity: &Entity, keys: &[&BelongsTo], index: usize) -> RowView {
    let optional = |value: String, optional: bool| {
        if optional {
            format!("Some({value})")
        } else {
            value
        }
    };
    let mut fields: Vec<_> = entity
        .fields
        .iter()
        .map(|field| {
            let value = typed(field, &still(entity, field, index), Parse::Function);
            let value = if matches!(field.kind, FieldKind::Password { .. }) {
                format!("hashed({value}).await?")
            } else {
                value
            };
            format!("{}: {}", field.names.rust, optional(value, field.optional))
        })
        .collect();
    let mut parents: Vec<ParentView> = Vec::new();
    for key in &entity.belongs_to {
        let filled = keys
            .iter()
            .any(|candidate| candidate.key.wire == key.key.wire);
        let parent = parent(project, key).filter(|_| filled);
        fields.push(match &parent {
            Some(parent) => {
                format!(
                    "{}: {}",
                    key.key.rust,
                    optional(format!("nth({}, {index})?", parent.var), key.optional)
                )
            }
            None => format!("{}: None", key.key.rust),
        });
        parents.extend(parent);
    }
    parents.sort_by(|one, other| one.var.cmp(&other.var));
    parents.dedup();
    RowView {
        fields,
        ..function(entity, NAMES[index], &parents)
    }
    .wrapped()
}

/// The function that makes a row, as if it could not fail.
fn function(entity: &Entity, name: &str, parents: &[ParentView]) -> RowView {
    let arguments: Vec<_> = parents
        .iter()
        .map(|parent| format!("&{}", parent.var))
        .collect();
    let parameters: Vec<_> = parents
        .iter()
        .map(|parent| format!("{}: &[{}]", parent.var, parent.id_type))
        .collect();
    RowView {
        fields: Vec::new(),
        call: format!("{name}({})", arguments.join(", ")),
        signature: format!(
            "fn {name}({}) -> New{}",
            parameters.join(", "),
            entity.names.rust_type
        ),
        begin: "",
        end: "",
    }
}

impl RowView {
    /// The same, if need be by a function that can fail or waits.
    fn wrapped(mut self) -> Self {
        let uses = |part: &str| self.fields.iter().any(|field| field.contains(part));
        let (waits, fails) = (
            uses(").await?"),
            uses("nth(") || uses("parsed(\"") || uses(").await?"),
        );
        if fails {
            self.call = format!("{}{}?", self.call, if waits { ".await" } else { "" });
            let (head, result) = self.signature.split_once(" -> ").unwrap_or_default();
            self.signature = format!(
                "{}{head} -> Result<{result}>",
                if waits { "async " } else { "" }
            );
            (self.begin, self.end) = ("Ok(", ")");
        }
        self
    }
}

fn models(entity: &Entity) -> Vec<String> {
    let mut models = vec![format!("New{}", entity.names.rust_type)];
    for field in &entity.fields {
        match &field.kind {
            FieldKind::Enum { rust_type, .. } => models.push(rust_type.clone()),
            FieldKind::Password { .. } => models.push("Password".to_owned()),
            _ => {}
        }
    }
    models.sort();
    models.dedup();
    models
}

/// The entities in an order in which each comes after those that its rows refer to.
pub(super) fn order(project: &Project) -> Vec<&Entity> {
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
        if let Some(target) = project
            .entity(&key.target)
            .filter(|target| target.name != entity.name)
        {
            visit(project, target, ordered);
        }
    }
    ordered.push(entity);
}
