use std::collections::BTreeSet;

use super::{Action, Entity, OnDelete, Operation, Project};

/// What happens to rows, because of clients or along with other rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    Created,
    Updated,
    Deleted,
}

impl Change {
    /// As in the types of events: `created`.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Created => "created",
            Self::Updated => "updated",
            Self::Deleted => "deleted",
        }
    }
}

impl Project {
    /// What may happen to the rows of an entity.
    #[must_use]
    pub fn changes_of(&self, entity: &Entity) -> Vec<Change> {
        let is_updated = entity.has(Operation::Update)
            || entity.actions.iter().any(Action::stores)
            || self.is_reached(entity, OnDelete::SetNull);
        let is_deleted =
            entity.has(Operation::Delete) || self.is_reached(entity, OnDelete::Cascade);
        let changes = [
            (Change::Created, entity.has(Operation::Create)),
            (Change::Updated, is_updated),
            (Change::Deleted, is_deleted),
        ];
        let changes = changes.into_iter().filter(|(_, happens)| *happens);
        changes.map(|(change, _)| change).collect()
    }

    /// Whether the deletion of another row does this to rows of an entity.
    fn is_reached(&self, entity: &Entity, on_delete: OnDelete) -> bool {
        let deletable = self.entities.iter();
        let deletable = deletable.filter(|other| other.has(Operation::Delete));
        let mut deleted = deletable.flat_map(|other| self.deleted_with(other));
        deleted.any(|deleted| {
            let mut keys = self.keys_to(deleted);
            keys.any(|(source, key)| source.name == entity.name && key.on_delete == on_delete)
        })
    }

    /// An entity, and those whose rows are deleted along with its rows.
    #[must_use]
    pub fn deleted_with<'a>(&'a self, entity: &'a Entity) -> BTreeSet<&'a str> {
        let names = [entity.name.as_str()].into();
        self.with_referring(names, |on_delete| on_delete == OnDelete::Cascade)
    }

    /// Entities, and those that refer to them, however deep, by keys that act so when a row is deleted.
    #[must_use]
    pub fn with_referring<'a>(
        &'a self,
        mut names: BTreeSet<&'a str>,
        follows: impl Fn(OnDelete) -> bool,
    ) -> BTreeSet<&'a str> {
        let mut waiting: Vec<&str> = names.iter().copied().collect();
        while let Some(name) = waiting.pop() {
            for (source, key) in self.keys_to(name) {
                if follows(key.on_delete) && names.insert(&source.name) {
                    waiting.push(&source.name);
                }
            }
        }
        names
    }
}
