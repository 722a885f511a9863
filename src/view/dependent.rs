//! What has to be settled before a row is marked as deleted.

use crate::model::{BelongsTo, Entity, OnDelete, Project};

use super::sql::{Dialect, embedded};

/// The statements that settle what the database would settle if the row were really deleted.
pub(super) fn dependents(project: &Project, entity: &Entity) -> Vec<String> {
    if !entity.soft_delete {
        return Vec::new();
    }
    let dialect = Dialect::of(project);
    let mut statements = Vec::new();
    for source in &project.entities {
        let keys = source
            .belongs_to
            .iter()
            .filter(|key| key.target == entity.name);
        statements.extend(keys.map(|key| dependent(source, key, dialect)));
    }
    statements
}

fn dependent(source: &Entity, key: &BelongsTo, dialect: &Dialect) -> String {
    let table = embedded(&dialect.quoted(&source.names.table));
    let column = embedded(&dialect.quoted(&key.key.column));
    let live = if source.soft_delete {
        " AND deleted_at IS NULL"
    } else {
        ""
    };
    let first = dialect.place(1);
    match (key.on_delete, source.soft_delete) {
        (OnDelete::Restrict, _) => unused(
            &format!("SELECT 1 FROM {table} WHERE {column} = {first}{live}"),
            dialect,
        ),
        (OnDelete::SetNull, _) => execute(
            &format!("UPDATE {table} SET {column} = NULL WHERE {column} = {first}"),
            dialect,
        ),
        (OnDelete::Cascade, false) => execute(
            &format!("DELETE FROM {table} WHERE {column} = {first}"),
            dialect,
        ),
        (OnDelete::Cascade, true) => mark(&table, &column, live, dialect),
    }
}

fn unused(sql: &str, dialect: &Dialect) -> String {
    if dialect.sqlx {
        format!("unused(&mut transaction, \"{sql}\", id).await?;")
    } else {
        format!("unused(transaction, \"{sql}\", id)?;")
    }
}

fn execute(sql: &str, dialect: &Dialect) -> String {
    if dialect.sqlx {
        format!("sqlx::query(\"{sql}\").bind(id).execute(&mut *transaction).await?;")
    } else {
        format!("transaction.prepare_cached(\"{sql}\")?.execute([id])?;")
    }
}

/// Marks the rows that go together with the one that is deleted.
fn mark(table: &str, column: &str, live: &str, dialect: &Dialect) -> String {
    let sql = |now: &str, id: &str| {
        format!("UPDATE {table} SET deleted_at = {now} WHERE {column} = {id}{live}")
    };
    if dialect.sqlx {
        let sql = sql(&dialect.place(1), &dialect.place(2));
        format!("sqlx::query(\"{sql}\").bind(now).bind(id).execute(&mut *transaction).await?;")
    } else {
        let sql = sql("?2", "?1");
        format!("transaction.prepare_cached(\"{sql}\")?.execute(params![id, now])?;")
    }
}
