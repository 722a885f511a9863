use std::collections::BTreeMap;
use std::path::Path;

use fs_err as fs;
use scaffold::pipeline::{RunOutcome, RunRequest, prepare};
use tempfile::TempDir;

use crate::edits::Edit;
use crate::tree::write_out;

pub const BLOG: &str = include_str!("../../../fixtures/blog.yaml");

/// A generated project in a folder of its own.
pub struct Project {
    folder: TempDir,
}

impl Project {
    pub fn generate(spec: &str) -> Self {
        let folder = TempDir::new().unwrap();
        let project = Self { folder };
        project.sync(spec);
        project
    }

    pub fn root(&self) -> &Path {
        self.folder.path()
    }

    /// What `scaffold sync` would do with this spec.
    pub fn plan<'run>(&'run self, spec: &'run str) -> RunOutcome<'run> {
        prepare(&RunRequest {
            allow_destructive: true,
            ..RunRequest::new(self.root(), spec.as_bytes())
        })
        .unwrap_or_else(|error| panic!("{error}"))
    }

    /// What `scaffold sync` does with it.
    pub fn sync(&self, spec: &str) {
        let planned = self.plan(spec);
        assert!(!planned.plan.has_conflicts(), "{:#?}", planned.plan);
        write_out(self.root(), planned).unwrap();
    }

    /// The text of a file; of one that is not there it is empty.
    pub fn text(&self, path: &str) -> String {
        self.read(path).unwrap_or_default()
    }

    fn read(&self, path: &str) -> Option<String> {
        fs::read_to_string(self.root().join(path)).ok()
    }

    /// Does something with the project as these edits leave it, and undoes them.
    pub fn edited<T>(&self, edits: &[Edit], work: impl FnOnce(&Self) -> T) -> T {
        let paths = edits.iter().flat_map(Edit::paths);
        let before: BTreeMap<&str, Option<String>> =
            paths.map(|path| (path, self.read(path))).collect();
        for edit in edits {
            edit.apply(self.root());
        }
        let done = work(self);
        for (path, text) in before {
            let path = self.root().join(path);
            match text {
                Some(text) => fs::write(path, text).unwrap(),
                None => fs::remove_file(path).unwrap(),
            }
        }
        done
    }
}
