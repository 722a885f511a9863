use crate::migrate::MigrationProblem;
use crate::migrate::difference::Change;
use crate::migrate::handmade::{Carried, Handmade};
use crate::migrate::schema::{Origin, Table};

use super::alike::{alike_entities, alike_links};
use super::columns::columns;
use super::handmade::{elsewhere, handmade as additions};

/// Everything in a change that may lose something or cannot be done on a table with rows.
pub fn judge(
    change: &Change<'_>,
    carried: &[Carried],
    handmade: &Handmade,
) -> Vec<MigrationProblem> {
    let dropped = change
        .dropped
        .iter()
        .filter_map(|table| dropped_table(change, table));
    let kept = change
        .kept
        .iter()
        .zip(carried)
        .map(|(table, carried)| match &table.to.origin {
            Origin::Entity { name, .. } => {
                let mut problems = columns(change, table, name);
                problems.extend(additions(table, name, carried));
                problems
            }
            Origin::Relation { entity, .. } => additions(table, entity, carried),
        });
    let elsewhere = elsewhere(change, handmade);
    dropped.chain(kept.flatten()).chain(elsewhere).collect()
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
