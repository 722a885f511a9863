use std::collections::BTreeMap;

use crate::migrate::difference::{Change, TableChange};
use crate::migrate::schema::{Schema, Table};

use super::names::Names;
use super::{Handmade, Object, ObjectKind, Taken};

/// What users have added to a table that is kept: what it takes along, and what it cannot.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Carried {
    pub columns: Vec<Taken>,
    /// Indexes and triggers of a table that is built anew.
    pub own: Vec<Taken>,
    /// What reads a table that is built anew with other names.
    pub readers: Vec<Taken>,
    /// Names what the change drops, or something of which it is not clear whose it is.
    pub lost: Vec<Object>,
    /// Columns that the new table has by itself.
    pub doubled: Vec<Object>,
}

impl Carried {
    /// For the way back.
    #[must_use]
    pub fn reversed(&self) -> Self {
        let back = |taken: &[Taken]| {
            let swap = |Taken { from, to }: &Taken| Taken {
                from: to.clone(),
                to: from.clone(),
            };
            taken.iter().map(swap).collect()
        };
        Self {
            columns: back(&self.columns),
            own: back(&self.own),
            readers: back(&self.readers),
            lost: self.lost.clone(),
            doubled: self.doubled.clone(),
        }
    }
}

/// What users have added to a table, on its way from the old state to the new.
///
/// `generated` are the columns that the table has for its indexes, beyond those of the schema.
pub fn carried(
    handmade: &Handmade,
    schema: &Schema,
    change: &TableChange<'_>,
    generated: &[String],
    is_rebuilt: bool,
) -> Carried {
    let names = Names::of(schema, change, is_rebuilt);
    let mut carried = Carried::default();
    for object in handmade.objects(&change.from.name) {
        let object = object.clone();
        match object.kind {
            ObjectKind::Column if change.from.column(&object.name).is_some() => {}
            ObjectKind::Column if generated.contains(&object.name) => {}
            ObjectKind::Column if change.to.column(&object.name).is_some() => {
                carried.doubled.push(object);
            }
            ObjectKind::Index if has_index(change.from, &object.name) => {}
            kind => match names.taken(&object) {
                None => carried.lost.push(object),
                Some(taken) if kind == ObjectKind::Column => carried.columns.push(taken),
                Some(taken) if is_rebuilt => carried.own.push(taken),
                Some(_) => {}
            },
        }
    }
    for object in handmade.readers(&change.from.name) {
        match names.taken(object) {
            None => carried.lost.push(object.clone()),
            Some(taken) if names.has_other_columns(object) => carried.readers.push(taken),
            Some(_) => {}
        }
    }
    carried
}

/// What several tables would take along, each with its own new names, is taken along by none.
pub fn give_up_shared(carried: &mut [Carried]) {
    let mut times: BTreeMap<String, usize> = BTreeMap::new();
    for taken in carried
        .iter()
        .flat_map(|table| table.own.iter().chain(&table.readers))
    {
        *times.entry(taken.from.name.clone()).or_default() += 1;
    }
    let is_shared = |taken: &Taken| times.get(&taken.from.name).is_some_and(|times| *times > 1);
    for Carried {
        own, readers, lost, ..
    } in carried
    {
        for list in [own, readers] {
            lost.extend(
                list.extract_if(.., |taken| is_shared(taken))
                    .map(|taken| taken.from),
            );
        }
    }
}

/// The views, and the triggers of other tables, that speak of a table that is dropped.
pub fn left_behind<'handmade>(
    handmade: &'handmade Handmade,
    change: &'handmade Change<'_>,
) -> Vec<(&'handmade Table, &'handmade Object)> {
    let readers = |table: &&'handmade Table| {
        let table = *table;
        handmade
            .readers(&table.name)
            .map(move |object| (table, object))
    };
    change.dropped.iter().flat_map(readers).collect()
}

fn has_index(table: &Table, name: &str) -> bool {
    table.indexes.iter().any(|index| index.name == name)
}
