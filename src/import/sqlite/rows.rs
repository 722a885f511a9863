use rusqlite::{Connection, Result};

use crate::dialect::SQLITE;
use crate::import::notice::{AdaptedReason, Notice};
use crate::import::schema::{ColumnType, DatabaseColumn, DatabaseSchema};

/// What a moment begins with; nothing of the kind is taken for a number.
const DAY: &str = "^[0-9]{4}-[0-9]{2}-[0-9]{2}";

/// Takes every column for what its rows hold, because `SQLite` keeps almost anything in any column,
/// and tells where that is not what the column is declared as.
pub fn fit_rows(connection: &Connection, schema: &mut DatabaseSchema) -> Result<()> {
    for table in &mut schema.tables {
        for column in table.columns.iter_mut().filter(|column| !column.generated) {
            let held = held(connection, &table.name, &column.name)?;
            let (kind, reason) = fit(column, &held);
            column.kind = kind;
            let notice = |reason| Notice::column(&table.name, &column.name, reason);
            schema.notices.extend(reason.map(notice));
        }
    }
    Ok(())
}

/// How many values of each sort a column holds.
struct Held {
    all: i64,
    integers: i64,
    reals: i64,
    texts: i64,
    blobs: i64,
    /// Whole numbers of 32 bits.
    small: i64,
    bits: i64,
    /// The length of the longest text.
    longest: i64,
    days: i64,
    times: i64,
    /// Texts that begin with a day.
    moments: i64,
    documents: i64,
    /// Of 16 bytes.
    uuids: i64,
}

fn held(connection: &Connection, table: &str, column: &str) -> Result<Held> {
    let (table, c) = (SQLITE.quoted(table), SQLITE.quoted(column));
    let day = "[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]";
    let time = "[0-9][0-9]:[0-9][0-9]:[0-9][0-9]";
    let sql = format!(
        "SELECT count({c}), total(typeof({c}) = 'integer'), total(typeof({c}) = 'real'), \
         total(typeof({c}) = 'text'), total(typeof({c}) = 'blob'), \
         total(typeof({c}) = 'integer' AND {c} BETWEEN -2147483648 AND 2147483647), \
         total(typeof({c}) = 'integer' AND {c} IN (0, 1)), \
         total(0) + coalesce(max(CASE typeof({c}) WHEN 'text' THEN length({c}) END), 0), \
         total(typeof({c}) = 'text' AND {c} GLOB '{day}' AND date({c}) IS {c}), \
         total(typeof({c}) = 'text' AND {c} GLOB '{time}' AND time({c}) IS {c}), \
         total(typeof({c}) = 'text' AND {c} GLOB '{day}*'), \
         total(CASE typeof({c}) WHEN 'text' THEN json_valid({c}) ELSE 0 END), \
         total(typeof({c}) = 'blob' AND length({c}) = 16) FROM {table}"
    );
    connection.query_row(&sql, [], |row| {
        let count = |at: usize| -> Result<i64> {
            let number: f64 = row.get(at)?;
            #[expect(
                clippy::cast_possible_truncation,
                reason = "counts of rows are far below"
            )]
            Ok(number as i64)
        };
        Ok(Held {
            all: row.get(0)?,
            integers: count(1)?,
            reals: count(2)?,
            texts: count(3)?,
            blobs: count(4)?,
            small: count(5)?,
            bits: count(6)?,
            longest: count(7)?,
            days: count(8)?,
            times: count(9)?,
            moments: count(10)?,
            documents: count(11)?,
            uuids: count(12)?,
        })
    })
}

fn fit(column: &DatabaseColumn, held: &Held) -> (ColumnType, Option<AdaptedReason>) {
    let kind = &column.kind;
    let moment = ColumnType::TextLike(DAY);
    let kept = match kind {
        ColumnType::Datetime if held.moments == held.all => {
            return adapted(column, moment, "text", "SQLite keeps it as a text");
        }
        ColumnType::Decimal { .. } | ColumnType::Numeric
            if held.integers + held.reals == held.all =>
        {
            let why = "SQLite keeps it as a floating-point number";
            return adapted(column, ColumnType::Float, "float", why);
        }
        ColumnType::Text(Some(longest)) => {
            held.texts == held.all && held.longest <= i64::from(*longest)
        }
        ColumnType::Text(None) => held.texts == held.all,
        ColumnType::Integer { bits, .. } if *bits <= 32 => held.small == held.all,
        ColumnType::Integer { .. } => held.integers == held.all,
        ColumnType::Float => held.integers + held.reals == held.all,
        ColumnType::Bool => held.bits == held.all,
        ColumnType::Uuid => held.uuids == held.all,
        ColumnType::Date => held.days == held.all,
        ColumnType::Time => held.times == held.all,
        ColumnType::Json => held.documents == held.all,
        ColumnType::Bytes(_) => held.blobs == held.all,
        ColumnType::Unknown => true,
        _ => false,
    };
    if kept {
        return (kind.clone(), None);
    }
    let Some((kind, now, found)) = actual(held) else {
        return (ColumnType::Mixed, None);
    };
    let reason = AdaptedReason::RowsDiffer {
        declared: column.declared.clone(),
        now: now.to_owned(),
        found: found.to_owned(),
    };
    (kind, Some(reason))
}

fn adapted(
    column: &DatabaseColumn,
    kind: ColumnType,
    now: &str,
    why: &'static str,
) -> (ColumnType, Option<AdaptedReason>) {
    let reason = AdaptedReason::TypeAdapted {
        declared: column.declared.clone(),
        now: now.to_owned(),
        why,
    };
    (kind, Some(reason))
}

/// The type of what the rows hold, its name, and how to call them; nothing if there is no one type.
fn actual(held: &Held) -> Option<(ColumnType, &'static str, &'static str)> {
    let integer = ColumnType::Integer {
        bits: 64,
        unsigned: false,
    };
    Some(if held.integers == held.all {
        (integer, "bigint", "whole numbers")
    } else if held.integers + held.reals == held.all {
        (ColumnType::Float, "float", "numbers")
    } else if held.days == held.all {
        (ColumnType::Date, "date", "days")
    } else if held.texts == held.all {
        (ColumnType::Text(None), "text", "texts of another form")
    } else if held.blobs == held.all {
        (ColumnType::Bytes(None), "bytes", "bytes")
    } else {
        return None;
    })
}
