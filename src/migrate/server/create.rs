use crate::migrate::schema::{Column, Index, IndexKind, Role, Table};

use crate::names::shorten;

use super::Server;
use super::definition::Definition;
use super::indexed::Indexed;
use super::lowercase::lowercases;

/// The table alone, without its indexes, and without references to what is still to come.
pub fn create_table(server: Server, table: &Table, to_come: &[&str]) -> String {
    let definitions: Vec<_> = table
        .columns
        .iter()
        .map(|column| {
            let mut definition = Definition::of(server, &table.name, column);
            definition.constraint = definition
                .constraint
                .filter(|_| !refers_to(column, to_come));
            definition
        })
        .collect();
    let mut lines: Vec<_> = definitions
        .iter()
        .map(|definition| column(server, definition))
        .collect();
    if marks_live(server, table) {
        lines.push(live_column(server));
    }
    lines.extend(lowercases(server, table).iter().map(|one| one.head(server)));
    if table.is_join() {
        let columns = table.columns.iter().map(|column| &column.name);
        lines.push(format!("PRIMARY KEY ({})", server.quote_list(columns)));
    }
    let mut options = "";
    if server == Server::Mysql {
        // MariaDB has no names for the checks of columns, and MySQL no references.
        let constraints = definitions.iter().filter_map(|one| one.constraint.as_ref());
        lines.extend(constraints.map(|constraint| constraint.of_table(server, "        ")));
        options = " ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin";
    }
    let (name, lines) = (server.quote(&table.name), lines.join(",\n    "));
    format!("CREATE TABLE {name} (\n    {lines}\n){options};")
}

/// In `MySQL`, the column by which unique indexes leave out rows that are deleted.
pub const LIVE: &str = "deleted_at_is_null";

fn marks_live(server: Server, table: &Table) -> bool {
    let mut columns = table.columns.iter();
    server == Server::Mysql && columns.any(|column| column.role == Role::DeletedAt)
}

/// The names of the columns that a table has for its indexes alone.
#[must_use]
pub fn generated_columns(server: Server, table: &Table) -> Vec<String> {
    let live = marks_live(server, table).then(|| LIVE.to_owned());
    let lowercases = lowercases(server, table).into_iter();
    live.into_iter()
        .chain(lowercases.map(|lowercase| lowercase.name))
        .collect()
}

pub fn live_column(server: Server) -> String {
    let name = server.quote(LIVE);
    format!("{name} boolean AS (CASE WHEN deleted_at IS NULL THEN true END) VIRTUAL")
}

fn column(server: Server, definition: &Definition) -> String {
    let head = definition.head(server);
    match &definition.constraint {
        Some(constraint) if server == Server::Postgres => {
            let constraint = constraint.of_column(server, "        ");
            format!("{head}\n        {constraint}")
        }
        _ => head,
    }
}

/// Whether a column refers to one of these tables.
pub fn refers_to(column: &Column, tables: &[&str]) -> bool {
    let references = column.references.as_ref();
    references.is_some_and(|key| tables.contains(&key.table.as_str()))
}

/// An index; `how` is between `INDEX` and its name, such as `CONCURRENTLY`.
pub fn create_index(server: Server, table: &Table, index: &Index, how: &str) -> String {
    let (create, name) = (kind(index), server.quote(&shorten(&index.name)));
    let (table_name, columns) = (server.quote(&table.name), columns(server, table, index));
    let condition = match index.kind {
        IndexKind::UniqueAlive if server == Server::Postgres => " WHERE deleted_at IS NULL",
        _ => "",
    };
    format!("CREATE {create}{how} {name} ON {table_name} ({columns}){condition};")
}

/// An index as `MySQL` has it among other changes of a table.
pub fn add_index(server: Server, table: &Table, index: &Index) -> String {
    let (kind, name) = (kind(index), server.quote(&shorten(&index.name)));
    format!("ADD {kind} {name} ({})", columns(server, table, index))
}

fn kind(index: &Index) -> &'static str {
    if index.is_unique() {
        "UNIQUE INDEX"
    } else {
        "INDEX"
    }
}

fn columns(server: Server, table: &Table, index: &Index) -> String {
    let columns = index.columns.iter();
    let mut columns: Vec<_> = columns
        .map(|column| Indexed::of(server, table, index, column).text(server))
        .collect();
    if server == Server::Mysql && index.kind == IndexKind::UniqueAlive {
        columns.push(server.quote(LIVE));
    }
    columns.join(", ")
}
