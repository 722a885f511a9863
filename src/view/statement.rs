use serde::Serialize;

use crate::model::{Entity, IdKind};

use super::column::ColumnView;
use super::sql::{embedded, quoted};

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
    pub(super) fn of(entity: &Entity, columns: &[ColumnView]) -> Self {
        let table = quoted(&entity.names.table);
        let names: Vec<_> = columns.iter().map(|column| column.column.clone()).collect();
        let inserted: Vec<_> = columns
            .iter()
            .skip(usize::from(entity.id.kind == IdKind::Bigint))
            .collect();
        let places: Vec<_> = (1..=inserted.len())
            .map(|place| format!("?{place}"))
            .collect();
        let changed: Vec<_> = columns.iter().filter(|column| is_changed(column)).collect();
        let assignments: Vec<_> = changed
            .iter()
            .enumerate()
            .map(|(index, column)| format!("{} = ?{}", column.column, index + 2))
            .collect();
        let row = &entity.names.var;
        let live = entity.soft_delete.then_some("deleted_at IS NULL");
        Self {
            select: sentence(&[
                &format!("SELECT {}", names.join(", ")),
                &format!("FROM {table}"),
            ]),
            exists: embedded(&super::relation::exists_sql(entity)),
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
                &format!("VALUES ({})", places.join(", ")),
            ]),
            insert_binds: inserted.iter().map(|column| column.bind.clone()).collect(),
            update: sentence(&[
                &format!("UPDATE {table} SET {}", assignments.join(", ")),
                "WHERE id = ?1",
            ]),
            update_binds: std::iter::once(format!("{row}.id"))
                .chain(changed.iter().map(|column| column.bind.clone()))
                .collect(),
            delete: embedded(&if entity.soft_delete {
                format!("UPDATE {table} SET deleted_at = ?2 WHERE id = ?1")
            } else {
                format!("DELETE FROM {table} WHERE id = ?1")
            }),
        }
    }
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
