use std::collections::BTreeMap;

use sqlx::{MySqlConnection, Result};

use crate::import::schema::{DatabaseColumn, DatabaseTable, OtherObject, lowered};

use super::column_types::{column_default, column_type};
use super::flavor::Flavor;

/// Tables by their names, while they are read.
pub type Tables = BTreeMap<String, DatabaseTable>;

/// The tables; what is something else goes to `others`.
pub async fn tables(
    connection: &mut MySqlConnection,
    others: &mut Vec<OtherObject>,
) -> Result<Tables> {
    let sql = "SELECT table_name, table_type, coalesce(table_comment, '') \
               FROM information_schema.tables WHERE table_schema = database() ORDER BY table_name";
    let rows: Vec<(String, String, String)> = sqlx::query_as(sql).fetch_all(connection).await?;
    let mut tables = Tables::new();
    for (name, kind, comment) in rows {
        let what = match kind.as_str() {
            "BASE TABLE" | "SYSTEM VERSIONED" => {
                let table = DatabaseTable {
                    comment: Some(comment).filter(|comment| !comment.is_empty()),
                    name: name.clone(),
                    ..DatabaseTable::default()
                };
                tables.insert(name, table);
                continue;
            }
            "SEQUENCE" => "a sequence",
            _ => "a view",
        };
        others.push(OtherObject::NotATable { name, what });
    }
    Ok(tables)
}

/// The triggers, in the order of their tables.
pub async fn triggers(connection: &mut MySqlConnection) -> Result<Vec<OtherObject>> {
    let sql = "SELECT trigger_name, event_object_table FROM information_schema.triggers \
               WHERE trigger_schema = database() ORDER BY event_object_table, trigger_name";
    let rows: Vec<(String, String)> = sqlx::query_as(sql).fetch_all(connection).await?;
    let triggers = rows.into_iter();
    Ok(triggers
        .map(|(name, table)| OtherObject::Trigger { name, table })
        .collect())
}

/// A column: its table, name, type, whether it may be null, default, what else is said of it,
/// comment, how it is computed, and its collation.
type ColumnRow = (
    String,
    String,
    String,
    String,
    Option<String>,
    String,
    String,
    Option<String>,
    Option<String>,
);

/// By table and name, the columns that have another one in lower case, with that one.
pub type LoweredColumns = BTreeMap<(String, String), String>;

/// Adds the columns to their tables.
pub async fn add_columns(
    connection: &mut MySqlConnection,
    flavor: Flavor,
    tables: &mut Tables,
) -> Result<LoweredColumns> {
    let mut lowered_columns = LoweredColumns::new();
    let sql = "SELECT table_name, column_name, column_type, is_nullable, column_default, extra, \
               column_comment, generation_expression, collation_name \
               FROM information_schema.columns WHERE table_schema = database() \
               ORDER BY table_name, ordinal_position";
    let rows: Vec<ColumnRow> = sqlx::query_as(sql).fetch_all(connection).await?;
    for row in rows {
        let (table_name, name, declared, nullable, filled, extra, comment, computed, collation) =
            row;
        let Some(table) = tables.get_mut(&table_name) else {
            continue;
        };
        if let Some(column) = computed.as_deref().and_then(lowered) {
            lowered_columns.insert((table_name, name.clone()), column);
        }
        let extra = extra.to_ascii_lowercase();
        let computed = computed.is_some_and(|text| !text.is_empty());
        let kind = column_type(&declared);
        table.makes_keys |= extra.contains("auto_increment");
        table.columns.push(DatabaseColumn {
            default: filled
                .filter(|_| !computed)
                .and_then(|text| column_default(flavor, &text, &extra, &kind)),
            name,
            comment: Some(comment).filter(|comment| !comment.is_empty()),
            kind,
            collation: collation.map(|collation| format!("COLLATE {collation}")),
            declared,
            nullable: nullable.eq_ignore_ascii_case("yes"),
            generated: computed,
        });
    }
    Ok(lowered_columns)
}
