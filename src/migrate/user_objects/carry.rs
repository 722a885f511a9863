use std::collections::BTreeMap;

use crate::migrate::difference::{ColumnChange, SchemaChange, TableChange};
use crate::migrate::schema::{Schema, Table};

use super::{RewrittenObject, UserObject, UserObjectKind, UserObjects};

/// What users have added to a table that is kept: what it takes along, and what it cannot.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CarriedObjects {
    pub columns: Vec<RewrittenObject>,
    /// Indexes and triggers of a table that is built anew.
    pub own: Vec<RewrittenObject>,
    /// What reads a table that is built anew with other names.
    pub readers: Vec<RewrittenObject>,
    /// Names what the change drops, or something of which it is not clear whose it is.
    pub lost: Vec<UserObject>,
    /// Columns that the new table has by itself.
    pub duplicates: Vec<UserObject>,
}

impl CarriedObjects {
    /// For the way back.
    #[must_use]
    pub fn reversed(&self) -> Self {
        let back = |objects: &[RewrittenObject]| {
            let swap = |RewrittenObject { from, to }: &RewrittenObject| RewrittenObject {
                from: to.clone(),
                to: from.clone(),
            };
            objects.iter().map(swap).collect()
        };
        Self {
            columns: back(&self.columns),
            own: back(&self.own),
            readers: back(&self.readers),
            lost: self.lost.clone(),
            duplicates: self.duplicates.clone(),
        }
    }
}

/// What users have added to a table, on its way from the old state to the new.
///
/// `generated` are the columns that the table has for its indexes, beyond those of the schema.
pub fn carried_objects(
    user_objects: &UserObjects,
    schema: &Schema,
    change: &TableChange<'_>,
    generated: &[String],
    is_rebuilt: bool,
) -> CarriedObjects {
    let names = RenamedNames::of(schema, change, is_rebuilt);
    let mut carried = CarriedObjects::default();
    for object in user_objects.objects(&change.from.name) {
        let object = object.clone();
        match object.kind {
            UserObjectKind::Column if change.from.column(&object.name).is_some() => {}
            UserObjectKind::Column if generated.contains(&object.name) => {}
            UserObjectKind::Column if change.to.column(&object.name).is_some() => {
                carried.duplicates.push(object);
            }
            UserObjectKind::Index if has_index(change.from, &object.name) => {}
            kind => match names.rewrite(&object) {
                None => carried.lost.push(object),
                Some(column) if kind == UserObjectKind::Column => carried.columns.push(column),
                Some(own) if is_rebuilt => carried.own.push(own),
                Some(_) => {}
            },
        }
    }
    for object in user_objects.readers(&change.from.name) {
        match names.rewrite(object) {
            None => carried.lost.push(object.clone()),
            Some(reader) if names.has_other_columns(object) => carried.readers.push(reader),
            Some(_) => {}
        }
    }
    carried
}

/// What several tables would take along, each with its own new names, is taken along by none.
pub fn give_up_shared(carried: &mut [CarriedObjects]) {
    let mut times: BTreeMap<String, usize> = BTreeMap::new();
    for object in carried
        .iter()
        .flat_map(|table| table.own.iter().chain(&table.readers))
    {
        *times.entry(object.from.name.clone()).or_default() += 1;
    }
    let is_shared =
        |object: &RewrittenObject| times.get(&object.from.name).is_some_and(|times| *times > 1);
    for CarriedObjects {
        own, readers, lost, ..
    } in carried
    {
        for list in [own, readers] {
            let shared = list.extract_if(.., |object| is_shared(object));
            lost.extend(shared.map(|object| object.from));
        }
    }
}

/// The views, and the triggers of other tables, that speak of a table that is dropped.
pub fn readers_of_dropped<'objects>(
    user_objects: &'objects UserObjects,
    change: &'objects SchemaChange<'_>,
) -> Vec<(&'objects Table, &'objects UserObject)> {
    let readers = |table: &&'objects Table| {
        let table = *table;
        user_objects
            .readers(&table.name)
            .map(move |object| (table, object))
    };
    change.dropped.iter().flat_map(readers).collect()
}

fn has_index(table: &Table, name: &str) -> bool {
    table.indexes.iter().any(|index| index.name == name)
}

/// The names that a change of a table makes wrong, where `SQLite` does not see to it itself.
#[derive(Debug)]
struct RenamedNames<'change> {
    dropped: Vec<&'change str>,
    /// Old and new, of columns of a table that is built anew.
    renamed: Vec<(&'change str, &'change str)>,
    /// Old and new, of the table if it is built anew.
    table: Option<(&'change str, &'change str)>,
    others: Vec<&'change Table>,
}

impl<'change> RenamedNames<'change> {
    fn of(schema: &'change Schema, change: &'change TableChange<'_>, is_rebuilt: bool) -> Self {
        let dropped = change.columns.iter().filter_map(|column| match column {
            ColumnChange::Dropped(column) if change.to.column(&column.name).is_none() => {
                Some(column.name.as_str())
            }
            ColumnChange::Dropped(_) | ColumnChange::Kept { .. } | ColumnChange::Added(_) => None,
        });
        let renamed = change.columns.iter().filter_map(|column| match column {
            ColumnChange::Kept { from, to } if is_rebuilt && from.name != to.name => {
                Some((from.name.as_str(), to.name.as_str()))
            }
            ColumnChange::Dropped(_) | ColumnChange::Kept { .. } | ColumnChange::Added(_) => None,
        });
        let table = (change.from.name.as_str(), change.to.name.as_str());
        let others = schema.tables.iter();
        Self {
            dropped: dropped.collect(),
            renamed: renamed.collect(),
            table: (is_rebuilt && table.0 != table.1).then_some(table),
            others: others
                .filter(|other| other.name != change.from.name)
                .collect(),
        }
    }

    /// A thing with the new names in it; nothing if it speaks of what goes, or of a name that may be
    /// that of another table's column.
    fn rewrite(&self, object: &UserObject) -> Option<RewrittenObject> {
        if self.dropped.iter().any(|name| object.names(name)) {
            return None;
        }
        let mut to = object.clone();
        for (old, new) in self.renamed.iter().filter(|(old, _)| object.names(old)) {
            if self.is_of_another(object, old) || object.names(new) {
                return None;
            }
            to.rename(old, new);
        }
        if let Some((old, new)) = self.table {
            to.rename(old, new);
        }
        let from = object.clone();
        Some(RewrittenObject { from, to })
    }

    fn has_other_columns(&self, object: &UserObject) -> bool {
        self.renamed.iter().any(|(old, _)| object.names(old))
    }

    fn is_of_another(&self, object: &UserObject, column: &str) -> bool {
        self.others
            .iter()
            .any(|table| object.names(&table.name) && table.column(column).is_some())
    }
}
