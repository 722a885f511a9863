use super::cursor::Cursor;
use super::made::key;
use super::statement::Statement;
use super::{Handmade, Object, ObjectKind};

impl Handmade {
    /// Does what a statement of a file does.
    pub fn run(&mut self, statement: &Statement, file: &str) {
        let mut cursor = Cursor::new(&statement.words);
        if cursor.take(&["CREATE"]) {
            cursor.take(&["TEMP", "TEMPORARY", "UNIQUE"]);
            if cursor.take(&["INDEX"]) {
                self.create(ObjectKind::Index, cursor, statement, file);
            } else if cursor.take(&["TRIGGER"]) {
                self.create(ObjectKind::Trigger, cursor, statement, file);
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
        kind: ObjectKind,
        mut cursor: Cursor<'_>,
        statement: &Statement,
        file: &str,
    ) {
        cursor.take(&["CONCURRENTLY"]);
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

    fn create_view(&mut self, mut cursor: Cursor<'_>, statement: &Statement, file: &str) {
        cursor.skip_if_exists();
        if let Some(name) = cursor.name() {
            self.views.push(Object {
                kind: ObjectKind::View,
                name: name.to_owned(),
                text: statement.text.clone(),
                words: statement.words.clone(),
                file: file.to_owned(),
            });
        }
    }

    /// Columns of any table, also one that was built anew with a column that was added before.
    fn create_table(&mut self, mut cursor: Cursor<'_>, statement: &Statement, file: &str) {
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
            .filter_map(|words| Object::column(words, statement, file));
        self.makers.insert(table.clone(), file.to_owned());
        self.past.insert(table.clone());
        self.tables.insert(table, columns.collect());
    }

    fn drop(&mut self, mut cursor: Cursor<'_>) {
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
        } else if cursor.take(&["CHANGE"]) {
            cursor.take(&["COLUMN"]);
            let (old, new) = (cursor.name().map(key), cursor.rest());
            let objects = self.tables.entry(table).or_default();
            objects.retain(|object| {
                object.kind != ObjectKind::Column || Some(key(&object.name)) != old
            });
            objects.extend(Object::column(new, statement, file));
        } else if cursor.take(&["RENAME"]) {
            self.rename(&table, cursor);
        }
    }

    fn rename(&mut self, table: &str, mut cursor: Cursor<'_>) {
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
        for object in readers.filter(|object| object.kind != ObjectKind::Column) {
            object.rename(old, new);
        }
    }

    fn all_mut(&mut self) -> impl Iterator<Item = &mut Object> {
        self.tables.values_mut().flatten().chain(&mut self.views)
    }
}
