use std::collections::BTreeMap;

use crate::dialect::SQLITE;

use super::Migration;
use super::ddl::{MissingValues, commented};
use super::difference::SchemaChange;
use super::sqlite::{file_script, notes};
use super::summary::{name, summary};
use super::user_objects::{CarriedObjects, RewrittenObject, UserObject, UserObjectKind};

/// The migration of a service that keeps its rows in a file; nothing if there is nothing to do.
pub fn file_migration(
    change: &SchemaChange<'_>,
    carried: &[CarriedObjects],
    dropped_readers: &[UserObject],
    number: u64,
) -> Option<Migration> {
    let up = file_script(change, MissingValues::Stop, carried);
    if up.is_empty() {
        return None;
    }
    let objects = MovedObjects::of(carried, dropped_readers);
    let mut notes = sentences(change, MissingValues::Stop);
    notes.extend(objects.lost.iter().map(|object| loss_note(object)));
    let back = change.reversed();
    let carried: Vec<_> = carried.iter().map(CarriedObjects::reversed).collect();
    let down = file_script(&back, MissingValues::Fill, &carried);
    let back_notes = sentences(&back, MissingValues::Fill);
    Some(Migration {
        number,
        name: name(change, &summary(change)),
        up: commented(&notes, &objects.around(up)),
        down: commented(&back_notes, &objects.around_back(down)),
        notes,
    })
}

/// What users have made that is not there while tables change.
struct MovedObjects<'object> {
    lost: Vec<&'object UserObject>,
    /// What reads a table, before the change.
    old_readers: Vec<&'object UserObject>,
    /// The same with the new names in it.
    new_readers: Vec<&'object UserObject>,
}

impl<'object> MovedObjects<'object> {
    fn of(carried: &'object [CarriedObjects], dropped_readers: &'object [UserObject]) -> Self {
        let lost = carried.iter().flat_map(|table| &table.lost);
        let lost = without_columns(lost.chain(dropped_readers));
        let is_lost = |reader: &&RewrittenObject| {
            let mut lost = lost.iter();
            lost.any(|object| object.name == reader.from.name)
        };
        let readers = carried.iter().flat_map(|table| &table.readers);
        let readers: Vec<&RewrittenObject> = readers.filter(|reader| !is_lost(reader)).collect();
        Self {
            old_readers: without_columns(readers.iter().map(|reader| &reader.from)),
            new_readers: without_columns(readers.iter().map(|reader| &reader.to)),
            lost,
        }
    }

    fn around(&self, script: Vec<String>) -> Vec<String> {
        drops(self.lost.iter().chain(&self.old_readers))
            .chain(script)
            .chain(creations(self.new_readers.iter()))
            .collect()
    }

    fn around_back(&self, script: Vec<String>) -> Vec<String> {
        drops(self.new_readers.iter())
            .chain(script)
            .chain(creations(self.old_readers.iter().chain(&self.lost)))
            .collect()
    }
}

/// Each once; columns come and go with their table.
fn without_columns<'object>(
    objects: impl Iterator<Item = &'object UserObject>,
) -> Vec<&'object UserObject> {
    let objects = objects.filter(|object| object.kind != UserObjectKind::Column);
    let by_name: BTreeMap<&str, &UserObject> = objects
        .map(|object| (object.name.as_str(), object))
        .collect();
    by_name.into_values().collect()
}

fn drops<'list>(
    objects: impl Iterator<Item = &'list &'list UserObject>,
) -> impl Iterator<Item = String> {
    objects.map(|object| drop_object(object))
}

fn creations<'list>(
    objects: impl Iterator<Item = &'list &'list UserObject>,
) -> impl Iterator<Item = String> {
    objects.map(|object| format!("{};", object.sql.text))
}

fn sentences(change: &SchemaChange<'_>, missing: MissingValues) -> Vec<String> {
    summary(change)
        .into_iter()
        .map(|phrase| phrase.sentence)
        .chain(notes(change, missing))
        .collect()
}

/// That something goes which a user has made.
pub fn loss_note(object: &UserObject) -> String {
    let UserObject {
        kind, name, file, ..
    } = object;
    format!("Drops the {kind} {name} of {file}, which names what goes.")
}

/// Drops what users have made and cannot keep; what went with a column or a table is gone already.
fn drop_object(object: &UserObject) -> String {
    let what = match object.kind {
        UserObjectKind::View => "VIEW",
        UserObjectKind::Trigger => "TRIGGER",
        UserObjectKind::Index | UserObjectKind::Column => "INDEX",
    };
    format!(
        "DROP {what} IF EXISTS {};",
        SQLITE.schema_name(&object.name)
    )
}
