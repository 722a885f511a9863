use crate::model::{Entity, Operation, Project};
use crate::view::column::ColumnView;

use super::keys::unique_sets;
use super::tables::Tables;

/// An entity and what is worked out of it for several families of tests.
pub(super) struct Subject<'a> {
    pub(super) project: &'a Project,
    pub(super) entity: &'a Entity,
    pub(super) columns: &'a [ColumnView],
    pub(super) tables: Tables,
    /// What no two rows may have the same.
    pub(super) unique: Vec<Vec<String>>,
    /// Whether rows can be changed.
    pub(super) updates: bool,
}

impl<'a> Subject<'a> {
    pub(super) fn new(project: &'a Project, entity: &'a Entity, columns: &'a [ColumnView]) -> Self {
        let is_changed =
            |column: &ColumnView| column.input.as_ref().is_some_and(|input| !input.immutable);
        let updates = entity.has(Operation::Update) && columns.iter().any(is_changed);
        Self {
            project,
            entity,
            columns,
            tables: Tables::of(project, entity, updates),
            unique: unique_sets(project, entity),
            updates,
        }
    }

    pub(super) fn has(&self, operation: Operation) -> bool {
        self.entity.has(operation)
    }

    /// Whether there are requests with values.
    pub(super) fn takes_values(&self) -> bool {
        self.updates || self.has(Operation::Create)
    }

    /// The factory of the entity.
    pub(super) fn module(&self) -> &'a str {
        &self.entity.names.module
    }

    /// Whether a field or key cannot be changed.
    pub(super) fn is_fixed(&self, name: &String) -> bool {
        self.tables.fixed.contains(name)
    }
}

/// The names that are wanted.
pub(super) fn chosen(names: &[(&'static str, bool)]) -> Vec<&'static str> {
    names
        .iter()
        .filter(|(_, wanted)| *wanted)
        .map(|(name, _)| *name)
        .collect()
}
