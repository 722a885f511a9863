use std::collections::{BTreeMap, BTreeSet};

use fs_err as fs;
use scaffold::disk::files_below;
use scaffold::pipeline::{RunRequest, prepare};
use scaffold::plan::FileChange;
use tempfile::TempDir;

use super::life::Spec;
use crate::command::scaffold;
use crate::random::Random;
use crate::tree::{tree, write_out};

/// How a service is treated.
#[derive(Clone, Copy)]
pub struct Habits {
    /// Without it, `--no-format`.
    pub format: bool,
    /// What people do leaves a service that compiles: no file is deleted, and no line comes in the
    /// midst of a text.
    pub is_careful: bool,
}

/// A service that lives on.
pub struct Life {
    pub folder: TempDir,
    random: Random,
    pub spec: Spec,
    pub habits: Habits,
    /// Every comment that was written and is still there, by its number.
    pub comments: BTreeSet<usize>,
    pub own: BTreeMap<String, String>,
    pub deleted: BTreeSet<String>,
    pub conflicts: usize,
    /// The files of the last run that are there, but for the one that lists migrations.
    files: Vec<String>,
}

impl Life {
    /// Lives for so many changes of the spec.
    pub fn lived(seed: u64, years: usize, habits: Habits) -> Self {
        let mut life = Self {
            folder: TempDir::new().unwrap(),
            random: Random(seed),
            spec: Spec::new(),
            habits,
            comments: BTreeSet::new(),
            own: BTreeMap::new(),
            deleted: BTreeSet::new(),
            conflicts: 0,
            files: Vec::new(),
        };
        life.sync();
        for year in 0..years {
            for edit in 0..3 {
                life.edit(year * 10 + edit);
            }
            if year % 2 == 0 {
                life.spec.change(&mut life.random);
                life.sync();
            } else {
                life.command();
            }
        }
        life
    }

    fn edit(&mut self, number: usize) {
        let path = self.random.below(self.files.len());
        let path = &self.files.swap_remove(path);
        match self.random.below(8) {
            0 => {
                let path = format!("src/own_{number}.rs");
                let text = format!("//! Number {number}.\n");
                fs::write(self.folder.path().join(&path), &text).unwrap();
                self.own.insert(path, text);
            }
            1 if !self.habits.is_careful => {
                fs::remove_file(self.folder.path().join(path)).unwrap();
                self.deleted.insert(path.clone());
                let all = self.read_all();
                self.comments
                    .retain(|number| all.contains(&comment(*number)));
            }
            _ => self.comment(path, number),
        }
    }

    /// Writes a line of its own somewhere in a file.
    fn comment(&mut self, path: &str, number: usize) {
        let file = self.folder.path().join(path);
        let text = fs::read_to_string(&file).unwrap();
        let mut lines: Vec<&str> = text.split_inclusive('\n').collect();
        let places: Vec<usize> = (0..=lines.len())
            .filter(|at| !self.habits.is_careful || lines.get(*at).is_some_and(|line| begins(line)))
            .collect();
        if places.is_empty() {
            return;
        }
        let at = places[self.random.below(places.len())];
        let line = format!("{}\n", comment(number));
        lines.insert(at, &line);
        fs::write(&file, lines.concat()).unwrap();
        self.comments.insert(number);
    }

    fn generated(&self) -> Vec<String> {
        let files = files_below(&self.folder.path().join(".scaffold/base")).unwrap();
        let is_edited = |path: &String| {
            path.rsplit_once('.')
                .is_some_and(|(_, ending)| ending == "rs")
                && path != "src/database/migrations.rs"
        };
        let is_there = |path: &String| self.folder.path().join(path).exists();
        files
            .into_iter()
            .filter(is_edited)
            .filter(is_there)
            .collect()
    }

    fn read_all(&self) -> String {
        let mut files = tree(self.folder.path());
        files.retain(|path, _| !path.starts_with(".scaffold/"));
        files.into_values().collect()
    }

    /// A file that people deleted stays deleted when its entity gets another name.
    fn follow_renames(&mut self) {
        for (old, new) in self.spec.renames.drain(..) {
            let rename = |path: String| renamed(&path, &old.to_lowercase(), &new.to_lowercase());
            self.deleted = std::mem::take(&mut self.deleted)
                .into_iter()
                .map(rename)
                .collect();
        }
    }

    /// Brings the code in step; where that is a conflict, people take their lines back.
    fn sync(&mut self) {
        let spec = self.spec.text();
        for round in 0..2 {
            let planned = prepare(&RunRequest {
                format: Some(self.habits.format),
                allow_destructive: true,
                ..RunRequest::new(self.folder.path(), spec.as_bytes())
            })
            .unwrap_or_else(|error| panic!("{error}\n{spec}"));
            if !planned.plan.has_conflicts() {
                write_out(self.folder.path(), planned).unwrap();
                self.follow_renames();
                self.files = self.generated();
                return;
            }
            self.conflicts += 1;
            if round > 0 {
                let conflicts = planned.plan.actions.into_iter();
                let conflicts =
                    conflicts.filter(|action| matches!(action.change, FileChange::Conflict(_)));
                panic!("stays: {:#?}\n{spec}", conflicts.collect::<Vec<_>>());
            }
            for action in planned.plan.actions {
                if matches!(action.change, FileChange::Conflict(_)) {
                    self.take_back(&action.path);
                }
            }
        }
    }

    /// Changes the spec by a command.
    fn command(&mut self) {
        let mut words = self.spec.command(&mut self.random);
        words.push("--json".to_owned());
        if words[0] == "remove" {
            words.push("--allow-destructive".to_owned());
        }
        if !self.habits.format {
            words.push("--no-format".to_owned());
        }
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let mut run = scaffold(self.folder.path(), &words);
        if run.status == 3 {
            self.conflicts += 1;
            for file in run.json()["files"].as_array().unwrap() {
                if file["action"] == "conflict" {
                    self.take_back(file["path"].as_str().unwrap());
                }
            }
            run = scaffold(self.folder.path(), &words);
        }
        assert_eq!(run.status, 0, "{words:?}\n{}{}", run.stdout, run.stderr);
        self.follow_renames();
        self.files = self.generated();
    }

    fn take_back(&mut self, path: &str) {
        let file = self.folder.path().join(path);
        let text = fs::read_to_string(&file).unwrap();
        self.comments
            .retain(|number| !text.contains(&comment(*number)));
        if self.files.iter().any(|known| known == path) {
            fs::write(&file, without_comments(&text)).unwrap();
        } else {
            // It became theirs when nothing generated it any more; now something does again.
            fs::remove_file(&file).unwrap();
        }
    }
}

/// The path of an entity's file once the entity has another name.
fn renamed(path: &str, old: &str, new: &str) -> String {
    let parts = path.split('/').map(|part| {
        let ends = ["", "s", ".rs", "s.rs", "_input.rs"];
        let end = part.strip_prefix(old).filter(|end| ends.contains(end));
        end.map_or(part.to_owned(), |end| format!("{new}{end}"))
    });
    parts.collect::<Vec<_>>().join("/")
}

pub fn comment(number: usize) -> String {
    format!("// Mine {number}.")
}

/// A line that is nothing but a comment goes as a whole.
pub fn without_comments(text: &str) -> String {
    let mut plain = String::new();
    for line in text.split_inclusive('\n') {
        match line.split_once("// Mine ") {
            Some((before, _)) if before.trim().is_empty() => {}
            Some((before, _)) => plain.extend([before.trim_end(), "\n"]),
            None => plain.push_str(line),
        }
    }
    plain
}

/// Whether something begins in this line that a comment may stand before.
fn begins(line: &str) -> bool {
    let starts = [
        "pub fn ",
        "fn ",
        "async fn ",
        "pub async fn ",
        "let ",
        "use ",
        "impl ",
        "mod ",
    ];
    starts
        .iter()
        .any(|start| line.trim_start().starts_with(start))
}
