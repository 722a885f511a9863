use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};
use scaffold::migrate::schema::{
    Column, ColumnKind, ColumnRole, ForeignKey, IndexKind, Schema, Table, TextFormat,
};

/// So many rows in each table.
pub const ROWS: usize = 6;

/// Fills every table with rows that reach the limits of their columns.
pub fn fill(connection: &Connection, schema: &Schema) {
    for table in &schema.tables {
        for row in 0..ROWS {
            insert(connection, table, row);
        }
    }
}

fn insert(connection: &Connection, table: &Table, row: usize) {
    let names: Vec<_> = table
        .columns
        .iter()
        .map(|column| format!("\"{}\"", column.name))
        .collect();
    let marks = vec!["?"; names.len()].join(", ");
    let sql = format!(
        "INSERT INTO \"{}\" ({}) VALUES ({marks})",
        table.name,
        names.join(", ")
    );
    let values = table
        .columns
        .iter()
        .map(|column| value(connection, table, column, row));
    connection
        .execute(&sql, params_from_iter(values))
        .unwrap_or_else(|error| panic!("{sql}: {error}"));
}

/// What a row has in a column.
pub enum Held<'table> {
    Nothing,
    /// The key of the row of this number in the table that is referred to.
    Key(&'table ForeignKey, usize),
    /// What its kind has in the row of this number.
    Own,
}

pub fn held<'table>(table: &Table, column: &'table Column, row: usize) -> Held<'table> {
    match (&column.references, column.role) {
        (Some(references), _) => key(table, column, references, row),
        (None, ColumnRole::DeletedAt) if row + 1 < ROWS => Held::Nothing,
        (None, ColumnRole::Member) if column.nullable && row == 2 => Held::Nothing,
        (None, _) => Held::Own,
    }
}

/// The row of the same number, so that no pair comes twice; the first of a circle refers to nothing.
fn key<'table>(
    table: &Table,
    column: &Column,
    target: &'table ForeignKey,
    row: usize,
) -> Held<'table> {
    let is_in_circle = target.table == table.name;
    if column.nullable && (row == 2 || (is_in_circle && row == 0)) {
        return Held::Nothing;
    }
    let is_unique = table
        .indexes
        .iter()
        .any(|index| index.kind != IndexKind::Plain && index.columns.contains(&column.name));
    let row = if is_in_circle {
        0
    } else if is_unique || table.is_join() {
        row
    } else {
        row / 2
    };
    Held::Key(target, row)
}

fn value(connection: &Connection, table: &Table, column: &Column, row: usize) -> Value {
    match held(table, column, row) {
        Held::Nothing => Value::Null,
        Held::Key(target, row) => {
            let ForeignKey { table, column, .. } = target;
            let sql =
                format!("SELECT \"{column}\" FROM \"{table}\" ORDER BY 1 LIMIT 1 OFFSET {row}");
            connection
                .query_row(&sql, [], |found| found.get(0))
                .unwrap_or(Value::Null)
        }
        Held::Own => of_kind(&column.kind, row),
    }
}

pub fn of_kind(kind: &ColumnKind, row: usize) -> Value {
    let number = i64::try_from(row).unwrap();
    let pick = |min: i64, max: i64| match row {
        0 => min,
        1 => max,
        _ => min.saturating_add(number).clamp(min, max),
    };
    match kind {
        ColumnKind::Text { format, length } => {
            let least = length.min.unwrap_or(0).max(1);
            let usual = if *format == TextFormat::Password {
                97
            } else {
                400
            };
            let most = length.max.unwrap_or(usual).min(usual);
            let length = if row == 1 {
                most
            } else {
                least.max(3).min(most)
            };
            Value::Text(text(format, row, usize::try_from(length).unwrap()))
        }
        ColumnKind::Enum { values } => Value::Text(values[row % values.len()].clone()),
        ColumnKind::Int { range } => Value::Integer(pick(
            range.min.unwrap_or(i32::MIN).into(),
            range.max.unwrap_or(i32::MAX).into(),
        )),
        ColumnKind::Bigint { range } => Value::Integer(pick(
            range.min.unwrap_or(i64::MIN),
            range.max.unwrap_or(i64::MAX),
        )),
        ColumnKind::Serial => Value::Integer(number + 1),
        ColumnKind::Float { range } => {
            let number = f64::from(u32::try_from(row).unwrap());
            Value::Real(
                (range.min.unwrap_or(-1.0e9) + number * 0.37).min(range.max.unwrap_or(f64::MAX)),
            )
        }
        ColumnKind::Decimal { shape, range } => {
            let unit = 10_i64.pow(shape.scale);
            let most = 10_i64.pow(shape.precision) - 1;
            let units = |end: Option<rust_decimal::Decimal>, other: i64| {
                end.map_or(other, |end| {
                    (end * rust_decimal::Decimal::from(unit))
                        .try_into()
                        .unwrap()
                })
            };
            Value::Integer(pick(units(range.min, -most), units(range.max, most)))
        }
        ColumnKind::Bool => Value::Integer(number % 2),
        ColumnKind::Uuid => Value::Blob(
            (0..16)
                .map(|at| u8::try_from(row * 16 + at).unwrap())
                .collect(),
        ),
        ColumnKind::Date => Value::Text(format!("2026-01-{:02}", row + 1)),
        ColumnKind::Time => Value::Text(format!("12:00:{row:02}")),
        ColumnKind::Datetime => {
            Value::Text(format!("2026-01-{:02} 12:00:00.123456+00:00", row + 1))
        }
        ColumnKind::Json => Value::Text(format!("{{\"row\":{row}}}")),
        ColumnKind::Bytes { length } => {
            let length = if row == 1 {
                length.max.unwrap_or(100)
            } else {
                length.min.unwrap_or(0).max(1)
            };
            Value::Blob(vec![
                u8::try_from(row).unwrap();
                usize::try_from(length).unwrap()
            ])
        }
    }
}

fn text(format: &TextFormat, row: usize, length: usize) -> String {
    let end = match format {
        TextFormat::Email => "@example.com",
        _ => "",
    };
    let length = length.saturating_sub(end.len()).max(1);
    let letter = char::from(b'a' + u8::try_from(row).unwrap());
    letter.to_string().repeat(length) + end
}
