//! What an engine refuses of a table however few rows it has.

use crate::diagnostics::TableMeasure;
use crate::dialect::{Dialect, TableLimits};
use crate::model::{Entity, Project};

use super::ddl::{generated_columns, is_outside_row};
use super::schema::{Column, ColumnKind, Schema, Table};

/// A table that an engine does not take.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableBeyondLimit {
    /// The entity that it belongs to.
    pub entity: String,
    pub measure: TableMeasure,
    pub size: u64,
    pub limit: u64,
}

/// The tables of a service that its engine does not take, each by the first limit that it exceeds.
/// Those that are there already have been taken.
#[must_use]
pub fn tables_beyond_limits(project: &Project) -> Vec<TableBeyondLimit> {
    let dialect = Dialect::of(project);
    if are_far(&dialect.table_limits, project) {
        return Vec::new();
    }
    let schema = Schema::of(project);
    let tables = schema.tables.iter().filter(|table| !table.existing);
    tables
        .filter_map(|table| {
            let mut measures = measures(dialect, table).into_iter();
            let (measure, size, limit) = measures.find(|(_, size, limit)| size > limit)?;
            Some(TableBeyondLimit {
                entity: table.entity().to_owned(),
                measure,
                size,
                limit,
            })
        })
        .collect()
}

/// Whether the members of entities alone show that no table comes near the limits: where an engine
/// limits nothing but the number of columns, the schema need not be built for it.
fn are_far(limits: &TableLimits, project: &Project) -> bool {
    /// A key, timestamps, a version and a mark of deletion.
    const OTHER_COLUMNS: usize = 5;
    let TableLimits {
        columns,
        row: u64::MAX,
        page: u64::MAX,
        indexes: u64::MAX,
        index_columns,
    } = *limits
    else {
        return false;
    };
    let has_few = |entity: &Entity| {
        let most = entity.fields.len() + entity.belongs_to.len() + OTHER_COLUMNS;
        counted(most) <= columns.min(index_columns)
    };
    project.entities.iter().all(has_few)
}

/// What is measured, what a table has of it, and what it may have.
fn measures(dialect: &Dialect, table: &Table) -> Vec<(TableMeasure, u64, u64)> {
    let limits = &dialect.table_limits;
    let generated = generated_columns(dialect, table);
    let columns = table.columns.len() + generated.len();
    let longest = table.indexes.iter().map(|index| index.columns.len()).max();
    let bytes = |of: fn(&Dialect, &Column) -> u64| -> u64 {
        let generated = generated
            .iter()
            .filter_map(|column| table.column(&column.column.name));
        let columns = table.columns.iter().chain(generated);
        columns.map(|column| of(dialect, column)).sum()
    };
    let nulls = counted(columns.div_ceil(8));
    vec![
        (TableMeasure::Columns, counted(columns), limits.columns),
        (TableMeasure::Row, bytes(row_bytes) + nulls, limits.row),
        (
            TableMeasure::Page,
            bytes(page_bytes) + nulls + HEAD,
            limits.page,
        ),
        (
            TableMeasure::Indexes,
            counted(table.indexes.len()),
            limits.indexes,
        ),
        (
            TableMeasure::IndexColumns,
            counted(longest.unwrap_or(0)),
            limits.index_columns,
        ),
    ]
}

fn counted(count: usize) -> u64 {
    u64::try_from(count).unwrap_or(u64::MAX)
}

/// What every row has in its page before its values.
const HEAD: u64 = 24;

/// The bytes that a row has of a column.
fn row_bytes(dialect: &Dialect, column: &Column) -> u64 {
    /// Of a value elsewhere: its length and where it is.
    const POINTER: u64 = 12;
    match varchar_bytes(dialect, column) {
        Some(bytes) => bytes + if bytes > 255 { 2 } else { 1 },
        None if is_outside_row(dialect, &column.kind) => POINTER,
        None => fixed_bytes(&column.kind),
    }
}

/// The bytes that a row has of a column in its page even if its long values go elsewhere.
fn page_bytes(dialect: &Dialect, column: &Column) -> u64 {
    /// Of a value that may go elsewhere: what stays, and its length.
    const LEFT: u64 = 42;
    match varchar_bytes(dialect, column) {
        Some(bytes) if bytes <= 255 => bytes + 1,
        None if !is_outside_row(dialect, &column.kind) => fixed_bytes(&column.kind),
        _ => LEFT,
    }
}

/// The bytes of a text that is kept in its row.
fn varchar_bytes(dialect: &Dialect, column: &Column) -> Option<u64> {
    if is_outside_row(dialect, &column.kind) {
        return None;
    }
    Some(column.kind.most_characters()?.max(1) * ColumnKind::CHARACTER)
}

/// Those of types whose values are of one length.
fn fixed_bytes(kind: &ColumnKind) -> u64 {
    match kind {
        ColumnKind::Bool => 1,
        ColumnKind::Date => 3,
        ColumnKind::Int { .. } => 4,
        ColumnKind::Time => 6,
        ColumnKind::Decimal { .. } | ColumnKind::Uuid => 16,
        _ => 8,
    }
}
