use std::collections::{BTreeMap, BTreeSet};

use super::statement::statements;
use super::{Existing, Object, ObjectKind};

/// What migrations have made, and what is there still.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Handmade {
    /// Columns, indexes and triggers by the table's name in lower case, in the order in which they
    /// came.
    pub(super) tables: BTreeMap<String, Vec<Object>>,
    pub(super) views: Vec<Object>,
    /// The files that have made tables, by the names of these.
    pub(super) makers: BTreeMap<String, String>,
    /// The names of all tables that there ever were.
    pub(super) past: BTreeSet<String>,
}

impl Handmade {
    /// Runs the migrations as far as they are about such things.
    #[must_use]
    pub fn of(existing: &[Existing]) -> Self {
        let mut handmade = Self::default();
        for file in Self::in_order(existing) {
            for statement in statements(&file.text) {
                handmade.run(&statement, &file.name);
            }
        }
        handmade
    }

    /// The files that go forwards, as they are run.
    #[must_use]
    pub fn in_order(existing: &[Existing]) -> Vec<&Existing> {
        let mut ups: Vec<_> = existing.iter().filter(|file| file.is_up()).collect();
        ups.sort_by_key(|file| (file.number(), &file.name));
        ups
    }

    /// What there is of all tables, with their names.
    pub fn all(&self) -> impl Iterator<Item = (&str, &Object)> {
        let tables = self.tables.iter();
        tables.flat_map(|(table, objects)| objects.iter().map(|object| (table.as_str(), object)))
    }

    #[must_use]
    pub fn has_table(&self, name: &str) -> bool {
        self.makers.contains_key(&key(name))
    }

    /// Whether there ever was a table of this name.
    #[must_use]
    pub fn had_table(&self, name: &str) -> bool {
        self.past.contains(&key(name))
    }

    /// Whether a table was made with its columns spelled out.
    #[must_use]
    pub fn knows_columns(&self, table: &str) -> bool {
        let mut objects = self.objects(table).iter();
        objects.any(|object| object.kind == ObjectKind::Column)
    }

    #[must_use]
    pub fn column(&self, table: &str, name: &str) -> Option<&Object> {
        let mut objects = self.objects(table).iter();
        objects.find(|object| object.kind == ObjectKind::Column && key(&object.name) == key(name))
    }

    #[must_use]
    pub fn objects(&self, table: &str) -> &[Object] {
        self.tables.get(&key(table)).map_or(&[], Vec::as_slice)
    }

    /// The views, and the triggers of other tables, that speak of a table.
    pub fn readers<'handmade>(
        &'handmade self,
        table: &'handmade str,
    ) -> impl Iterator<Item = &'handmade Object> {
        let others = self
            .tables
            .iter()
            .filter(move |(name, _)| **name != key(table));
        let triggers = others
            .flat_map(|(_, objects)| objects)
            .filter(|object| object.kind == ObjectKind::Trigger);
        let all = self.views.iter().chain(triggers);
        all.filter(move |object| object.names(table))
    }

    /// The file that has made a table or a view of this name.
    #[must_use]
    pub fn maker(&self, name: &str) -> Option<&str> {
        let is_it = |view: &&Object| key(&view.name) == key(name);
        let view = || self.views.iter().find(is_it).map(|view| &view.file);
        self.makers
            .get(&key(name))
            .or_else(view)
            .map(String::as_str)
    }

    /// The index of this name, whatever table it is for.
    #[must_use]
    pub fn index(&self, name: &str) -> Option<&Object> {
        let is_it =
            |object: &&Object| object.kind == ObjectKind::Index && key(&object.name) == key(name);
        self.tables.values().flatten().find(is_it)
    }
}

/// Names are the same in every case.
pub fn key(name: &str) -> String {
    name.to_lowercase()
}
