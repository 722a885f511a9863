use std::collections::BTreeMap;

use super::Migration;
use super::difference::Change;
use super::handmade::{Carried, Object, ObjectKind, Taken};
use super::sql::{Missing, commented};
use super::sqlite::{drop_object, notes, script};
use super::summary::{name, summary};

/// The migration of a service that keeps its rows in a file; nothing if there is nothing to do.
pub fn on_file(
    change: &Change<'_>,
    carried: &[Carried],
    left_behind: &[Object],
    number: u64,
) -> Option<Migration> {
    let up = script(change, Missing::Stop, carried);
    if up.is_empty() {
        return None;
    }
    let lost = carried.iter().flat_map(|table| &table.lost);
    let lost = without_columns(lost.chain(left_behind));
    let is_lost = |taken: &&Taken| lost.iter().any(|object| object.name == taken.from.name);
    let readers = carried.iter().flat_map(|table| &table.readers);
    let readers: Vec<&Taken> = readers.filter(|taken| !is_lost(taken)).collect();
    let renewed =
        |end: fn(&Taken) -> &Object| without_columns(readers.iter().map(|taken| end(taken)));
    let [old, new] = [renewed(|taken| &taken.from), renewed(|taken| &taken.to)];
    let up = drops(lost.iter().chain(&old))
        .chain(up)
        .chain(creations(new.iter()));
    let notes = told(change, Missing::Stop);

    let back = change.reversed();
    let carried: Vec<_> = carried.iter().map(Carried::reversed).collect();
    let down = script(&back, Missing::Fill, &carried);
    let down = drops(new.iter())
        .chain(down)
        .chain(creations(old.iter().chain(&lost)));
    Some(Migration {
        number,
        name: name(change, &summary(change)),
        up: commented(&notes, &up.collect::<Vec<_>>()),
        down: commented(&told(&back, Missing::Fill), &down.collect::<Vec<_>>()),
        notes,
    })
}

/// Each once; columns come and go with their table.
fn without_columns<'object>(
    objects: impl Iterator<Item = &'object Object>,
) -> Vec<&'object Object> {
    let objects = objects.filter(|object| object.kind != ObjectKind::Column);
    let by_name: BTreeMap<&str, &Object> = objects
        .map(|object| (object.name.as_str(), object))
        .collect();
    by_name.into_values().collect()
}

fn drops<'list>(
    objects: impl Iterator<Item = &'list &'list Object>,
) -> impl Iterator<Item = String> {
    objects.map(|object| drop_object(object))
}

fn creations<'list>(
    objects: impl Iterator<Item = &'list &'list Object>,
) -> impl Iterator<Item = String> {
    objects.map(|object| format!("{};", object.text))
}

fn told(change: &Change<'_>, missing: Missing) -> Vec<String> {
    summary(change)
        .into_iter()
        .map(|phrase| phrase.sentence)
        .chain(notes(change, missing))
        .collect()
}
