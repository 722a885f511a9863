use crate::migrate::schema::{Index, IndexKind, Table};

use super::definition::Definition;
use super::quote::{quote, quote_list};

/// The table alone, under a name that may be a passing one, with columns that it has beyond its own.
pub fn create_table(table: &Table, name: &str, more: &[&str]) -> String {
    let own = table
        .columns
        .iter()
        .map(|column| Definition::of(&table.name, column));
    let more = more.iter().map(|text| Definition {
        head: (*text).to_owned(),
        constraint: Vec::new(),
        remark: None,
    });
    let mut lines: Vec<_> = own.chain(more).collect();
    let key = table.is_join().then(|| {
        let columns = quote_list(table.columns.iter().map(|column| &column.name));
        Definition {
            head: format!("PRIMARY KEY ({columns})"),
            constraint: Vec::new(),
            remark: None,
        }
    });
    let options = if key.is_some() {
        "STRICT, WITHOUT ROWID"
    } else {
        "STRICT"
    };
    lines.extend(key);
    let last = lines.len().saturating_sub(1);
    let lines: Vec<_> = lines
        .iter()
        .enumerate()
        .map(|(at, line)| {
            format!(
                "    {}",
                line.text("        ", if at == last { "" } else { "," })
            )
        })
        .collect();
    format!(
        "CREATE TABLE {} (\n{}\n) {options};",
        quote(name),
        lines.join("\n")
    )
}

pub fn create_index(table: &Table, index: &Index) -> String {
    let (create, condition) = match index.kind {
        IndexKind::Plain => ("CREATE INDEX", ""),
        IndexKind::Unique => ("CREATE UNIQUE INDEX", ""),
        IndexKind::UniqueAlive => ("CREATE UNIQUE INDEX", " WHERE deleted_at IS NULL"),
    };
    let columns = index.columns.iter().map(|column| {
        let collation = if table.ignores_case(index, column) {
            " COLLATE NOCASE"
        } else {
            ""
        };
        quote(column) + collation
    });
    let columns = columns.collect::<Vec<_>>().join(", ");
    let (name, table) = (quote(&index.name), quote(&table.name));
    format!("{create} {name} ON {table} ({columns}){condition};")
}
