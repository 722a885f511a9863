use fs_err as fs;
use scaffold::features::Features;
use scaffold::migrate::FOLDER;
use scaffold::model::Project;
use scaffold::pipeline::{GenerateError, RunRequest, prepare, schema};
use scaffold::state::{Stamp, state_files};
use tempfile::TempDir;

use super::case::creation;
use super::database::Database;
use crate::tree::write_out;

/// A generated project in a folder of its own: what it remembers and what it adds are files.
#[derive(Debug)]
pub struct Generated {
    folder: TempDir,
}

impl Generated {
    pub fn new(spec: &str) -> Self {
        let project = Self {
            folder: TempDir::new().unwrap(),
        };
        project.sync(spec, false).unwrap();
        project
    }

    /// A project of this spec of which its owner has kept nothing but the migrations, which is
    /// quicker to write.
    pub fn bare(spec: &str, project: &Project) -> Self {
        let new = Self {
            folder: TempDir::new().unwrap(),
        };
        let stamp = Stamp::new(String::new(), String::new());
        let memory = state_files(&stamp, project, schema(Features::standard())).unwrap();
        let migrations = creation(project).files();
        let spec = ("scaffold.yaml".to_owned(), spec.to_owned());
        for (path, text) in memory.into_iter().chain(migrations).chain([spec]) {
            let path = new.folder.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        new
    }

    /// What `scaffold sync` does, but for the layout; gives the number of files that it writes.
    pub fn sync(&self, spec: &str, allow_destructive: bool) -> Result<usize, GenerateError> {
        let planned = prepare(&RunRequest {
            format: Some(false),
            allow_destructive,
            upgrades: true,
            ..RunRequest::new(self.folder.path(), spec.as_bytes())
        })?;
        assert!(!planned.plan.has_conflicts(), "{:#?}", planned.plan);
        let touched = planned.plan.actions.iter();
        let count = touched.filter(|action| action.touches_disk()).count();
        write_out(self.folder.path(), planned)?;
        Ok(count)
    }

    /// The files of the migrations, in order; those that go forwards or those that go back.
    pub fn migrations(&self, direction: &str) -> Vec<(String, String)> {
        let folder = self.folder.path().join(FOLDER);
        let names = fs::read_dir(&folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap());
        let mut names: Vec<_> = names
            .filter(|name| name.ends_with(&format!(".{direction}.sql")))
            .collect();
        names.sort();
        names
            .into_iter()
            .map(|name| {
                let text = fs::read_to_string(folder.join(&name)).unwrap();
                (name, text)
            })
            .collect()
    }

    /// A migration that users write.
    pub fn add_migration(&self, name: &str, text: &str) {
        fs::write(self.folder.path().join(FOLDER).join(name), text).unwrap();
    }

    /// A new database, by all of the migrations.
    pub fn database(&self) -> Database {
        let database = Database::empty();
        for (name, up) in self.migrations("up") {
            database
                .migrate(&up)
                .unwrap_or_else(|error| panic!("{name}: {error}\n{up}"));
        }
        database
    }
}
