use std::collections::BTreeMap;

use mysql::prelude::Queryable as _;
use mysql::{Conn, Error};

use crate::import::schema::{Index, TableIndex};

use super::read::Tables;

/// The part of an index that is of one column; of an expression if there is none.
type Part = (String, String, bool, Option<String>, Option<u64>, String);

/// Adds the indexes, and the primary key.
pub fn indexes(connection: &mut Conn, tables: &mut Tables) -> Result<(), Error> {
    let sql = "SELECT table_name, index_name, non_unique = 0, column_name, sub_part, index_type \
               FROM information_schema.statistics WHERE table_schema = database() \
               ORDER BY table_name, index_name, seq_in_index";
    let mut found: BTreeMap<(String, String), TableIndex> = BTreeMap::new();
    for (table, name, unique, column, length, kind) in connection.query::<Part, _>(sql)? {
        if name == "PRIMARY" {
            if let Some(table) = tables.get_mut(&table) {
                table.key.extend(column);
            }
            continue;
        }
        let index = found
            .entry((table, name.clone()))
            .or_insert_with(|| TableIndex {
                name,
                unique,
                on: Index::Columns(Vec::new()),
            });
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
