use crate::names::shorten;

use super::{Conversions, Quoting};

/// The facts of one engine's SQL.
#[derive(Debug)]
pub struct Dialect {
    /// How names are written in queries, where further words may be values.
    pub query_names: &'static Quoting,
    /// How names are written in statements that change the schema.
    pub schema_names: &'static Quoting,
    /// Longer names than [`crate::names::MAX_IDENTIFIER`] are cut.
    pub limits_names: bool,
    /// The statements go through sqlx, which binds values in the order of the text.
    pub sqlx: bool,
    /// Moments are bound without their time zone: the server holds a parameter with one against the
    /// range of `timestamp`, which ends in 2038, whatever the type of the column.
    pub naive_datetimes: bool,
    /// How statements begin or go on that not every engine understands.
    pub own_words: &'static [&'static str],
    pub queries: Queries,
    pub types: ColumnTypes,
    pub literals: Literals,
    pub functions: Functions,
    pub conversions: Conversions,
    pub tables: TableSyntax,
    pub indexing: Indexing,
    pub table_limits: TableLimits,
    /// What `ALTER TABLE` does; nothing where a table is built anew instead.
    pub alterations: Option<Alterations>,
}

/// What repositories ask, and how values get into it.
#[derive(Debug)]
pub struct Queries {
    /// What stands for the first value of a whole statement; the others have their numbers there.
    pub placeholder: &'static str,
    /// What stands for the only value of a part that is put together later.
    pub part_placeholder: &'static str,
    /// After an insert that is nothing where the row is there already; `@` is a column of it.
    pub unless_there: &'static str,
    /// After an insert, the columns that the server has filled can be read.
    pub returns_rows: bool,
    /// Reads a column of an unknown type as a Rust type; `@` is the column.
    pub casts: Casts,
    /// Likewise, for lists, where the order of the column may be another one.
    pub compared: Casts,
    /// After a query: keeps its rows from being changed by others.
    pub lock: &'static str,
    /// After a query: keeps its rows from being deleted.
    pub keep: &'static str,
    /// Compares a `{column}` with the pattern at a `{place}`, whatever the case.
    pub like: &'static str,
    /// Likewise, where the table may keep its texts in another way than a service's own.
    pub like_existing: &'static str,
    /// Begins to read one state of the database.
    pub begin_snapshot: &'static str,
    /// A statement that takes long.
    pub sleep: &'static str,
    /// Selects what tells a connection apart, as `bigint`.
    pub connection_id: &'static str,
}

/// Rust types with what makes them of a column; `enum` stands for all enums.
pub type Casts = &'static [(&'static str, &'static str)];

/// The types of columns.
#[derive(Debug)]
pub struct ColumnTypes {
    /// Of any length.
    pub text: &'static str,
    /// Texts of up to so many characters are a `varchar`, which can be indexed and have a default.
    pub longest_varchar: Option<u32>,
    pub int: &'static str,
    pub bigint: &'static str,
    pub float: &'static str,
    /// With `{precision}` and `{scale}` where the type says them.
    pub decimal: &'static str,
    pub bool: &'static str,
    pub uuid: &'static str,
    pub date: &'static str,
    pub time: &'static str,
    pub datetime: &'static str,
    pub json: &'static str,
    pub bytes: &'static str,
    /// Those that are kept outside the row: an index is of their beginning, and their default is an
    /// expression.
    pub outside_row: &'static [&'static str],
    /// Booleans and documents are what they are by their type, without a check.
    pub checks_values: bool,
    /// How many digits a decimal may have, all of which a service keeps.
    pub decimal_digits: u32,
}

/// How values are written.
#[derive(Debug)]
pub struct Literals {
    /// False and true.
    pub booleans: [&'static str; 2],
    /// Decimals are whole numbers, counted in units of their last place.
    pub decimals_in_units: bool,
    /// The format of a moment.
    pub datetime: &'static str,
    /// Around the digits of bytes.
    pub bytes: [&'static str; 2],
    /// A UUID is written as one, not as its bytes.
    pub uuids: bool,
    /// A backslash is written twice.
    pub escapes_backslash: bool,
    /// Texts end at a zero character, so that one with such a character is made of its bytes.
    pub ends_at_zero: bool,
    /// So many zero bytes, for `{count}`, where there is a shorter way than to write them out.
    pub zeros: Option<&'static str>,
}

/// What functions are called.
#[derive(Debug)]
pub struct Functions {
    /// Counts characters.
    pub length: &'static str,
    /// Counts bytes.
    pub byte_length: &'static str,
    /// The first `{length}` characters or bytes of `@`.
    pub beginning: &'static str,
    /// `min` and `max` take two values, and are null if one of them is.
    pub min_of_two: bool,
    /// Texts `{before}` and `{behind}` around `@`.
    pub around: &'static str,
    /// A text `{before}` before `@`.
    pub before: &'static str,
    /// The present moment.
    pub now: &'static str,
    pub random_uuid: &'static str,
}

/// How a table is made.
#[derive(Debug)]
pub struct TableSyntax {
    /// Behind the columns.
    pub options: &'static str,
    /// Behind the columns of a join table.
    pub join_options: &'static str,
    /// Makes a column the key whose values the database numbers.
    pub serial_key: &'static str,
    /// Foreign keys may refer to tables that are still to come.
    pub refers_ahead: bool,
    /// Constraints stand behind their columns, not at the end of the table.
    pub constrains_columns: bool,
}

/// What indexes can do.
#[derive(Debug)]
pub struct Indexing {
    /// An index may be of some rows alone.
    pub partial: bool,
    /// An index is called like its column unless somebody has said otherwise.
    pub named_by_column: bool,
    /// Nulls are last unless it is said, and lists have them first.
    pub says_nulls_first: bool,
    pub case: CaseFolding,
    /// The most bytes of a key; nothing where keys may have any length.
    pub longest_key: Option<u32>,
    /// An index is refused if its keys might become too long, not a row whose key is.
    pub adds_up_keys: bool,
    /// An index may be of the hashes of its values, which may have any length.
    pub hashes: bool,
    /// The first `{length}` characters or bytes of `@`, as an index has them.
    pub beginning: &'static str,
    pub digest: Digest,
}

/// What an engine takes of a table at most.
#[derive(Debug)]
pub struct TableLimits {
    pub columns: u64,
    /// Bytes of a row, long values not counted.
    pub row: u64,
    /// Bytes of a row that stay in its page, where long values go elsewhere.
    pub page: u64,
    pub indexes: u64,
    pub index_columns: u64,
}

impl TableLimits {
    /// Of none.
    pub const NONE: Self = Self {
        columns: u64::MAX,
        row: u64::MAX,
        page: u64::MAX,
        indexes: u64::MAX,
        index_columns: u64::MAX,
    };
}

/// What stands for a value that is longer than a key where no two may be alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Digest {
    /// No value is too long.
    Never,
    /// An expression of `@`.
    Expression(&'static str),
    /// A generated column of this type with this expression of `@`: `MariaDB` has no indexes of
    /// expressions.
    GeneratedColumn(&'static str, &'static str),
}

/// How a unique index takes texts for the same that differ in case alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CaseFolding {
    /// By a collation behind the column.
    Collation(&'static str),
    /// By an expression.
    Expression,
    /// By a generated column: `MariaDB` has no indexes of expressions, and another collation would
    /// be that of filters, too.
    GeneratedColumn,
}

/// What `ALTER TABLE` and its kin do.
#[derive(Debug)]
pub struct Alterations {
    /// Changes a column part by part, and its type in place; otherwise all of it is said again, and
    /// values get into another type through a column beside it.
    pub alters_parts: bool,
    /// A column that is added without a value for its rows gets one that nobody asked for.
    pub fills_in: bool,
    /// Constraints can be renamed, and dropped if they exist.
    pub names_constraints: bool,
    /// Checks go with their column.
    pub drops_checks: bool,
    /// Indexes, the one of the primary key included, have names of their own in the schema, and can
    /// be dropped if they exist; otherwise they belong to their table.
    pub names_indexes: bool,
    /// A foreign key needs an index at all times.
    pub keys_need_indexes: bool,
    /// Builds indexes and looks through rows while others write.
    pub works_online: bool,
    /// `UPDATE … FROM`, as opposed to `UPDATE … JOIN`.
    pub updates_from: bool,
    /// Whether a column `@` has another value than `{value}`.
    pub differs: &'static str,
}

impl Dialect {
    /// A name in a query, between quotes if it means something else there.
    #[must_use]
    pub fn quoted(&self, name: &str) -> String {
        self.query_names.quote(name)
    }

    /// A name in a statement that changes the schema.
    #[must_use]
    pub fn schema_name(&self, name: &str) -> String {
        self.schema_names.quote(name)
    }

    /// The name of an index or a constraint as the engine keeps it.
    #[must_use]
    pub fn kept_name(&self, name: &str) -> String {
        if self.limits_names {
            shorten(name)
        } else {
            name.to_owned()
        }
    }

    /// The name of the check of a column.
    #[must_use]
    pub fn check_name(&self, table: &str, column: &str) -> String {
        self.kept_name(&format!("{table}_{column}_check"))
    }

    /// The name of a foreign key.
    #[must_use]
    pub fn foreign_key_name(&self, table: &str, column: &str) -> String {
        self.kept_name(&format!("{table}_{column}_fkey"))
    }

    /// Reads a column of an unknown type as a Rust type.
    #[must_use]
    pub fn cast(&self, rust_type: &str) -> Option<&'static str> {
        found(self.queries.casts, rust_type)
    }

    /// Likewise, where the order of the column may be another one.
    #[must_use]
    pub fn compared(&self, rust_type: &str) -> Option<&'static str> {
        found(self.queries.compared, rust_type)
    }

    /// What stands for a value of a whole statement, counted from 1.
    #[must_use]
    pub fn place(&self, number: usize) -> String {
        self.queries.placeholder.replace('1', &number.to_string())
    }

    /// What stands for the id of a row and for the moment at which it is marked as deleted.
    #[must_use]
    pub fn id_and_now(&self) -> (String, String) {
        let (id, now) = if self.sqlx { (2, 1) } else { (1, 2) };
        (self.place(id), self.place(now))
    }

    /// What stands for the one value of the condition that lists begin with.
    #[must_use]
    pub fn first_place(&self) -> &'static str {
        self.queries.part_placeholder
    }

    /// An insert of a pair that is nothing if the pair is there already.
    #[must_use]
    pub fn insert_pair(&self, table: &str, one: &str, other: &str) -> String {
        let (first, second) = (self.place(1), self.place(2));
        let unless_there = self.queries.unless_there.replace('@', one);
        format!("INSERT INTO {table} ({one}, {other}) VALUES ({first}, {second}){unless_there}")
    }
}

fn found(casts: Casts, rust_type: &str) -> Option<&'static str> {
    let (_, cast) = casts.iter().find(|(of, _)| *of == rust_type)?;
    Some(cast)
}
