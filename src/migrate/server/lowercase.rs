use crate::dialect::Dialect;
use crate::migrate::ddl::{LowercaseColumn, lowercases};
use crate::migrate::difference::TableChange;

/// What becomes of the columns in lower case where a table changes.
#[derive(Debug, Default)]
pub struct LowercaseChanges {
    /// Also those whose columns are changed, which `MySQL` does not do beneath them.
    pub gone: Vec<LowercaseColumn>,
    pub made: Vec<LowercaseColumn>,
}

impl LowercaseChanges {
    pub fn of(dialect: &Dialect, change: &TableChange<'_>) -> Self {
        let [mut gone, mut made] = [change.from, change.to].map(|table| lowercases(dialect, table));
        let stays = |old: &LowercaseColumn, new: &LowercaseColumn| {
            old.head(dialect) == new.head(dialect)
                && old.column.head(dialect) == new.column.head(dialect)
                && change.new_name(&old.column.name) == Some(new.column.name.as_str())
        };
        gone.retain(|old| {
            let same = made.iter().position(|new| stays(old, new));
            same.map(|at| made.remove(at)).is_none()
        });
        Self { gone, made }
    }
}
