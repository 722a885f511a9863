use super::MigrationProblem;
use super::alike::{alike_columns, alike_entities, alike_links};
use super::difference::{Change, ColumnChange, TableChange, Verdict, verdict};
use super::handmade::Carried;
use super::schema::{Column, Kind, Origin, Role, Table, TextFormat};
use super::sqlite::is_rebuilt;

/// Everything in a change that may lose something or cannot be done on a table with rows.
pub fn judge(change: &Change<'_>, carried: &[Carried<'_>]) -> Vec<MigrationProblem> {
    let dropped = change.dropped.iter().filter_map(|table| dropped_table(change, table));
    let kept = change.kept.iter().zip(carried).map(|(table, carried)| match &table.to.origin {
        Origin::Entity { name, .. } => {
            let mut problems = kept_table(change, table, name);
            problems.extend(handmade(change, table, name, carried));
            problems
        }
        Origin::Relation { entity, .. } => handmade(change, table, entity, carried),
    });
    dropped.chain(kept.flatten()).collect()
}

fn dropped_table(change: &Change<'_>, table: &Table) -> Option<MigrationProblem> {
    match &table.origin {
        Origin::Entity { name, .. } => Some(MigrationProblem::EntityDropped {
            entity: name.clone(),
            table: table.name.clone(),
            alike: alike_entities(change, table),
        }),
        Origin::Relation { entity, name, .. } => {
            let is_owner = |table: &&Table| matches!(&table.origin, Origin::Entity { name, .. } if name == entity);
            if change.dropped.iter().copied().any(|table| is_owner(&table)) {
                return None;
            }
            Some(MigrationProblem::LinkDropped {
                entity: entity.clone(),
                relation: name.clone(),
                table: table.name.clone(),
                alike: alike_links(change, table),
            })
        }
    }
}

fn kept_table(schema: &Change<'_>, table: &TableChange<'_>, entity: &str) -> Vec<MigrationProblem> {
    let mut problems = Vec::new();
    for change in &table.columns {
        match *change {
            ColumnChange::Added(column) => problems.extend(added(schema, table, entity, column)),
            ColumnChange::Dropped(column) => problems.extend(dropped(schema, table, entity, column)),
            ColumnChange::Kept { from, to } => problems.extend(kept(entity, from, to)),
        }
    }
    problems
}

fn handmade(
    schema: &Change<'_>,
    table: &TableChange<'_>,
    entity: &str,
    carried: &Carried<'_>,
) -> Vec<MigrationProblem> {
    let doubled = carried.doubled.iter().map(|object| MigrationProblem::ColumnThere {
        entity: entity.to_owned(),
        member: object.name.clone(),
        file: object.file.clone(),
    });
    let lost = carried.lost.iter().filter(|_| is_rebuilt(schema, table)).map(|object| MigrationProblem::HandmadeLost {
        entity: entity.to_owned(),
        table: table.to.name.clone(),
        what: format!("{} `{}`", object.kind, object.name),
        file: object.file.clone(),
    });
    doubled.chain(lost).collect()
}

fn added(
    schema: &Change<'_>,
    table: &TableChange<'_>,
    entity: &str,
    column: &Column,
) -> Vec<MigrationProblem> {
    let mut problems = Vec::new();
    if let Some(old) = table.replaced_by(column) {
        if column.role == Role::Id {
            let (from, to) = (id_name(old), id_name(column));
            return vec![MigrationProblem::IdChanged { entity: entity.to_owned(), from, to }];
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
    let is_required = !column.nullable && column.default.is_none() && column.role == Role::Member;
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
    schema: &Change<'_>,
    table: &TableChange<'_>,
    entity: &str,
    column: &Column,
) -> Option<MigrationProblem> {
    if table.replacement_of(column).is_some() {
        return None;
    }
    let entity = entity.to_owned();
    Some(match column.role {
        Role::DeletedAt => MigrationProblem::SoftDeleteRemoved { entity },
        // It only counts changes, and nobody keeps it.
        Role::Version => return None,
        Role::Id | Role::Member | Role::Timestamp => MigrationProblem::MemberDropped {
            entity,
            member: column.key.clone(),
            alike: alike_columns(schema, table, column),
        },
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
    if from.nullable && !to.nullable && to.default.is_none() && to.role == Role::Member {
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
fn follows_target(schema: &Change<'_>, old: &Column, new: &Column) -> bool {
    let (Some(old), Some(new)) = (&old.references, &new.references) else { return false };
    let has_new_id = schema.kept.iter().filter(|table| table.to.name == new.table).any(|table| {
        table.columns.iter().any(|change| matches!(change, ColumnChange::Added(column) if column.role == Role::Id))
    });
    let gone = schema.dropped.iter().find(|table| table.name == old.table);
    let is_created = schema.created.iter().any(|table| table.name == new.table);
    has_new_id || (is_created && gone.is_some_and(|table| !alike_entities(schema, table).is_empty()))
}

/// Whether a column may be a dropped one under a new name, which is asked first.
fn is_asked_about(schema: &Change<'_>, table: &TableChange<'_>, added: &Column) -> bool {
    table.columns.iter().any(|change| match *change {
        ColumnChange::Dropped(column) => {
            table.replacement_of(column).is_none() && alike_columns(schema, table, column).contains(&added.key)
        }
        ColumnChange::Added(_) | ColumnChange::Kept { .. } => false,
    })
}

fn can_default(column: &Column) -> bool {
    let is_password = matches!(column.kind, Kind::Text { format: TextFormat::Password, .. });
    column.references.is_none() && !is_password
}

fn id_name(column: &Column) -> String {
    if column.kind == Kind::Serial { "bigint" } else { "uuid" }.to_owned()
}
