use crate::migrate::MigrationProblem;
use crate::migrate::difference::{ColumnChange, SchemaChange, TableChange, Verdict, verdict};
use crate::migrate::schema::{Column, ColumnKind, ColumnRole, TextFormat};

use super::alike::{alike_columns, alike_entities};

/// What the changes of a table's columns may lose.
pub fn columns(
    schema: &SchemaChange<'_>,
    table: &TableChange<'_>,
    entity: &str,
) -> Vec<MigrationProblem> {
    let mut problems = Vec::new();
    for change in &table.columns {
        match *change {
            ColumnChange::Added(column) => problems.extend(added(schema, table, entity, column)),
            ColumnChange::Dropped(column) => {
                problems.extend(dropped(schema, table, entity, column));
            }
            ColumnChange::Kept { from, to } => problems.extend(kept(entity, from, to)),
        }
    }
    problems
}

fn added(
    schema: &SchemaChange<'_>,
    table: &TableChange<'_>,
    entity: &str,
    column: &Column,
) -> Vec<MigrationProblem> {
    let mut problems = Vec::new();
    if let Some(old) = table.replaced_by(column) {
        if column.role == ColumnRole::Id {
            let (from, to) = (id_name(old), id_name(column));
            return vec![MigrationProblem::IdChanged {
                entity: entity.to_owned(),
                from,
                to,
            }];
        }
        if follows_target(schema, old, column) {
            return problems;
        }
        problems.push(MigrationProblem::Replaced {
            entity: entity.to_owned(),
            member: column.key.clone(),
            from: old.declared.clone(),
            to: column.declared.clone(),
        });
    }
    let is_required =
        !column.nullable && column.default.is_none() && column.role == ColumnRole::Member;
    if is_required && !is_asked_about(schema, table, column) {
        problems.push(MigrationProblem::RequiredAdded {
            entity: entity.to_owned(),
            member: column.key.clone(),
            can_default: can_default(column),
        });
    }
    problems
}

fn dropped(
    schema: &SchemaChange<'_>,
    table: &TableChange<'_>,
    entity: &str,
    column: &Column,
) -> Option<MigrationProblem> {
    if table.replacement_of(column).is_some() {
        return None;
    }
    let entity = entity.to_owned();
    Some(match column.role {
        ColumnRole::DeletedAt => MigrationProblem::SoftDeleteRemoved { entity },
        // It only counts changes, and nobody keeps it.
        ColumnRole::Version => return None,
        ColumnRole::Id | ColumnRole::Member | ColumnRole::Timestamp => {
            MigrationProblem::MemberDropped {
                entity,
                member: column.key.clone(),
                alike: alike_columns(schema, table, column),
            }
        }
    })
}

fn kept(entity: &str, from: &Column, to: &Column) -> Vec<MigrationProblem> {
    let mut problems = Vec::new();
    if verdict(&from.kind, &to.kind) == Verdict::Lossy {
        problems.push(MigrationProblem::Narrowed {
            entity: entity.to_owned(),
            member: to.key.clone(),
            from: from.declared.clone(),
            to: to.declared.clone(),
        });
    }
    if from.nullable && !to.nullable && to.default.is_none() && to.role == ColumnRole::Member {
        problems.push(MigrationProblem::MadeRequired {
            entity: entity.to_owned(),
            member: to.key.clone(),
            can_default: can_default(to),
        });
    }
    problems
}

/// A foreign key follows the id that it refers to: if that changes its kind, or if the entity
/// seems to have got another name, that is the problem.
fn follows_target(schema: &SchemaChange<'_>, old: &Column, new: &Column) -> bool {
    let (Some(old), Some(new)) = (&old.references, &new.references) else {
        return false;
    };
    let has_new_id = schema
        .kept
        .iter()
        .filter(|table| table.to.name == new.table)
        .any(|table| {
            table.columns.iter().any(
                |change| matches!(change, ColumnChange::Added(column) if column.role == ColumnRole::Id),
            )
        });
    let gone = schema.dropped.iter().find(|table| table.name == old.table);
    let is_created = schema.created.iter().any(|table| table.name == new.table);
    has_new_id
        || (is_created && gone.is_some_and(|table| !alike_entities(schema, table).is_empty()))
}

/// Whether a column may be a dropped one under a new name, which is asked first.
fn is_asked_about(schema: &SchemaChange<'_>, table: &TableChange<'_>, added: &Column) -> bool {
    table.columns.iter().any(|change| match *change {
        ColumnChange::Dropped(column) => {
            table.replacement_of(column).is_none()
                && alike_columns(schema, table, column).contains(&added.key)
        }
        ColumnChange::Added(_) | ColumnChange::Kept { .. } => false,
    })
}

fn can_default(column: &Column) -> bool {
    let is_password = matches!(
        column.kind,
        ColumnKind::Text {
            format: TextFormat::Password,
            ..
        }
    );
    column.references.is_none() && !is_password
}

fn id_name(column: &Column) -> String {
    if column.kind == ColumnKind::Serial {
        "bigint"
    } else {
        "uuid"
    }
    .to_owned()
}
