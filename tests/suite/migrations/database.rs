use rusqlite::types::Value;
use rusqlite::{Connection, Result};
use scaffold::model::Project;

use super::case::{ValuesOf, creation, is_key, schema};
use super::rows::fill;
use super::shape::{Shape, shape};

/// A database as a service has it.
#[derive(Debug)]
pub struct Database(pub Connection);

/// Every value, by `table.column` and then by the row.
pub type Values = ValuesOf<Value>;

impl Database {
    pub fn empty() -> Self {
        let connection = Connection::open_in_memory().unwrap();
        connection
            .execute_batch("PRAGMA foreign_keys = ON")
            .unwrap();
        Self(connection)
    }

    pub fn fresh(project: &Project) -> Self {
        let database = Self::empty();
        database.migrate(&creation(project).up).unwrap();
        database
    }

    pub fn with_rows(project: &Project) -> Self {
        let database = Self::fresh(project);
        fill(&database.0, &schema(project));
        database
    }

    /// As the service's own migrator does it.
    pub fn migrate(&self, sql: &str) -> Result<()> {
        self.0
            .execute_batch("PRAGMA foreign_keys = OFF; BEGIN IMMEDIATE")?;
        let done = self.0.execute_batch(sql).and_then(|()| self.check_keys());
        self.0
            .execute_batch(if done.is_ok() { "COMMIT" } else { "ROLLBACK" })?;
        self.0.execute_batch("PRAGMA foreign_keys = ON")?;
        done
    }

    fn check_keys(&self) -> Result<()> {
        let broken: i64 =
            self.0
                .query_row("SELECT count(*) FROM pragma_foreign_key_check", [], |row| {
                    row.get(0)
                })?;
        if broken == 0 {
            Ok(())
        } else {
            Err(rusqlite::Error::InvalidQuery)
        }
    }

    pub fn is_sound(&self) -> bool {
        let answer: String = self
            .0
            .query_row("PRAGMA integrity_check", [], |row| row.get(0))
            .unwrap();
        answer == "ok"
    }

    pub fn shape(&self) -> Shape {
        shape(&self.0)
    }

    pub fn tables(&self) -> Vec<String> {
        let sql =
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'";
        let mut statement = self.0.prepare(sql).unwrap();
        statement
            .query_map([], |row| row.get(0))
            .unwrap()
            .map(Result::unwrap)
            .collect()
    }

    /// The rows of a join table are told apart by their whole.
    pub fn values(&self) -> Values {
        let mut values = Values::new();
        for table in self.tables() {
            let mut statement = self
                .0
                .prepare(&format!("SELECT * FROM \"{table}\""))
                .unwrap();
            let names: Vec<String> = statement.column_names().map(str::to_owned).collect();
            let mut rows = statement.query([]).unwrap();
            while let Some(row) = rows.next().unwrap() {
                let row: Vec<Value> = (0..names.len()).map(|at| row.get(at).unwrap()).collect();
                let id = names.iter().position(|name| is_key(name));
                let key = id.map_or_else(|| format!("{row:?}"), |at| format!("{:?}", row[at]));
                for (name, value) in names.iter().zip(row) {
                    values
                        .entry(format!("{table}.{name}"))
                        .or_default()
                        .insert(key.clone(), value);
                }
            }
        }
        values
    }
}
