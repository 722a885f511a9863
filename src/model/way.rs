use std::collections::VecDeque;

use super::{BelongsTo, Entity, OnDelete, Project};

/// A way over foreign keys from a row that is marked as deleted to rows that are so with it.
#[derive(Debug, Clone)]
pub struct Way<'model> {
    /// The way without its last key, by its number: the ways are numbered from 1, and 0 is the row
    /// itself.
    pub before: usize,
    /// Whose rows these are.
    pub entity: &'model Entity,
    /// The last key, which these rows have.
    pub key: &'model BelongsTo,
    /// The names of the entities on the way, the last one included.
    pub path: Vec<&'model str>,
}

impl BelongsTo {
    /// Whether the rows of an entity that have this key are marked as deleted when what it refers
    /// to is.
    #[must_use]
    pub fn goes_along(&self, source: &Entity) -> bool {
        self.on_delete == OnDelete::Cascade && source.soft_delete
    }
}

impl Project {
    /// All foreign keys that refer to an entity, with the entities that have them.
    pub fn keys_to<'model>(
        &'model self,
        entity: &'model str,
    ) -> impl Iterator<Item = (&'model Entity, &'model BelongsTo)> {
        let sources = self.entities.iter();
        let keys =
            sources.flat_map(|source| source.belongs_to.iter().map(move |key| (source, key)));
        keys.filter(move |(_, key)| key.target == entity)
    }

    /// The ways from a row of an entity, short ones first.
    pub fn ways_from<'model>(
        &'model self,
        entity: &'model str,
    ) -> impl Iterator<Item = Way<'model>> {
        Way::from(entity, |entity| self.keys_to(entity))
    }
}

impl<'model> Way<'model> {
    /// The ways from a row of an entity, short ones first, over the keys that refer to an entity. A
    /// circle of several entities is gone round once.
    ///
    /// Their number can double with every entity: what follows them all is for projects that are
    /// known to have few.
    pub fn from<Keys>(
        entity: &'model str,
        keys_to: impl Fn(&'model str) -> Keys,
    ) -> impl Iterator<Item = Self>
    where
        Keys: Iterator<Item = (&'model Entity, &'model BelongsTo)>,
    {
        let next = move |before: usize, entity: &'model str, path: &[&'model str]| {
            let keys = keys_to(entity).filter(|(source, key)| {
                key.goes_along(source) && !path.contains(&source.name.as_str())
            });
            let ways = keys.map(|(source, key)| Self {
                before,
                entity: source,
                key,
                path: [path, &[source.name.as_str()]].concat(),
            });
            ways.collect::<Vec<_>>()
        };
        let mut waiting = VecDeque::from(next(0, entity, &[]));
        let mut number = 0;
        std::iter::from_fn(move || {
            let way = waiting.pop_front()?;
            number += 1;
            waiting.extend(next(number, &way.entity.name, &way.path));
            Some(way)
        })
    }
}
