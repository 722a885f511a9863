use std::collections::{BTreeMap, BTreeSet};

use crate::migrate::MigrationFile;
use crate::sql::{SqlCursor, SqlStatement, sql_statements};

use super::{UserObject, UserObjectKind};

/// What migrations have made, and what is there still.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct UserObjects {
    /// Columns, indexes and triggers by the table's name in lower case, in the order in which they
    /// came.
    pub(super) tables: BTreeMap<String, Vec<UserObject>>,
    pub(super) views: Vec<UserObject>,
    /// The files that have made tables, by the names of these.
    pub(super) makers: BTreeMap<String, String>,
    /// The names of all tables that there ever were.
    pub(super) past: BTreeSet<String>,
}

impl UserObjects {
    /// Runs the migrations as far as they are about such things.
    #[must_use]
    pub fn of(existing: &[MigrationFile]) -> Self {
        let mut user_objects = Self::default();
        for file in Self::in_order(existing) {
            user_objects.run_all(file);
        }
        user_objects
    }

    /// Does what a file does.
    pub fn run_all(&mut self, file: &MigrationFile) {
        for statement in sql_statements(&file.text) {
            self.run(&statement, &file.name);
        }
    }

    /// The files that go forwards, as they are run.
    #[must_use]
    pub fn in_order(existing: &[MigrationFile]) -> Vec<&MigrationFile> {
        let mut ups: Vec<_> = existing.iter().filter(|file| file.is_up()).collect();
        ups.sort_by_key(|file| file.rank());
        ups
    }

    /// What there is of all tables, with their names.
    pub fn all(&self) -> impl Iterator<Item = (&str, &UserObject)> {
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
        objects.any(|object| object.kind == UserObjectKind::Column)
    }

    #[must_use]
    pub fn column(&self, table: &str, name: &str) -> Option<&UserObject> {
        let mut objects = self.objects(table).iter();
        objects
            .find(|object| object.kind == UserObjectKind::Column && key(&object.name) == key(name))
    }

    #[must_use]
    pub fn objects(&self, table: &str) -> &[UserObject] {
        self.tables.get(&key(table)).map_or(&[], Vec::as_slice)
    }

    /// The views, and the triggers of other tables, that speak of a table.
    pub fn readers<'objects>(
        &'objects self,
        table: &'objects str,
    ) -> impl Iterator<Item = &'objects UserObject> {
        let others = self
            .tables
            .iter()
            .filter(move |(name, _)| **name != key(table));
        let triggers = others
            .flat_map(|(_, objects)| objects)
            .filter(|object| object.kind == UserObjectKind::Trigger);
        let all = self.views.iter().chain(triggers);
        all.filter(move |object| object.names(table))
    }

    /// The file that has made a table or a view of this name.
    #[must_use]
    pub fn maker(&self, name: &str) -> Option<&str> {
        let is_it = |view: &&UserObject| key(&view.name) == key(name);
        let view = || self.views.iter().find(is_it).map(|view| &view.file);
        self.makers
            .get(&key(name))
            .or_else(view)
            .map(String::as_str)
    }

    /// The index of this name, whatever table it is for.
    #[must_use]
    pub fn index(&self, name: &str) -> Option<&UserObject> {
        let is_it = |object: &&UserObject| {
            object.kind == UserObjectKind::Index && key(&object.name) == key(name)
        };
        self.tables.values().flatten().find(is_it)
    }
}

/// Names are the same in every case.
pub fn key(name: &str) -> String {
    name.to_lowercase()
}

impl UserObjects {
    /// Does what a statement of a file does.
    pub fn run(&mut self, statement: &SqlStatement, file: &str) {
        let mut cursor = SqlCursor::new(&statement.tokens);
        if cursor.take(&["CREATE"]) {
            if cursor.take(&["OR"]) {
                cursor.take(&["REPLACE"]);
            }
            cursor.take(&["TEMP", "TEMPORARY", "UNIQUE"]);
            if cursor.take(&["INDEX"]) {
                self.create(UserObjectKind::Index, cursor, statement, file);
            } else if cursor.take(&["TRIGGER"]) {
                self.create(UserObjectKind::Trigger, cursor, statement, file);
            } else if cursor.take(&["TABLE"]) {
                self.create_table(cursor, statement, file);
            } else if cursor.take(&["VIEW"]) {
                self.create_view(cursor, statement, file);
            }
        } else if cursor.take(&["DROP"]) {
            self.drop(cursor);
        } else if cursor.take(&["ALTER"]) && cursor.take(&["TABLE"]) {
            self.alter(cursor, statement, file);
        }
    }

    fn create(
        &mut self,
        kind: UserObjectKind,
        mut cursor: SqlCursor<'_>,
        statement: &SqlStatement,
        file: &str,
    ) {
        cursor.take(&["CONCURRENTLY"]);
        cursor.skip_if_exists();
        let name = cursor.name();
        cursor.skip_to("ON");
        if let (Some(name), Some(table)) = (name, cursor.name()) {
            let object = UserObject {
                kind,
                name: name.to_owned(),
                sql: statement.clone(),
                file: file.to_owned(),
            };
            self.tables.entry(key(table)).or_default().push(object);
        }
    }

    fn create_view(&mut self, mut cursor: SqlCursor<'_>, statement: &SqlStatement, file: &str) {
        cursor.skip_if_exists();
        if let Some(name) = cursor.name() {
            self.views.retain(|view| key(&view.name) != key(name));
            self.views.push(UserObject {
                kind: UserObjectKind::View,
                name: name.to_owned(),
                sql: statement.clone(),
                file: file.to_owned(),
            });
        }
    }

    /// Columns of any table, also one that was built anew with a column that was added before.
    fn create_table(&mut self, mut cursor: SqlCursor<'_>, statement: &SqlStatement, file: &str) {
        let may_be_there = cursor.skip_if_exists();
        let Some(table) = cursor.name().map(key) else {
            return;
        };
        if may_be_there && self.makers.contains_key(&table) {
            return;
        }
        let columns = cursor
            .items()
            .into_iter()
            .filter_map(|tokens| UserObject::column(tokens, statement, file));
        self.makers.insert(table.clone(), file.to_owned());
        self.past.insert(table.clone());
        self.tables.insert(table, columns.collect());
    }

    fn drop(&mut self, mut cursor: SqlCursor<'_>) {
        let is_table = cursor.take(&["TABLE"]);
        let is_view = cursor.take(&["VIEW"]);
        let is_object = cursor.take(&["INDEX", "TRIGGER"]);
        cursor.take(&["CONCURRENTLY"]);
        cursor.skip_if_exists();
        match cursor.name() {
            Some(name) if is_table => {
                self.tables.remove(&key(name));
                self.makers.remove(&key(name));
            }
            Some(name) if is_view => self.views.retain(|view| key(&view.name) != key(name)),
            Some(name) if is_object => {
                for objects in self.tables.values_mut() {
                    objects.retain(|object| {
                        object.kind == UserObjectKind::Column || key(&object.name) != key(name)
                    });
                }
            }
            _ => {}
        }
    }

    fn alter(&mut self, mut cursor: SqlCursor<'_>, statement: &SqlStatement, file: &str) {
        let Some(table) = cursor.name().map(key) else {
            return;
        };
        if cursor.take(&["ADD"]) {
            cursor.take(&["COLUMN"]);
            let column = UserObject::column(cursor.rest(), statement, file);
            self.tables.entry(table).or_default().extend(column);
        } else if cursor.take(&["DROP"]) {
            cursor.take(&["COLUMN"]);
            let Some(name) = cursor.name().map(key) else {
                return;
            };
            let objects = self.tables.entry(table).or_default();
            objects.retain(|object| {
                object.kind != UserObjectKind::Column || key(&object.name) != name
            });
        } else if cursor.take(&["CHANGE"]) {
            cursor.take(&["COLUMN"]);
            let (old, new) = (cursor.name().map(key), cursor.rest());
            let objects = self.tables.entry(table).or_default();
            objects.retain(|object| {
                object.kind != UserObjectKind::Column || Some(key(&object.name)) != old
            });
            objects.extend(UserObject::column(new, statement, file));
        } else if cursor.take(&["RENAME"]) {
            self.rename(&table, cursor);
        }
    }

    fn rename(&mut self, table: &str, mut cursor: SqlCursor<'_>) {
        if cursor.take(&["TO"]) {
            let Some(new) = cursor.name() else {
                return;
            };
            let objects = self.tables.remove(table).unwrap_or_default();
            self.tables.insert(key(new), objects);
            if let Some(file) = self.makers.remove(table) {
                self.makers.insert(key(new), file);
                self.past.insert(key(new));
            }
            for object in self.all_mut() {
                object.rename(table, new);
            }
            return;
        }
        cursor.take(&["COLUMN"]);
        let (old, _, new) = (cursor.name(), cursor.take(&["TO"]), cursor.name());
        let (Some(old), Some(new)) = (old, new) else {
            return;
        };
        for object in self.tables.get_mut(table).into_iter().flatten() {
            object.rename(old, new);
        }
        let readers = self.all_mut().filter(|object| object.names(table));
        for object in readers.filter(|object| object.kind != UserObjectKind::Column) {
            object.rename(old, new);
        }
    }

    fn all_mut(&mut self) -> impl Iterator<Item = &mut UserObject> {
        self.tables.values_mut().flatten().chain(&mut self.views)
    }
}
