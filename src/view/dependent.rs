//! What has to be settled before a row is marked as deleted.

use crate::model::{BelongsTo, Entity, OnDelete, Operation, Project};

use super::going::{Going, Means, goes_along, going};
use super::sql::{Dialect, embedded};

/// The statements that settle what the database would settle if the row were really deleted: what
/// keeps it first, then what goes along, from the far end on.
pub(super) fn dependents(project: &Project, entity: &Entity) -> Vec<String> {
    if !entity.soft_delete {
        return Vec::new();
    }
    let dialect = Dialect::of(project);
    let all = going(project, entity, dialect);
    let checks =
        keeping(project, &all).map(|(rows, source, key)| unused(source, key, rows, dialect));
    let settled = all.iter().rev().flat_map(|rows| {
        let keys = keys_to(project, rows.entity);
        keys.filter(|(source, key)| key.on_delete != OnDelete::Restrict && !goes_along(source, key))
            .map(|(source, key)| settle(source, key, rows, dialect))
            .chain(mark(rows, dialect))
    });
    checks.chain(settled).collect()
}

/// Whether there can be rows that keep a row from being marked as deleted.
pub(super) fn can_be_kept(project: &Project, entity: &Entity) -> bool {
    let all = going(project, entity, Dialect::of(project));
    let deletes = entity.soft_delete && entity.has(Operation::Delete);
    deletes && keeping(project, &all).next().is_some()
}

/// All foreign keys that refer to an entity, with the entities that have them.
pub(super) fn keys_to<'model>(
    project: &'model Project,
    entity: &'model Entity,
) -> impl Iterator<Item = (&'model Entity, &'model BelongsTo)> {
    let sources = project.entities.iter();
    let keys = sources.flat_map(|source| source.belongs_to.iter().map(move |key| (source, key)));
    keys.filter(|(_, key)| key.target == entity.name)
}

/// The foreign keys that keep rows. Rows that go along themselves, like the answers to the comments
/// of a post, keep nothing else that does.
fn keeping<'a>(
    project: &'a Project,
    all: &'a [Going<'a>],
) -> impl Iterator<Item = (&'a Going<'a>, &'a Entity, &'a BelongsTo)> {
    let goes = |source: &Entity| all[1..].iter().any(|rows| rows.entity.name == source.name);
    all.iter().flat_map(move |rows| {
        keys_to(project, rows.entity)
            .filter(|(_, key)| key.on_delete == OnDelete::Restrict)
            .filter(move |(source, _)| rows.means == Means::Given || !goes(source))
            .map(move |(source, key)| (rows, source, key))
    })
}

fn unused(source: &Entity, key: &BelongsTo, rows: &Going<'_>, dialect: &Dialect) -> String {
    let table = embedded(&dialect.quoted(&source.names.table));
    let column = embedded(&dialect.quoted(&key.key.column));
    let live = if source.soft_delete {
        " AND deleted_at IS NULL"
    } else {
        ""
    };
    let condition = rows.condition(source, &column, &dialect.place(1));
    let sql = format!("SELECT 1 FROM {table} WHERE {condition}{live}");
    with_sql(&sql, dialect, |sql| {
        if dialect.sqlx {
            format!("unused(&mut transaction, {sql}, id).await?;")
        } else {
            format!("unused(transaction, {sql}, id)?;")
        }
    })
}

fn settle(source: &Entity, key: &BelongsTo, rows: &Going<'_>, dialect: &Dialect) -> String {
    let table = embedded(&dialect.quoted(&source.names.table));
    let column = embedded(&dialect.quoted(&key.key.column));
    let condition = rows.condition(source, &column, &dialect.place(1));
    let sql = match key.on_delete {
        OnDelete::SetNull => format!("UPDATE {table} SET {column} = NULL WHERE {condition}"),
        OnDelete::Cascade | OnDelete::Restrict => format!("DELETE FROM {table} WHERE {condition}"),
    };
    with_sql(&sql, dialect, |sql| {
        if dialect.sqlx {
            format!("sqlx::query({sql}).bind(id).execute(&mut *transaction).await?;")
        } else {
            format!("transaction.prepare_cached({sql})?.execute([id])?;")
        }
    })
}

/// Marks the rows that go along; the one that is deleted is marked by its repository.
fn mark(rows: &Going<'_>, dialect: &Dialect) -> Option<String> {
    let (now, id) = if dialect.sqlx { (1, 2) } else { (2, 1) };
    let sql = rows.mark(&dialect.place(now), &dialect.place(id))?;
    Some(with_sql(&sql, dialect, |sql| {
        if dialect.sqlx {
            format!("sqlx::query({sql}).bind(now).bind(id).execute(&mut *transaction).await?;")
        } else {
            format!("transaction.prepare_cached({sql})?.execute(params![id, now])?;")
        }
    }))
}

/// A call with SQL that has a line of its own where it is long.
fn with_sql(sql: &str, dialect: &Dialect, call: impl Fn(&str) -> String) -> String {
    if !sql.contains('\n') {
        return call(&format!("\"{sql}\""));
    }
    let margin = if dialect.sqlx { 8 } else { 12 };
    format!("let sql = \"{}\";\n{}", indented(sql, margin), call("sql"))
}

/// The lines after the first by the parentheses that they are in: `rustfmt` leaves texts alone.
fn indented(sql: &str, margin: usize) -> String {
    let mut depth = 0;
    let mut lines = Vec::new();
    for line in sql.lines() {
        let closes = line.len() - line.trim_start_matches(')').len();
        let indentation = match lines.len() {
            0 => 0,
            _ => margin + 4 * (depth - closes),
        };
        lines.push(format!("{:indentation$}{line}", ""));
        depth = depth + line.matches('(').count() - line.matches(')').count();
    }
    lines.join("\n")
}
