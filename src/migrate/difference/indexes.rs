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
        let mut new = self.to.indexes.iter();
        new.any(|new| new.name == old.name && self.is_same_index(old, new))
    }

    /// Whether two indexes are of the same, whatever they are called.
    #[must_use]
    pub fn is_same_index(&self, old: &Index, new: &Index) -> bool {
        let columns = || old.columns.iter().zip(&new.columns);
        old.kind == new.kind
            && old.columns.len() == new.columns.len()
            && columns().all(|(old, new)| self.new_name(old) == Some(new.as_str()))
            && columns().all(|(column, new_column)| {
                self.from.ignores_case(old, column) == self.to.ignores_case(new, new_column)
            })
    }
}
