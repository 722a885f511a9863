use std::collections::BTreeMap;

use super::cursor::Cursor;
use super::statement::{Statement, statements};
use super::{Existing, Object, ObjectKind};

/// The columns, indexes and triggers that migrations have added to tables, and that are there still.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Handmade {
    /// By the table's name in lower case, in the order in which they came.
    tables: BTreeMap<String, Vec<Object>>,
}

impl Handmade {
    /// Runs the migrations as far as they are about such things.
    #[must_use]
    pub fn of(existing: &[Existing]) -> Self {
        let mut ups: Vec<_> = existing.iter().filter(|file| file.is_up()).collect();
        ups.sort_by_key(|file| (file.number(), &file.name));
        let mut handmade = Self::default();
        for file in ups {
            for statement in statements(&file.text) {
                handmade.run(&statement, &file.name);
            }
        }
        handmade
    }

    #[must_use]
    pub fn objects(&self, table: &str) -> &[Object] {
        self.tables.get(&key(table)).map_or(&[], Vec::as_slice)
    }

    fn run(&mut self, statement: &Statement, file: &str) {
        let mut cursor = Cursor::new(&statement.words);
        if cursor.take(&["CREATE"]) {
            cursor.take(&["TEMP", "TEMPORARY", "UNIQUE"]);
            if cursor.take(&["INDEX"]) {
                self.create(ObjectKind::Index, cursor, statement, file);
            } else if cursor.take(&["TRIGGER"]) {
                self.create(ObjectKind::Trigger, cursor, statement, file);
            } else if cursor.take(&["TABLE"]) {
                self.create_table(cursor, statement, file);
            }
        } else if cursor.take(&["DROP"]) {
            self.drop(cursor);
        } else if cursor.take(&["ALTER"]) && cursor.take(&["TABLE"]) {
            self.alter(cursor, statement, file);
        }
    }

    fn create(
        &mut self,
        kind: ObjectKind,
        mut cursor: Cursor<'_>,
        statement: &Statement,
        file: &str,
    ) {
        cursor.skip_if_exists();
        let name = cursor.name();
        cursor.skip_to("ON");
        if let (Some(name), Some(table)) = (name, cursor.name()) {
            let object = Object {
                kind,
                name: name.to_owned(),
                text: statement.text.clone(),
                words: statement.words.clone(),
                file: file.to_owned(),
            };
            self.tables.entry(key(table)).or_default().push(object);
        }
    }

    /// Columns of any table, also one that was built anew with a column that was added before.
    fn create_table(&mut self, mut cursor: Cursor<'_>, statement: &Statement, file: &str) {
        cursor.skip_if_exists();
        let Some(table) = cursor.name().map(key) else {
            return;
        };
        let columns = cursor
            .items()
            .into_iter()
            .filter_map(|words| Object::column(words, statement, file));
        self.tables.insert(table, columns.collect());
    }

    fn drop(&mut self, mut cursor: Cursor<'_>) {
        let is_table = cursor.take(&["TABLE"]);
        let is_object = cursor.take(&["INDEX", "TRIGGER"]);
        cursor.skip_if_exists();
        match cursor.name() {
            Some(name) if is_table => {
                self.tables.remove(&key(name));
            }
            Some(name) if is_object => {
                for objects in self.tables.values_mut() {
                    objects.retain(|object| {
                        object.kind == ObjectKind::Column || key(&object.name) != key(name)
                    });
                }
            }
            _ => {}
        }
    }

    fn alter(&mut self, mut cursor: Cursor<'_>, statement: &Statement, file: &str) {
        let Some(table) = cursor.name().map(key) else {
            return;
        };
        if cursor.take(&["ADD"]) {
            cursor.take(&["COLUMN"]);
            self.tables.entry(table).or_default().extend(Object::column(
                cursor.rest(),
                statement,
                file,
            ));
        } else if cursor.take(&["DROP"]) {
            cursor.take(&["COLUMN"]);
            let Some(name) = cursor.name().map(key) else {
                return;
            };
            let objects = self.tables.entry(table).or_default();
            objects.retain(|object| object.kind != ObjectKind::Column || key(&object.name) != name);
        } else if cursor.take(&["RENAME"]) {
            self.rename(&table, cursor);
        }
    }

    fn rename(&mut self, table: &str, mut cursor: Cursor<'_>) {
        if cursor.take(&["TO"]) {
            let Some(new) = cursor.name().map(key) else {
                return;
            };
            let objects = self.tables.remove(table).unwrap_or_default();
            self.tables.insert(new, objects);
            return;
        }
        cursor.take(&["COLUMN"]);
        let (old, _, new) = (cursor.name(), cursor.take(&["TO"]), cursor.name());
        let (Some(old), Some(new)) = (old.map(key), new) else {
            return;
        };
        for object in self.tables.get_mut(table).into_iter().flatten() {
            if object.kind == ObjectKind::Column && key(&object.name) == old {
                object.rename(new);
            }
        }
    }
}

fn key(name: &str) -> String {
    name.to_lowercase()
}
