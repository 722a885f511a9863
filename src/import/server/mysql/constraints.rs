use std::collections::BTreeMap;

use sqlx::{AssertSqlSafe, MySqlConnection, Result};

use crate::import::schema::{
    DatabaseColumn, DeleteAction, IndexSubject, TableIndex, TableReference, lowered,
};
use crate::sql::sql_tokens;

use super::flavor::Flavor;
use super::tables::{LoweredColumns, Tables};

/// A column of a foreign key: its table, its key's name and its own, the table that it refers to,
/// whether that is in the same database, the column there, and what a deletion does.
type ReferenceRow = (String, String, String, String, bool, String, String);

/// Adds the foreign keys.
pub async fn add_references(connection: &mut MySqlConnection, tables: &mut Tables) -> Result<()> {
    let sql = "SELECT k.table_name, k.constraint_name, k.column_name, k.referenced_table_name, \
               k.referenced_table_schema = database(), k.referenced_column_name, r.delete_rule \
               FROM information_schema.key_column_usage k \
               JOIN information_schema.referential_constraints r \
               ON r.constraint_schema = k.constraint_schema \
               AND r.constraint_name = k.constraint_name AND r.table_name = k.table_name \
               WHERE k.table_schema = database() AND k.referenced_table_name IS NOT NULL \
               ORDER BY k.table_name, k.constraint_name, k.ordinal_position";
    let mut last = None;
    let rows: Vec<ReferenceRow> = sqlx::query_as(sql).fetch_all(connection).await?;
    for (table, name, column, target, is_here, target_column, rule) in rows {
        let Some(read) = tables.get_mut(&table) else {
            continue;
        };
        let this = Some((table, name));
        if let Some(key) = read.references.last_mut().filter(|_| last == this) {
            key.columns.push(column);
            key.target.push(target_column);
            continue;
        }
        last = this;
        read.references.push(TableReference {
            columns: vec![column],
            // A table of another database has no entity, and its name cannot be mistaken.
            table: if is_here {
                target
            } else {
                format!("another database's {target}")
            },
            target: vec![target_column],
            on_delete: DeleteAction::named(&rule),
        });
    }
    Ok(())
}

/// Adds the checks, as far as they are enforced.
pub async fn add_checks(
    connection: &mut MySqlConnection,
    flavor: Flavor,
    tables: &mut Tables,
) -> Result<()> {
    let sql = match flavor {
        Flavor::Mysql => {
            "SELECT t.table_name, c.check_clause FROM information_schema.check_constraints c \
             JOIN information_schema.table_constraints t \
             ON t.constraint_schema = c.constraint_schema \
             AND t.constraint_name = c.constraint_name AND t.constraint_type = 'CHECK' \
             WHERE c.constraint_schema = database() AND t.enforced = 'YES' \
             ORDER BY t.table_name, c.constraint_name"
        }
        Flavor::Mariadb => {
            "SELECT table_name, check_clause FROM information_schema.check_constraints \
             WHERE constraint_schema = database() ORDER BY table_name, constraint_name"
        }
    };
    let rows: Vec<(String, String)> = sqlx::query_as(sql).fetch_all(connection).await?;
    for (table, text) in rows {
        if let Some(table) = tables.get_mut(&table) {
            table.checks.push(in_bytes(&flavor.standard_sql(&text)));
        }
    }
    Ok(())
}

/// Calls `length` by its other name, because it counts bytes here.
fn in_bytes(text: &str) -> String {
    let mut changed = text.to_owned();
    for token in sql_tokens(text).iter().rev() {
        if token.is("length") {
            changed.replace_range(token.start..token.end, "octet_length");
        }
    }
    changed
}

/// A part of an index: its table, its name, whether it is unique, the column, whether only its
/// beginning counts, the kind of the index, and the expression that is there instead of a column.
type PartRow = (
    String,
    String,
    bool,
    Option<String>,
    bool,
    String,
    Option<String>,
);

/// Adds the indexes, and the primary key.
///
/// An index of a column in lower case is one of the column that ignores case, and what has it in
/// lower case is there for the index alone.
pub async fn add_indexes(
    connection: &mut MySqlConnection,
    flavor: Flavor,
    tables: &mut Tables,
    lowered_columns: &LoweredColumns,
) -> Result<()> {
    let expression = match flavor {
        Flavor::Mysql => "expression",
        Flavor::Mariadb => "NULL",
    };
    let sql = format!(
        "SELECT table_name, index_name, non_unique = 0, column_name, sub_part IS NOT NULL, index_type, {expression} \
         FROM information_schema.statistics WHERE table_schema = database() \
         ORDER BY table_name, index_name, seq_in_index"
    );
    let mut found: BTreeMap<(String, String), TableIndex> = BTreeMap::new();
    let sql = AssertSqlSafe(sql);
    let rows: Vec<PartRow> = sqlx::query_as(sql).fetch_all(connection).await?;
    for (table, name, unique, column, is_prefix, kind, expression) in rows {
        if name == "PRIMARY" {
            if let Some(table) = tables.get_mut(&table) {
                table.key.extend(column);
            }
            continue;
        }
        let of_column = column.as_ref().and_then(|column| {
            let lowered = lowered_columns.get(&(table.clone(), column.clone()))?;
            let table = tables.get_mut(&table)?;
            table.columns.retain(|other| other.name != *column);
            Some(lowered.clone())
        });
        let caseless = of_column.or_else(|| {
            let text = expression.as_deref()?;
            lowered(&flavor.standard_sql(text))
        });
        let index = found
            .entry((table, name.clone()))
            .or_insert_with(|| TableIndex {
                name,
                unique,
                on: IndexSubject::Columns(Vec::new()),
                caseless: Vec::new(),
                is_lowered: false,
            });
        index.is_lowered |= caseless.is_some();
        index.caseless.extend(caseless.clone());
        let column = caseless.or(column);
        add_part(&mut index.on, column, is_prefix, &kind);
    }
    for ((table, _), index) in found {
        if let Some(table) = tables.get_mut(&table) {
            table.indexes.push(index);
        }
    }
    Ok(())
}

/// Leaves each column the collation that matters: one that ignores case where texts are unique. In
/// the tables of a service every text is compared by its characters.
pub fn tell_collations(tables: &mut Tables) {
    for table in tables.values_mut() {
        let unique = table.indexes.iter_mut().filter(|index| index.unique);
        let mut caseless = Vec::new();
        for index in unique {
            let IndexSubject::Columns(columns) = &index.on else {
                continue;
            };
            let ignores_case = |name: &&String| {
                let collation = |column: &DatabaseColumn| column.collation.clone();
                let column = table.columns.iter().find(|column| column.name == **name);
                let collation = column.and_then(collation);
                collation.is_some_and(|collation| collation.ends_with("_ci"))
            };
            let columns: Vec<_> = columns.iter().filter(ignores_case).cloned().collect();
            caseless.extend(columns.clone());
            index.caseless.extend(columns);
        }
        for column in &mut table.columns {
            let is_unique = caseless.contains(&column.name);
            column.collation = column.collation.take().filter(|_| is_unique);
        }
    }
}

fn add_part(on: &mut IndexSubject, column: Option<String>, is_prefix: bool, kind: &str) {
    match (&mut *on, column) {
        _ if matches!(kind, "FULLTEXT" | "SPATIAL") => {
            *on = IndexSubject::Other("it is for searching".to_owned());
        }
        (IndexSubject::Columns(_), Some(_)) if is_prefix => {
            *on = IndexSubject::Other("it is of the beginnings of texts".to_owned());
        }
        (IndexSubject::Columns(columns), Some(column)) => columns.push(column),
        (IndexSubject::Columns(_), None) => *on = IndexSubject::expression(),
        _ => {}
    }
}
