use serde::Serialize;

use crate::model::{Entity, IdKind, Project};

use super::column::ColumnView;
use super::insertion::InsertionView;
use super::sql::{Dialect, embedded};

/// The SQL of an entity, each as the inside of a string literal.
#[derive(Debug, Serialize)]
pub struct Statements {
    pub select: String,
    pub exists: String,
    pub count: String,
    /// What every row that is found fulfils, if anything.
    pub live: Option<&'static str>,
    pub insert: String,
    pub insert_binds: Vec<String>,
    pub update: String,
    pub update_binds: Vec<String>,
    pub delete: String,
}

impl Statements {
    pub(super) fn of(project: &Project, entity: &Entity, columns: &[ColumnView]) -> Self {
        let dialect = Dialect::of(project);
        let returning = InsertionView::of(project, entity).returning;
        let table = dialect.quoted(&entity.names.table);
        let key = dialect.quoted(&entity.id.column);
        let names: Vec<_> = columns.iter().map(|column| column.column.clone()).collect();
        let inserted: Vec<_> = columns
            .iter()
            .skip(usize::from(entity.id.kind == IdKind::Bigint))
            .collect();
        let places: Vec<_> = (1..=inserted.len())
            .map(|place| dialect.place(place))
            .collect();
        let changed: Vec<_> = columns.iter().filter(|column| is_changed(column)).collect();
        let assignments: Vec<_> = changed
            .iter()
            .enumerate()
            .map(|(index, column)| {
                let place = dialect.place(index + 1 + usize::from(!dialect.sqlx));
                format!("{} = {place}", column.column)
            })
            .collect();
        let row = &entity.names.var;
        let live = entity.soft_delete.then_some("deleted_at IS NULL");
        Self {
            select: sentence(&[
                &format!("SELECT {}", names.join(", ")),
                &format!("FROM {table}"),
            ]),
            exists: embedded(&super::relation::exists_sql(entity, dialect)),
            count: embedded(&format!("SELECT count(*) FROM {table}")),
            live,
            insert: sentence(&[
                &format!(
                    "INSERT INTO {table} ({})",
                    inserted
                        .iter()
                        .map(|column| column.column.as_str())
                        .collect::<Vec<_>>()
                        .join(", ")
                ),
                &format!("VALUES ({}){returning}", places.join(", ")),
            ]),
            insert_binds: inserted.iter().map(|column| column.bind.clone()).collect(),
            update: sentence(&[
                &format!("UPDATE {table} SET {}", assignments.join(", ")),
                &format!("WHERE {key} = {}", id_place(changed.len(), dialect)),
            ]),
            update_binds: update_binds(&format!("{row}.id"), &changed, dialect),
            delete: embedded(&if entity.soft_delete {
                let (id, now) = (id_place(1, dialect), id_place(0, dialect));
                let now = if dialect.sqlx { now } else { dialect.place(2) };
                format!("UPDATE {table} SET deleted_at = {now} WHERE {key} = {id}")
            } else {
                format!("DELETE FROM {table} WHERE {key} = {}", dialect.place(1))
            }),
        }
    }
}

/// What stands for the id behind some other values: the first value of all, or the last.
fn id_place(others: usize, dialect: &Dialect) -> String {
    dialect.place(if dialect.sqlx { others + 1 } else { 1 })
}

fn update_binds(id: &str, changed: &[&ColumnView], dialect: &Dialect) -> Vec<String> {
    let mut binds: Vec<_> = changed.iter().map(|column| column.bind.clone()).collect();
    let place = if dialect.sqlx { binds.len() } else { 0 };
    binds.insert(place, id.to_owned());
    binds
}

fn is_changed(column: &ColumnView) -> bool {
    match &column.input {
        Some(input) => !input.immutable,
        None => matches!(column.wire.as_str(), "updated_at" | "version"),
    }
}

/// Parts of a statement in lines of at most 90 characters, as a string literal continues them.
fn sentence(parts: &[&str]) -> String {
    let mut lines: Vec<String> = Vec::new();
    for part in parts {
        let mut line = String::new();
        for word in part.split(' ') {
            if !line.is_empty() && line.len() + word.len() > 86 {
                lines.push(std::mem::take(&mut line));
            }
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
        lines.push(line);
    }
    embedded(&lines.join(" \\\n        "))
}
