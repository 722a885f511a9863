use crate::model::{BelongsTo, Entity, Field, FieldKind, IdKind, Project};

/// Asks all entities of a project at once.
#[derive(Debug, Clone, Copy)]
pub(super) struct Census<'project>(pub &'project Project);

impl Census<'_> {
    pub(super) fn entity(self, test: impl Fn(&Entity) -> bool) -> bool {
        self.0.entities.iter().any(test)
    }

    pub(super) fn field(self, test: impl Fn(&Field) -> bool) -> bool {
        self.entity(|entity| entity.fields.iter().any(&test))
    }

    pub(super) fn kind(self, test: impl Fn(&FieldKind) -> bool) -> bool {
        self.field(|field| test(&field.kind))
    }

    /// Asks the foreign keys.
    pub(super) fn key(self, test: impl Fn(&BelongsTo) -> bool) -> bool {
        self.entity(|entity| entity.belongs_to.iter().any(&test))
    }

    /// Asks what the foreign keys refer to.
    pub(super) fn target(self, key: &BelongsTo, test: impl Fn(&Entity) -> bool) -> bool {
        self.0.entity(&key.target).is_some_and(test)
    }

    /// Whether a foreign key refers to ids of this kind.
    pub(super) fn key_of(self, kind: IdKind) -> bool {
        self.key(|key| self.target(key, |target| target.id.kind == kind))
    }
}

pub(super) fn has_relations(entity: &Entity) -> bool {
    entity.belongs_to.iter().any(|key| !key.private)
        || !entity.many_to_many.is_empty()
        || !entity.has_many.is_empty()
}
