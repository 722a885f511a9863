use sqlx::{AssertSqlSafe, MySqlConnection, Result};

use crate::dialect::MYSQL;
use crate::import::notice::{AdaptedReason, Notice};
use crate::import::schema::{ColumnType, DatabaseColumn};

use super::tables::Tables;

/// Takes the columns for what a service can read in them, and tells where that is less than their
/// types say.
pub async fn fit_rows(
    connection: &mut MySqlConnection,
    tables: &mut Tables,
) -> Result<Vec<Notice>> {
    let mut notices = Vec::new();
    for table in tables.values_mut() {
        for column in table.columns.iter_mut().filter(|column| !column.generated) {
            if is_text_of_uuid(column) {
                column.kind = ColumnType::Text(Some(36));
            }
            let Some(Doubt { condition, kind }) = doubt(column) else {
                continue;
            };
            let of = MYSQL.quoted(&table.name);
            let sql = format!("SELECT EXISTS (SELECT 1 FROM {of} WHERE {condition})");
            let found = sqlx::query_scalar(AssertSqlSafe(sql));
            if !found.fetch_one(&mut *connection).await? {
                continue;
            }
            if let ColumnType::Integer { .. } = kind {
                let reason = AdaptedReason::RowsDiffer {
                    declared: column.declared.clone(),
                    now: "int".to_owned(),
                    found: "other numbers than 0 and 1".to_owned(),
                };
                notices.push(Notice::column(&table.name, &column.name, reason));
            }
            column.kind = kind;
        }
    }
    Ok(notices)
}

/// The service's own UUIDs are bytes, which a text cannot be compared with.
fn is_text_of_uuid(column: &DatabaseColumn) -> bool {
    column.kind == ColumnType::Uuid && column.declared.starts_with("char")
}

/// Rows that a column may have, and what it is if there are any.
struct Doubt {
    condition: String,
    kind: ColumnType,
}

fn doubt(column: &DatabaseColumn) -> Option<Doubt> {
    let name = MYSQL.quoted(&column.name);
    let odd = |condition: String, what| {
        let kind = ColumnType::Odd(what);
        Some(Doubt { condition, kind })
    };
    match &column.kind {
        ColumnType::Date | ColumnType::Datetime => odd(
            format!("month({name}) = 0 OR dayofmonth({name}) = 0"),
            "dates that are none",
        ),
        ColumnType::Time => odd(
            format!("time_to_sec({name}) NOT BETWEEN 0 AND 86399"),
            "times beyond a day",
        ),
        ColumnType::Integer {
            bits: 64,
            unsigned: true,
        } => odd(
            format!("{name} > 9223372036854775807"),
            "numbers of more than 63 bits",
        ),
        ColumnType::Enum(_) => odd(format!("{name} + 0 = 0"), "none of the words of the enum"),
        ColumnType::Bool => Some(Doubt {
            condition: format!("{name} NOT IN (0, 1)"),
            kind: ColumnType::Integer {
                bits: 8,
                unsigned: column.declared.contains("unsigned"),
            },
        }),
        _ => None,
    }
}
