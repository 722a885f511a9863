use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicUsize, Ordering};

use scaffold::migrate::Migration;

use super::server::{Engine, Server, Session};

/// A database of a test's own on a shared server.
#[derive(Debug)]
pub struct Database {
    server: &'static Server,
    name: String,
}

/// What a database is made of, table by table; the order of columns is no part of it.
pub type Shape = BTreeMap<String, BTreeSet<String>>;

impl Database {
    pub fn empty(engine: Engine) -> Self {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let server = Server::shared(engine);
        let name = format!("test_{}", COUNT.fetch_add(1, Ordering::Relaxed));
        let create = format!("CREATE DATABASE {name};");
        server.run(engine.any_database(), &create).unwrap();
        Self { server, name }
    }

    pub fn of(engine: Engine, migrations: &[Migration]) -> Self {
        let database = Self::empty(engine);
        for migration in migrations {
            database.migrate(&migration.up).unwrap();
        }
        database
    }

    /// As the service's own migrator does it.
    pub fn migrate(&self, script: &str) -> Result<(), String> {
        let is_whole = self.engine() == Engine::Postgres && !is_apart(script);
        let script = if is_whole {
            format!("BEGIN;\n{script}\nCOMMIT;")
        } else {
            script.to_owned()
        };
        self.run(&script).map(drop)
    }

    pub fn run(&self, sql: &str) -> Result<String, String> {
        self.server.run(&self.name, sql)
    }

    /// A client that has run these statements, and stays.
    pub fn hold(&self, sql: &str) -> Session {
        self.server.hold(&self.name, sql)
    }

    pub fn url(&self) -> String {
        self.server.url(&self.name)
    }

    pub fn engine(&self) -> Engine {
        self.server.engine
    }

    pub fn tables(&self) -> Vec<String> {
        let schema = match self.engine() {
            Engine::Postgres => "'public'",
            Engine::Mariadb => "database()",
        };
        let tables = format!(
            "SELECT table_name FROM information_schema.tables WHERE table_schema = {schema};"
        );
        lines(&self.run(&tables).unwrap())
    }

    pub fn shape(&self) -> Shape {
        match self.engine() {
            Engine::Postgres => lines(&self.run(POSTGRES_SHAPE).unwrap()).into_iter().fold(
                Shape::new(),
                |mut shape, line| {
                    let (table, part) = line.split_once('\u{1f}').unwrap();
                    shape
                        .entry(table.to_owned())
                        .or_default()
                        .insert(part.to_owned());
                    shape
                },
            ),
            Engine::Mariadb => {
                let shape = |table: String| {
                    let text = self.run(&format!("SHOW CREATE TABLE `{table}`;")).unwrap();
                    (table, mariadb_parts(&text))
                };
                self.tables().into_iter().map(shape).collect()
            }
        }
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        let drop = format!("DROP DATABASE {};", self.name);
        let _ = self.server.run(self.server.engine.any_database(), &drop);
    }
}

/// Columns, constraints and indexes, each with all that tells it from others.
const POSTGRES_SHAPE: &str = "\
SELECT c.relname, 'column ' || concat_ws(' ', a.attname, format_type(a.atttypid, a.atttypmod),
    a.attnotnull, a.attidentity, pg_get_expr(d.adbin, d.adrelid))
FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND a.attnum > 0 AND NOT a.attisdropped
UNION ALL
SELECT c.relname, concat_ws(' ', k.conname, pg_get_constraintdef(k.oid), k.convalidated)
FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
WHERE c.relnamespace = 'public'::regnamespace
UNION ALL
SELECT c.relname, concat_ws(' ', pg_get_indexdef(i.indexrelid), i.indisvalid)
FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
WHERE c.relnamespace = 'public'::regnamespace;";

/// Line by line, without the number that the next row gets.
fn mariadb_parts(text: &str) -> BTreeSet<String> {
    let text = text.replace("\\n", "\n");
    let lines = text.lines().map(|line| {
        let line = line.trim().trim_end_matches(',');
        let words = line.split(' ');
        let words = words.filter(|word| !word.starts_with("AUTO_INCREMENT="));
        words.collect::<Vec<_>>().join(" ")
    });
    lines.collect()
}

pub fn is_apart(script: &str) -> bool {
    script.starts_with("-- no-transaction\n")
}

pub fn lines(text: &str) -> Vec<String> {
    text.lines().map(str::to_owned).collect()
}
