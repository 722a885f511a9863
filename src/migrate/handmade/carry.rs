use crate::migrate::difference::{ColumnChange, TableChange};

use super::{Handmade, Object, ObjectKind};

/// What a table that is built anew takes along, and what it cannot.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Carried<'handmade> {
    pub columns: Vec<&'handmade Object>,
    /// Statements to run once the table is there.
    pub statements: Vec<&'handmade str>,
    /// Names what the change renames or drops.
    pub lost: Vec<&'handmade Object>,
    /// Columns that the new table has by itself.
    pub doubled: Vec<&'handmade Object>,
}

/// What users have added to a table, on its way from the old state to the new.
///
/// The text of an index or trigger stays what it is, so it is lost if it speaks of something that
/// gets another name or goes.
pub fn carried<'handmade>(
    handmade: &'handmade Handmade,
    change: &TableChange<'_>,
) -> Carried<'handmade> {
    let mut carried = Carried::default();
    for object in handmade.objects(&change.from.name) {
        match object.kind {
            ObjectKind::Column if change.from.column(&object.name).is_some() => {}
            ObjectKind::Column if change.to.column(&object.name).is_some() => {
                carried.doubled.push(object);
            }
            ObjectKind::Index
                if change
                    .from
                    .indexes
                    .iter()
                    .any(|index| index.name == object.name) => {}
            _ if names_what_changes(object, change) => carried.lost.push(object),
            ObjectKind::Column => carried.columns.push(object),
            ObjectKind::Index | ObjectKind::Trigger => carried.statements.push(&object.text),
        }
    }
    carried
}

fn names_what_changes(object: &Object, change: &TableChange<'_>) -> bool {
    let mut gone: Vec<&str> = Vec::new();
    if change.from.name != change.to.name {
        gone.push(&change.from.name);
    }
    for column in &change.columns {
        match column {
            ColumnChange::Dropped(column) => gone.push(&column.name),
            ColumnChange::Kept { from, to } if from.name != to.name => gone.push(&from.name),
            ColumnChange::Kept { .. } | ColumnChange::Added(_) => {}
        }
    }
    object
        .words
        .iter()
        .any(|word| gone.iter().any(|name| word.is(name)))
}
