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
        let table = dialect.quoted(&entity.names.table);
        let key = dialect.quoted(&entity.id.column);
        let numbered = usize::from(entity.id.kind == IdKind::Bigint);
        let inserted = columns.get(numbered..).unwrap_or_default();
        let returning = InsertionView::of(project, entity).returning;
        let changed: Vec<_> = columns.iter().filter(|column| is_changed(column)).collect();
        Self {
            select: sentence(&[
                &format!("SELECT {}", listed(columns, |column| &column.selected)),
                &format!("FROM {table}"),
            ]),
            exists: embedded(&super::relation::exists_sql(entity, dialect)),
            count: embedded(&format!("SELECT count(*) FROM {table}")),
            live: entity.soft_delete.then_some("deleted_at IS NULL"),
            insert: sentence(&[
                &format!(
                    "INSERT INTO {table} ({})",
                    listed(inserted, |column| &column.column)
                ),
                &format!("VALUES ({}){returning}", places(inserted.len(), dialect)),
            ]),
            insert_binds: inserted.iter().map(|column| column.bind.clone()).collect(),
            update: sentence(&[
                &format!("UPDATE {table} SET {}", assignments(&changed, dialect)),
                &format!("WHERE {key} = {}", id_place(changed.len(), dialect)),
            ]),
            update_binds: update_binds(&format!("{}.id", entity.names.var), &changed, dialect),
            delete: embedded(&if entity.soft_delete {
                let (id, now) = dialect.id_and_now();
                format!("UPDATE {table} SET deleted_at = {now} WHERE {key} = {id}")
            } else {
                format!("DELETE FROM {table} WHERE {key} = {}", dialect.place(1))
            }),
        }
    }
}

fn listed(columns: &[ColumnView], text: fn(&ColumnView) -> &str) -> String {
    columns.iter().map(text).collect::<Vec<_>>().join(", ")
}

fn places(count: usize, dialect: &Dialect) -> String {
    let places: Vec<_> = (1..=count).map(|place| dialect.place(place)).collect();
    places.join(", ")
}

/// New values for columns, behind the place of the id where that is the first.
fn assignments(changed: &[&ColumnView], dialect: &Dialect) -> String {
    let first = if dialect.sqlx { 1 } else { 2 };
    let assignments: Vec<_> = (first..)
        .zip(changed)
        .map(|(place, column)| format!("{} = {}", column.column, dialect.place(place)))
        .collect();
    assignments.join(", ")
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
