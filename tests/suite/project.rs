//! A generated project that the tests change as people do.

use std::path::{Path, PathBuf};

use fs_err as fs;
use scaffold::state::RenderRecord;
use tempfile::TempDir;

use crate::command::{Run, scaffold};
use crate::tree::tree;

pub const SPEC: &str =
    "service: {name: shop}\nentities:\n  Item:\n    fields:\n      title: string\n";

pub struct Project {
    home: TempDir,
}

impl Project {
    /// Of [`SPEC`].
    pub fn new() -> Self {
        Self::of(SPEC)
    }

    pub fn of(spec: &str) -> Self {
        let home = TempDir::new().unwrap();
        fs::write(home.path().join("shop.yaml"), spec).unwrap();
        let run = scaffold(home.path(), &["new", "shop", "--spec", "shop.yaml"]);
        assert_eq!(run.status, 0, "{}", run.stderr);
        Self { home }
    }

    /// The folder around it.
    pub fn home(&self) -> &Path {
        self.home.path()
    }

    pub fn root(&self) -> PathBuf {
        self.home().join("shop")
    }

    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.root().join(path)).unwrap()
    }

    pub fn write(&self, path: &str, text: &str) {
        let path = self.root().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// Replaces the text of a file, which must be another one then.
    pub fn edit(&self, path: &str, change: impl Fn(String) -> String) {
        let before = self.read(path);
        let after = change(before.clone());
        assert_ne!(before, after, "nothing changes in {path}");
        fs::write(self.root().join(path), after).unwrap();
    }

    /// Adds an optional field to the spec.
    pub fn change_spec(&self) {
        self.edit("scaffold.yaml", |spec| spec + "      note: text optional\n");
    }

    /// Lets what is on disk be what the last run wrote, as if templates had been others then.
    pub fn pretend(&self, paths: &[&str]) {
        let mut record = RenderRecord::parse(&self.read(".scaffold/digests"));
        for path in paths {
            self.write(&format!(".scaffold/base/{path}"), &self.read(path));
            record.add(path, &self.read(path), "other".to_owned());
        }
        self.write(".scaffold/digests", &record.to_text());
    }

    /// Lets another version, with other templates, have written the project.
    pub fn stamp(&self, tool: &str) {
        let stamp = format!(
            "{{\"format\": 1, \"tool\": \"{tool}\", \"templates\": \"0\", \"overrides\": \"\"}}"
        );
        self.write(".scaffold/version", &stamp);
    }

    pub fn run(&self, arguments: &[&str]) -> Run {
        scaffold(&self.root(), arguments)
    }

    /// Runs a command that must end so.
    #[track_caller]
    pub fn ends(&self, arguments: &[&str], status: i32) -> Run {
        let run = self.run(arguments);
        assert_eq!(run.status, status, "{}", run.stderr);
        run
    }

    /// Runs a command that must succeed.
    #[track_caller]
    pub fn succeeds(&self, arguments: &[&str]) -> Run {
        self.ends(arguments, 0)
    }
}

/// When each file was last written.
pub fn times(root: &Path) -> Vec<(String, std::time::SystemTime)> {
    let written = |path: &String| fs::metadata(root.join(path)).unwrap().modified().unwrap();
    tree(root)
        .keys()
        .map(|path| (path.clone(), written(path)))
        .collect()
}
