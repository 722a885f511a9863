use crate::migrate::ddl::ROW;
use crate::migrate::schema::Table;

use super::alteration::Server;

/// The table whose rows `update` numbers: its own name, and those of its columns, may be anything.
pub const CHANGED: &str = "changed";

/// Puts a value into a column of every row that has another one there.
pub fn update(server: Server, table: &Table, column: &str, value: &str) -> String {
    let (name, column) = (server.quote(&table.name), server.quote(column));
    if value.contains(ROW)
        && let Some(key) = table.key()
    {
        let key = server.quote(&key.name);
        let rows = format!(
            "(SELECT {key} AS id, row_number() OVER (ORDER BY {key}) AS n FROM {name}) AS numbered"
        );
        let is_row = format!("numbered.id = {CHANGED}.{key}");
        return if server.can.updates_from {
            format!(
                "UPDATE {name} AS {CHANGED} SET {column} = {value}\nFROM {rows}\nWHERE {is_row};"
            )
        } else {
            format!(
                "UPDATE {name} AS {CHANGED}\nJOIN {rows} ON {is_row}\nSET {CHANGED}.{column} = {value};"
            )
        };
    }
    let differs = server.can.differs.replacen('@', &column, 1);
    let differs = differs.replace("{value}", value);
    format!("UPDATE {name} SET {column} = {value} WHERE {differs};")
}
