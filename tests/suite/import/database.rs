use std::path::PathBuf;

use rusqlite::Connection;
use scaffold::front::load;
use scaffold::import::{Imported, MappingOptions, map, read_sqlite};
use scaffold::model::Engine;
use tempfile::TempDir;

/// A database in a folder of its own.
pub struct Database {
    pub folder: TempDir,
    pub path: PathBuf,
}

impl Database {
    pub fn of(sql: &str) -> Self {
        let folder = TempDir::new().unwrap();
        let path = folder.path().join("shop.db");
        Connection::open(&path).unwrap().execute_batch(sql).unwrap();
        Self { folder, path }
    }

    /// The import, whose spec is always one that the language takes.
    pub fn import(&self, adopt: bool) -> Imported {
        let schema = read_sqlite(&self.path, adopt).unwrap();
        let (document, notices) = map(&schema, MappingOptions::of(Engine::Sqlite, adopt));
        let imported = Imported::of(document, notices, None).unwrap();
        if let Err(problems) = load("scaffold.yaml", imported.text.as_bytes()) {
            panic!("{}\n{problems}", imported.text);
        }
        imported
    }
}

/// The spec, and what is told.
pub fn told(imported: &Imported) -> String {
    let notices = imported.notices.iter().zip(&imported.places);
    let lines = notices.map(|(notice, place)| {
        let wording = notice.reason.wording();
        format!("{}: {place}: {}", wording.code, wording.message)
    });
    let lines: Vec<_> = lines.collect();
    format!("{}---\n{}", imported.text, lines.join("\n"))
}

/// What an import of these tables gives.
pub fn import(sql: &str) -> String {
    told(&Database::of(sql).import(false))
}
