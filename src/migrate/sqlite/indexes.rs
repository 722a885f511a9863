use crate::migrate::difference::TableChange;
use crate::migrate::schema::Index;

/// Whether an index of the new table has to be made.
pub fn is_new(table: &TableChange<'_>, index: &Index) -> bool {
    !table
        .from
        .indexes
        .iter()
        .any(|old| old.name == index.name && is_kept(table, old))
}

/// Whether an index of the old table is one of the new table as it stands.
pub fn is_kept(table: &TableChange<'_>, old: &Index) -> bool {
    let Index {
        name,
        kind,
        columns,
    } = old;
    let columns: Vec<_> = columns
        .iter()
        .map(|column| table.new_name(column))
        .collect();
    table.to.indexes.iter().any(|new| {
        let is_same = new
            .columns
            .iter()
            .map(|column| Some(column.as_str()))
            .eq(columns.iter().copied());
        new.name == *name && new.kind == *kind && is_same
    })
}
