use crate::migrate::schema::Index;

use super::TableChange;

impl TableChange<'_> {
    /// Whether an index of the new table has to be made.
    #[must_use]
    pub fn makes(&self, index: &Index) -> bool {
        let mut old = self.from.indexes.iter();
        !old.any(|old| old.name == index.name && self.keeps(old))
    }

    /// Whether an index of the old table is one of the new table as it stands.
    #[must_use]
    pub fn keeps(&self, old: &Index) -> bool {
        let Index {
            name,
            kind,
            columns,
        } = old;
        let columns: Vec<_> = columns.iter().map(|column| self.new_name(column)).collect();
        self.to.indexes.iter().any(|new| {
            let is_same = new
                .columns
                .iter()
                .map(|column| Some(column.as_str()))
                .eq(columns.iter().copied());
            new.name == *name && new.kind == *kind && is_same
        })
    }
}
