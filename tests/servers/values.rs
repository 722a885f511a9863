use super::case::{ValuesOf, is_key};
use super::database::{Database, lines};
use super::server::Engine;
use super::table_rows::quote;

/// Every value, by `table.column` and then by the row.
pub type Values = ValuesOf<String>;

/// The rows of a join table are told apart by their whole.
pub fn values(database: &Database) -> Values {
    let mut values = Values::new();
    for table in database.tables() {
        let columns = columns(database, &table);
        for row in rows(database, &table, &columns) {
            let id = columns.iter().position(|column| is_key(&column.name));
            let key = id.map_or_else(|| format!("{row:?}"), |at| row[at].clone());
            for (Column { name, .. }, value) in columns.iter().zip(row) {
                let column = values.entry(format!("{table}.{name}")).or_default();
                column.insert(key.clone(), value);
            }
        }
    }
    values
}

struct Column {
    name: String,
    kind: String,
}

/// Those that hold values of their own.
fn columns(database: &Database, table: &str) -> Vec<Column> {
    let (schema, generated) = match database.engine() {
        Engine::Postgres => ("'public'", "is_generated = 'ALWAYS'"),
        Engine::Mariadb => ("database()", "extra LIKE '%GENERATED%'"),
    };
    let sql = format!(
        "SELECT column_name, data_type FROM information_schema.columns \
         WHERE table_schema = {schema} AND table_name = '{table}' AND NOT ({generated}) \
         ORDER BY ordinal_position;"
    );
    let columns = lines(&database.run(&sql).unwrap());
    let column = |line: String| {
        let (name, kind) = line.split_once(['\u{1f}', '\t']).unwrap();
        Column {
            name: name.to_owned(),
            kind: kind.to_owned(),
        }
    };
    columns.into_iter().map(column).collect()
}

fn rows(database: &Database, table: &str, columns: &[Column]) -> Vec<Vec<String>> {
    let engine = database.engine();
    let columns = columns.iter().map(|Column { name, kind }| {
        let name = quote(engine, name);
        // Truth is a number on the other engines.
        let cast = if kind == "boolean" { "::int" } else { "" };
        format!("{name}{cast}")
    });
    let columns = columns.collect::<Vec<_>>().join(", ");
    let sql = format!("SELECT {columns} FROM {};", quote(engine, table));
    let rows = lines(&database.run(&sql).unwrap());
    rows.iter()
        .map(|row| row.split(['\u{1f}', '\t']).map(str::to_owned).collect())
        .collect()
}
