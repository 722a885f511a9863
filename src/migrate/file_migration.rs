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
    let lost = carried.iter().flat_map(|table| &table.lost);
    let lost = without_columns(lost.chain(dropped_readers));
    let is_lost = |reader: &&RewrittenObject| {
        let mut lost = lost.iter();
        lost.any(|object| object.name == reader.from.name)
    };
    let readers = carried.iter().flat_map(|table| &table.readers);
    let readers: Vec<&RewrittenObject> = readers.filter(|reader| !is_lost(reader)).collect();
    let renewed = |end: fn(&RewrittenObject) -> &UserObject| {
        without_columns(readers.iter().map(|reader| end(reader)))
    };
    let [old, new] = [renewed(|reader| &reader.from), renewed(|reader| &reader.to)];
    let up = drops(lost.iter().chain(&old))
        .chain(up)
        .chain(creations(new.iter()));
    let notes = sentences(change, MissingValues::Stop);

    let back = change.reversed();
    let carried: Vec<_> = carried.iter().map(CarriedObjects::reversed).collect();
    let down = file_script(&back, MissingValues::Fill, &carried);
    let down = drops(new.iter())
        .chain(down)
        .chain(creations(old.iter().chain(&lost)));
    Some(Migration {
        number,
        name: name(change, &summary(change)),
        up: commented(&notes, &up.collect::<Vec<_>>()),
        down: commented(
            &sentences(&back, MissingValues::Fill),
            &down.collect::<Vec<_>>(),
        ),
        notes,
    })
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
