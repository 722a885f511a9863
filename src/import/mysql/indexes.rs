use std::collections::BTreeMap;

use mysql::prelude::Queryable as _;
use mysql::{Conn, Error};

use crate::import::schema::{Index, TableIndex, lowered};

use super::columns::Lowered;
use super::flavor::Flavor;
use super::read::Tables;

/// The part of an index that is of one column, or of an expression.
type Part = (
    String,
    String,
    bool,
    Option<String>,
    Option<u64>,
    String,
    Option<String>,
);

/// Adds the indexes, and the primary key.
///
/// An index of a column in lower case is one of the column that ignores case, and what has it in
/// lower case is there for the index alone.
pub fn indexes(
    connection: &mut Conn,
    flavor: Flavor,
    tables: &mut Tables,
    all_lowered: &Lowered,
) -> Result<(), Error> {
    let expression = match flavor {
        Flavor::Mysql => "expression",
        Flavor::Mariadb => "NULL",
    };
    let sql = format!(
        "SELECT table_name, index_name, non_unique = 0, column_name, sub_part, index_type, {expression} \
         FROM information_schema.statistics WHERE table_schema = database() \
         ORDER BY table_name, index_name, seq_in_index"
    );
    let mut found: BTreeMap<(String, String), TableIndex> = BTreeMap::new();
    for (table, name, unique, column, length, kind, expression) in
        connection.query::<Part, _>(sql)?
    {
        if name == "PRIMARY" {
            if let Some(table) = tables.get_mut(&table) {
                table.key.extend(column);
            }
            continue;
        }
        let of_column = column.as_ref().and_then(|column| {
            let lowered = all_lowered.get(&(table.clone(), column.clone()))?;
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
                on: Index::Columns(Vec::new()),
                caseless: Vec::new(),
                is_lowered: false,
            });
        index.is_lowered |= caseless.is_some();
        index.caseless.extend(caseless.clone());
        let column = caseless.or(column);
        add_part(&mut index.on, column, length.is_some(), &kind);
    }
    for ((table, _), index) in found {
        if let Some(table) = tables.get_mut(&table) {
            table.indexes.push(index);
        }
    }
    Ok(())
}

fn add_part(on: &mut Index, column: Option<String>, is_prefix: bool, kind: &str) {
    match (&mut *on, column) {
        _ if matches!(kind, "FULLTEXT" | "SPATIAL") => *on = Index::Search,
        (Index::Columns(_), Some(_)) if is_prefix => *on = Index::Prefix,
        (Index::Columns(columns), Some(column)) => columns.push(column),
        (Index::Columns(_), None) => *on = Index::Expression,
        _ => {}
    }
}
