#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Index {
    pub name: String,
    pub kind: IndexKind,
    pub columns: Vec<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IndexKind {
    Plain,
    Unique,
    /// Unique among the rows that are not deleted.
    UniqueAlive,
}

impl Index {
    #[must_use]
    pub fn is_unique(&self) -> bool {
        self.kind != IndexKind::Plain
    }

    /// Whether every row can be found through it by this column.
    #[must_use]
    pub fn covers(&self, column: &str) -> bool {
        self.kind != IndexKind::UniqueAlive
            && self.columns.first().is_some_and(|first| first == column)
    }
}
