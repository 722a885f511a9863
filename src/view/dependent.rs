//! What has to be settled before a row is marked as deleted.

use crate::model::{BelongsTo, Entity, OnDelete, Operation, Project};

use super::going::{Going, going};
use super::sql::{Dialect, embedded};

/// The statements that settle what the database would settle if the row were really deleted: what
/// keeps it first, then what goes along, from the far end on.
pub(super) fn dependents(project: &Project, entity: &Entity) -> Vec<String> {
    if !is_marked(entity) {
        return Vec::new();
    }
    let dialect = Dialect::of(project);
    let all = going(project, entity, dialect);
    let entities: Vec<&Entity> = all.iter().map(|rows| rows.entity).collect();
    let checks =
        keeping(project, &entities).map(|(at, source, key)| unused(source, key, &all[at], dialect));
    let settled = all.iter().rev().flat_map(|rows| {
        let keys = project.keys_to(&rows.entity.name);
        keys.filter(|(source, key)| key.on_delete != OnDelete::Restrict && !key.goes_along(source))
            .map(|(source, key)| settle(source, key, rows, dialect))
            .chain(mark(rows, dialect))
    });
    checks.chain(settled).collect()
}

/// Whether there can be rows that keep a row from being marked as deleted.
pub(super) fn can_be_kept(project: &Project, entity: &Entity) -> bool {
    if !is_marked(entity) {
        return false;
    }
    let ways = project.ways_from(&entity.name).map(|way| way.entity);
    let entities: Vec<&Entity> = std::iter::once(entity).chain(ways).collect();
    keeping(project, &entities).next().is_some()
}

/// Whether rows of an entity are marked as deleted.
fn is_marked(entity: &Entity) -> bool {
    entity.soft_delete && entity.has(Operation::Delete)
}

/// The foreign keys that keep rows of these entities, each with the place of what it keeps; the
/// first is that of the row itself. Rows that go along themselves, like the answers to the comments
/// of a post, keep nothing else that does.
fn keeping<'a>(
    project: &'a Project,
    entities: &'a [&'a Entity],
) -> impl Iterator<Item = (usize, &'a Entity, &'a BelongsTo)> {
    let goes = |source: &Entity| {
        entities[1..]
            .iter()
            .any(|entity| entity.name == source.name)
    };
    entities.iter().enumerate().flat_map(move |(at, entity)| {
        project
            .keys_to(&entity.name)
            .filter(|(_, key)| key.on_delete == OnDelete::Restrict)
            .filter(move |(source, _)| at == 0 || !goes(source))
            .map(move |(source, key)| (at, source, key))
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
    let (id, now) = dialect.id_and_now();
    let sql = rows.mark(&now, &id)?;
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
