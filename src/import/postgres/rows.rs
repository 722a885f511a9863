use postgres::{Client, Error};

use crate::dialect::POSTGRES;
use crate::import::schema::{ColumnType, Table};

/// Looks for rows that hold what the column's type in the language does not: infinite moments,
/// numbers that are none.
pub fn odd_rows(client: &mut Client, table: &mut Table) -> Result<(), Error> {
    let of = POSTGRES.quoted(&table.name);
    for column in table.columns.iter_mut().filter(|column| !column.generated) {
        let name = POSTGRES.quoted(&column.name);
        let (condition, what) = match &column.kind {
            ColumnType::Float | ColumnType::Decimal { .. } => (
                format!("{name}::float8 IN ('NaN', 'Infinity', '-Infinity')"),
                "numbers that are infinite or none",
            ),
            ColumnType::Date | ColumnType::Datetime => (
                format!("NOT {name} BETWEEN '0001-01-01' AND '9999-12-31'"),
                "dates that are infinite or far away",
            ),
            ColumnType::Time => (format!("{name} = '24:00'"), "a time of 24:00"),
            _ => continue,
        };
        let sql = format!("SELECT EXISTS (SELECT FROM {of} WHERE {condition})");
        if client.query_one(&sql, &[])?.try_get(0)? {
            column.kind = ColumnType::Odd(what);
        }
    }
    Ok(())
}
