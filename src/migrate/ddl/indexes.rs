use crate::dialect::{CaseFolding, Dialect};
use crate::migrate::schema::{Column, ColumnRole, Index, IndexKind, Table};

use super::definition::{ColumnDefinition, storage};
use super::names::free_name;

/// An index; `how` is between `INDEX` and its name, such as `CONCURRENTLY`.
pub fn create_index(dialect: &Dialect, table: &Table, index: &Index, how: &str) -> String {
    let (create, name) = (
        words(index),
        dialect.schema_name(&dialect.kept_name(&index.name)),
    );
    let (table_name, columns) = (
        dialect.schema_name(&table.name),
        columns(dialect, table, index),
    );
    let condition = match index.kind {
        IndexKind::UniqueAlive if dialect.indexing.partial => " WHERE deleted_at IS NULL",
        _ => "",
    };
    format!("CREATE {create}{how} {name} ON {table_name} ({columns}){condition};")
}

/// An index as `MySQL` has it among other changes of a table.
pub fn add_index(dialect: &Dialect, table: &Table, index: &Index) -> String {
    let (words, name) = (
        words(index),
        dialect.schema_name(&dialect.kept_name(&index.name)),
    );
    format!("ADD {words} {name} ({})", columns(dialect, table, index))
}

fn words(index: &Index) -> &'static str {
    if index.is_unique() {
        "UNIQUE INDEX"
    } else {
        "INDEX"
    }
}

fn columns(dialect: &Dialect, table: &Table, index: &Index) -> String {
    let columns = index.columns.iter();
    let mut columns: Vec<_> = columns
        .map(|column| IndexedColumn::of(dialect, table, index, column).text(dialect))
        .collect();
    if !dialect.indexing.partial && index.kind == IndexKind::UniqueAlive {
        columns.push(dialect.schema_name(ALIVE));
    }
    columns.join(", ")
}

/// A column as an index has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IndexedColumn {
    /// The column, or the generated one that has it in lower case.
    pub column: String,
    form: IndexedForm,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum IndexedForm {
    Plain,
    Collated(&'static str),
    Lowered,
    /// Lists have nulls first, so an index that shall serve their order has, too.
    NullsFirst,
    /// The beginning of a long text.
    Prefix(u32),
}

impl IndexedColumn {
    pub fn of(dialect: &Dialect, table: &Table, index: &Index, column: &str) -> Self {
        let found = table.column(column);
        let is_nullable = found.is_some_and(|column| column.nullable);
        let ignores_case = table.ignores_case(index, column);
        let lowercases = lowercases(dialect, table);
        let lowercase = lowercases
            .iter()
            .find(|lowercase| ignores_case && lowercase.column.name == column);
        let is_outside = |column: &Column| {
            let storage = storage(dialect, &column.kind);
            dialect.types.outside_row.contains(&storage.as_str())
        };
        let form = match (dialect.indexing.case, dialect.types.longest_varchar) {
            (CaseFolding::Collation(collation), _) if ignores_case => {
                IndexedForm::Collated(collation)
            }
            (CaseFolding::Expression, _) if ignores_case => IndexedForm::Lowered,
            _ if is_nullable && dialect.indexing.says_nulls_first => IndexedForm::NullsFirst,
            (_, Some(longest)) if found.is_some_and(is_outside) => IndexedForm::Prefix(longest),
            _ => IndexedForm::Plain,
        };
        Self {
            column: lowercase.map_or_else(|| column.to_owned(), |lowercase| lowercase.name.clone()),
            form,
        }
    }

    fn text(&self, dialect: &Dialect) -> String {
        let name = dialect.schema_name(&self.column);
        match self.form {
            IndexedForm::Plain => name,
            IndexedForm::Collated(collation) => format!("{name} COLLATE {collation}"),
            IndexedForm::Lowered => format!("lower({name})"),
            IndexedForm::NullsFirst => format!("{name} NULLS FIRST"),
            IndexedForm::Prefix(length) => format!("{name}({length})"),
        }
    }

    /// Whether the other one is the same but for the name of the column.
    pub fn is_like(&self, other: &Self) -> bool {
        self.form == other.form
    }
}

/// A column that has another one in lower case, for unique indexes that ignore case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LowercaseColumn {
    pub name: String,
    /// The column that it follows.
    pub column: ColumnDefinition,
}

/// Those of a table. In one that was there before the service, the collation that it has decides.
pub fn lowercases(dialect: &Dialect, table: &Table) -> Vec<LowercaseColumn> {
    if dialect.indexing.case != CaseFolding::GeneratedColumn || table.existing {
        return Vec::new();
    }
    let is_ignored = |column: &&Column| {
        let mut indexes = table.indexes.iter();
        indexes.any(|index| {
            index.columns.contains(&column.name) && table.ignores_case(index, &column.name)
        })
    };
    let columns = table.columns.iter().filter(is_ignored);
    columns
        .map(|column| LowercaseColumn {
            name: free_name(dialect, &format!("{}_lowercase", column.name), |name| {
                table.has_column(name)
            }),
            column: ColumnDefinition::of(dialect, &table.name, column),
        })
        .collect()
}

impl LowercaseColumn {
    /// Name, type and expression.
    pub fn head(&self, dialect: &Dialect) -> String {
        let [name, column] = [&self.name, &self.column.name].map(|name| dialect.schema_name(name));
        let storage = &self.column.storage;
        format!("{name} {storage} AS (lower({column})) VIRTUAL")
    }
}

/// Where no index is of some rows alone, the column by which unique ones leave out rows that are
/// deleted: those where a column is missing do not count.
pub const ALIVE: &str = "deleted_at_is_null";

/// Whether a column needs that one beside it.
pub fn marks_alive(dialect: &Dialect, column: &Column) -> bool {
    !dialect.indexing.partial && column.role == ColumnRole::DeletedAt
}

/// Name, type and expression.
pub fn alive_column(dialect: &Dialect) -> String {
    let name = dialect.schema_name(ALIVE);
    format!("{name} boolean AS (CASE WHEN deleted_at IS NULL THEN true END) VIRTUAL")
}

/// The columns that a table has for its indexes alone: names, types and expressions.
pub fn index_columns(dialect: &Dialect, table: &Table) -> Vec<String> {
    let alive = has_alive_column(dialect, table).then(|| alive_column(dialect));
    let lowercases = lowercases(dialect, table).into_iter();
    let lowercases = lowercases.map(|column| column.head(dialect));
    alive.into_iter().chain(lowercases).collect()
}

/// The names of these columns.
#[must_use]
pub fn generated_columns(dialect: &Dialect, table: &Table) -> Vec<String> {
    let alive = has_alive_column(dialect, table).then(|| ALIVE.to_owned());
    let lowercases = lowercases(dialect, table).into_iter();
    let lowercases = lowercases.map(|column| column.name);
    alive.into_iter().chain(lowercases).collect()
}

fn has_alive_column(dialect: &Dialect, table: &Table) -> bool {
    let mut columns = table.columns.iter();
    columns.any(|column| marks_alive(dialect, column))
}
