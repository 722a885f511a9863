use crate::dialect::{CaseFolding, Dialect, Digest};
use crate::migrate::schema::{Column, ColumnRole, Index, IndexKind, Table};

use super::definition::ColumnDefinition;
use super::key_parts::{KeyPart, key_parts};
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
    let method = if key_parts(dialect, table, index) == [KeyPart::Hash] {
        " USING hash"
    } else {
        ""
    };
    let condition = match index.kind {
        IndexKind::UniqueAlive if dialect.indexing.partial => " WHERE deleted_at IS NULL",
        _ => "",
    };
    format!("CREATE {create}{how} {name} ON {table_name}{method} ({columns}){condition};")
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
    /// The column, or the generated one that stands for it.
    pub column: String,
    /// The column itself.
    follows: String,
    form: IndexedForm,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum IndexedForm {
    Plain,
    Collated(&'static str),
    Lowered,
    /// Lists have nulls first, so an index that shall serve their order has, too.
    NullsFirst,
    /// So many characters or bytes of a long value.
    Beginning(u32),
    /// An expression of a value that is longer than a key.
    Digest(&'static str),
    /// In an index of hashes.
    Hashed,
    /// By a generated column, behind so much of the beginning as finds a value.
    Followed(GeneratedForm, u32),
}

impl IndexedColumn {
    pub fn of(dialect: &Dialect, table: &Table, index: &Index, column: &str) -> Self {
        let found = table.column(column);
        let is_nullable = found.is_some_and(|column| column.nullable);
        let ignores_case = table.ignores_case(index, column);
        let part = part(dialect, table, index, column);
        let beginning = match part {
            KeyPart::Digest(length) => Some(length),
            _ => None,
        };
        let is_replaced = ignores_case || beginning.is_some();
        let generated = generated_columns(dialect, table).into_iter();
        let mut generated =
            generated.filter(|generated| is_replaced && generated.column.name == column);
        if let Some(generated) = generated.next() {
            let form = IndexedForm::Followed(generated.form, beginning.unwrap_or(0));
            return Self {
                column: generated.name,
                follows: column.to_owned(),
                form,
            };
        }
        let form = match (dialect.indexing.case, dialect.indexing.digest, part) {
            (CaseFolding::Collation(collation), ..) if ignores_case => {
                IndexedForm::Collated(collation)
            }
            (CaseFolding::Expression, ..) if ignores_case => IndexedForm::Lowered,
            (_, Digest::Expression(digest), KeyPart::Digest(_)) => IndexedForm::Digest(digest),
            (_, _, KeyPart::Hash) => IndexedForm::Hashed,
            (_, _, KeyPart::Beginning(length)) => IndexedForm::Beginning(length),
            _ if is_nullable && dialect.indexing.says_nulls_first => IndexedForm::NullsFirst,
            _ => IndexedForm::Plain,
        };
        Self {
            column: column.to_owned(),
            follows: column.to_owned(),
            form,
        }
    }

    fn text(&self, dialect: &Dialect) -> String {
        let name = dialect.schema_name(&self.column);
        let beginning = |name: &str, length: u32| {
            let beginning = dialect.indexing.beginning.replace('@', name);
            beginning.replace("{length}", &length.to_string())
        };
        match self.form {
            IndexedForm::Plain | IndexedForm::Hashed | IndexedForm::Followed(_, 0) => name,
            IndexedForm::Collated(collation) => format!("{name} COLLATE {collation}"),
            IndexedForm::Lowered => format!("lower({name})"),
            IndexedForm::NullsFirst => format!("{name} NULLS FIRST"),
            IndexedForm::Beginning(length) => beginning(&name, length),
            IndexedForm::Digest(digest) => digest.replace('@', &name),
            IndexedForm::Followed(_, length) => {
                let follows = dialect.schema_name(&self.follows);
                format!("{}, {name}", beginning(&follows, length))
            }
        }
    }

    /// Whether the other one is the same but for the name of the column.
    pub fn is_like(&self, other: &Self) -> bool {
        self.form == other.form
    }
}

/// What the key of an index has of a column.
fn part(dialect: &Dialect, table: &Table, index: &Index, column: &str) -> KeyPart {
    let parts = key_parts(dialect, table, index);
    let mut parts = index.columns.iter().zip(parts);
    let part = parts.find(|(name, _)| *name == column);
    part.map_or(KeyPart::Whole, |(_, part)| part)
}

/// A column that follows another one, for unique indexes alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GeneratedColumn {
    pub name: String,
    /// The column that it follows.
    pub column: ColumnDefinition,
    form: GeneratedForm,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum GeneratedForm {
    /// For indexes that ignore case.
    Lowercase,
    /// Of a value that is longer than a key.
    Digest,
}

impl GeneratedForm {
    fn of(ignores_case: bool) -> Self {
        if ignores_case {
            Self::Lowercase
        } else {
            Self::Digest
        }
    }

    fn suffix(self) -> &'static str {
        match self {
            Self::Lowercase => "lowercase",
            Self::Digest => "sha256",
        }
    }
}

/// Those of a table. In one that was there before the service, the collation that it has decides.
pub fn generated_columns(dialect: &Dialect, table: &Table) -> Vec<GeneratedColumn> {
    let folds = dialect.indexing.case == CaseFolding::GeneratedColumn;
    let digests = matches!(dialect.indexing.digest, Digest::GeneratedColumn(..));
    if table.existing || !(folds || digests) {
        return Vec::new();
    }
    let form = |index: &Index, column: &str| {
        if !index.columns.iter().any(|name| name == column) {
            return None;
        }
        let ignores_case = table.ignores_case(index, column);
        let is_digested = matches!(part(dialect, table, index, column), KeyPart::Digest(_));
        let is_followed = (folds && ignores_case) || (digests && is_digested);
        is_followed.then(|| GeneratedForm::of(ignores_case))
    };
    let follower = |column: &Column| {
        let mut indexes = table.indexes.iter();
        let form = indexes.find_map(|index| form(index, &column.name))?;
        let wanted = format!("{}_{}", column.name, form.suffix());
        Some(GeneratedColumn {
            name: free_name(dialect, &wanted, |name| table.has_column(name)),
            column: ColumnDefinition::of(dialect, &table.name, column),
            form,
        })
    };
    table.columns.iter().filter_map(follower).collect()
}

impl GeneratedColumn {
    /// Name, type and expression.
    pub fn head(&self, dialect: &Dialect) -> String {
        let [name, column] = [&self.name, &self.column.name].map(|name| dialect.schema_name(name));
        if let (GeneratedForm::Digest, Digest::GeneratedColumn(storage, digest)) =
            (self.form, dialect.indexing.digest)
        {
            let digest = digest.replace('@', &column);
            return format!("{name} {storage} AS ({digest}) VIRTUAL");
        }
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
    let generated = generated_columns(dialect, table).into_iter();
    let generated = generated.map(|column| column.head(dialect));
    alive.into_iter().chain(generated).collect()
}

/// The names of these columns.
#[must_use]
pub fn index_column_names(dialect: &Dialect, table: &Table) -> Vec<String> {
    let alive = has_alive_column(dialect, table).then(|| ALIVE.to_owned());
    let generated = generated_columns(dialect, table).into_iter();
    let generated = generated.map(|column| column.name);
    alive.into_iter().chain(generated).collect()
}

fn has_alive_column(dialect: &Dialect, table: &Table) -> bool {
    let mut columns = table.columns.iter();
    columns.any(|column| marks_alive(dialect, column))
}
