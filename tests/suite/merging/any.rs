//! A service lives on: its spec changes again and again, people edit its files in between, and in
//! the end there is what a fresh generation writes and what people wrote.

use std::collections::{BTreeMap, BTreeSet};

use fs_err as fs;
use scaffold::apply::Markers;
use scaffold::disk::files_below;
use scaffold::pipeline::{Run, SPEC, commit, prepare};
use scaffold::plan::Change;
use tempfile::TempDir;

use super::life::Spec;
use crate::command::scaffold;
use crate::random::Random;
use crate::tree::tree;

/// How many changes of the spec each life has.
const YEARS: usize = 10;

#[test]
fn a_long_life_ends_as_a_fresh_generation_and_what_people_wrote() {
    let conflicts: usize = scaffold::parallel::map([1, 2, 3, 4], live)
        .into_iter()
        .sum();
    assert!(conflicts <= YEARS / 2, "{conflicts} conflicts");
}

struct Life {
    folder: TempDir,
    random: Random,
    spec: Spec,
    /// Every other one lives with `--no-format`.
    format: bool,
    /// Every comment that was written and is still there, by its number.
    comments: BTreeSet<usize>,
    own: BTreeMap<String, String>,
    deleted: BTreeSet<String>,
    conflicts: usize,
    /// The files of the last run that are there, but for the one that lists migrations.
    files: Vec<String>,
}

fn live(seed: u64) -> usize {
    let mut life = Life {
        folder: TempDir::new().unwrap(),
        random: Random(seed),
        spec: Spec::new(),
        format: seed.is_multiple_of(2),
        comments: BTreeSet::new(),
        own: BTreeMap::new(),
        deleted: BTreeSet::new(),
        conflicts: 0,
        files: Vec::new(),
    };
    life.sync();
    for year in 0..YEARS {
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
    life.ends_well(seed);
    life.conflicts
}

impl Life {
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
            1 => {
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
        let at = self.random.below(lines.len() + 1);
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

    /// Brings the code in step; where that is a conflict, people take their lines back.
    fn sync(&mut self) {
        let spec = self.spec.text();
        for round in 0..2 {
            let planned = prepare(&Run {
                root: self.folder.path(),
                spec_name: SPEC,
                spec: spec.as_bytes(),
                format: self.format,
                allow_destructive: true,
                rename: None,
                adopts: false,
                upgrades: false,
                reach: &|_| {},
            })
            .unwrap_or_else(|error| panic!("{error}\n{spec}"));
            if !planned.plan.has_conflicts() {
                commit(self.folder.path(), planned, Markers::None).unwrap();
                self.files = self.generated();
                return;
            }
            self.conflicts += 1;
            if round > 0 {
                let conflicts = planned.plan.actions.into_iter();
                let conflicts =
                    conflicts.filter(|action| matches!(action.change, Change::Conflict(_)));
                panic!("stays: {:#?}\n{spec}", conflicts.collect::<Vec<_>>());
            }
            for action in planned.plan.actions {
                if matches!(action.change, Change::Conflict(_)) {
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
        if !self.format {
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
        self.files = self.generated();
    }

    fn take_back(&mut self, path: &str) {
        let file = self.folder.path().join(path);
        let text = fs::read_to_string(&file).unwrap();
        self.comments
            .retain(|number| !text.contains(&comment(*number)));
        fs::write(&file, without_comments(&text)).unwrap();
    }

    fn ends_well(&self, seed: u64) {
        let fresh = TempDir::new().unwrap();
        let spec = self.spec.text();
        let planned = prepare(&Run {
            root: fresh.path(),
            spec_name: SPEC,
            spec: spec.as_bytes(),
            format: self.format,
            allow_destructive: false,
            rename: None,
            adopts: false,
            upgrades: false,
            reach: &|_| {},
        })
        .unwrap();
        commit(fresh.path(), planned, Markers::None).unwrap();
        let [mut lived, mut fresh] = [self.folder.path(), fresh.path()].map(tree);
        for files in [&mut lived, &mut fresh] {
            files.retain(|path, _| !is_memory(path));
        }
        let all: String = lived.values().map(String::as_str).collect();
        for number in &self.comments {
            let times = all.matches(&comment(*number)).count();
            assert_eq!(times, 1, "{seed}: comment {number}");
        }
        for (path, text) in &lived {
            let kept = || text.contains("// Mine ") || self.own.get(path) == Some(text);
            match fresh.remove(path) {
                Some(fresh) => {
                    let [mine, fresh] = [without_comments(text), fresh].map(|text| words(&text));
                    assert_eq!(mine, fresh, "{seed}: {path}\n{text}");
                }
                None => assert!(kept(), "{seed}: {path} is not generated any more\n{text}"),
            }
        }
        let missing: BTreeSet<String> = fresh.into_keys().collect();
        assert!(missing.is_subset(&self.deleted), "{seed}: {missing:?}");
        for (path, text) in &self.own {
            assert_eq!(lived.get(path), Some(text), "{seed}");
        }
    }
}

/// What is different because of what has been.
fn is_memory(path: &str) -> bool {
    path.starts_with(".scaffold/")
        || path.starts_with("migrations/")
        || ["scaffold.yaml", "src/database/migrations.rs"].contains(&path)
}

fn comment(number: usize) -> String {
    format!("// Mine {number}.")
}

/// A line that is nothing but a comment goes as a whole.
fn without_comments(text: &str) -> String {
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

/// In no order, since `rustfmt` sorts imports up to the next comment only.
fn words(text: &str) -> Vec<String> {
    let parts = text.split(|c: char| c.is_whitespace() || ",(){}|".contains(c));
    let mut words: Vec<_> = parts
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect();
    words.sort();
    words
}
