//! A service lives on: its spec changes again and again, people edit its files in between, and in
//! the end there is what a fresh generation writes and what people wrote. That such a service
//! compiles and passes its tests is asked in `tests/generated/lived.rs`.

use std::collections::BTreeSet;

use scaffold::pipeline::{RunRequest, prepare};
use tempfile::TempDir;

use super::living::{Habits, Life, comment, without_comments};
use crate::tree::{tree, write_out};

/// How many changes of the spec each life has.
const YEARS: usize = 10;

#[test]
fn a_long_life_ends_as_a_fresh_generation_and_what_people_wrote() {
    let conflicts: usize = scaffold::parallel::map([1, 2, 3, 4], |seed| {
        let habits = Habits {
            format: seed % 2 == 0,
            is_careful: false,
        };
        let life = Life::lived(seed, YEARS, habits);
        ends_well(&life, seed);
        life.conflicts
    })
    .into_iter()
    .sum();
    assert!(conflicts <= YEARS / 2, "{conflicts} conflicts");
}

fn ends_well(life: &Life, seed: u64) {
    let fresh = TempDir::new().unwrap();
    let spec = life.spec.text();
    let planned = prepare(&RunRequest {
        format: Some(life.habits.format),
        ..RunRequest::new(fresh.path(), spec.as_bytes())
    })
    .unwrap();
    write_out(fresh.path(), planned).unwrap();
    let [mut lived, mut fresh] = [life.folder.path(), fresh.path()].map(tree);
    for files in [&mut lived, &mut fresh] {
        files.retain(|path, _| !is_memory(path));
    }
    let all: String = lived.values().map(String::as_str).collect();
    for number in &life.comments {
        let times = all.matches(&comment(*number)).count();
        assert_eq!(times, 1, "{seed}: comment {number}");
    }
    for (path, text) in &lived {
        let kept = || text.contains("// Mine ") || life.own.get(path) == Some(text);
        match fresh.remove(path) {
            Some(fresh) => {
                let [mine, fresh] = [without_comments(text), fresh].map(|text| words(&text));
                assert_eq!(mine, fresh, "{seed}: {path}\n{text}");
            }
            None => assert!(kept(), "{seed}: {path} is not generated any more\n{text}"),
        }
    }
    let missing: BTreeSet<String> = fresh.into_keys().collect();
    assert!(missing.is_subset(&life.deleted), "{seed}: {missing:?}");
    for (path, text) in &life.own {
        assert_eq!(lived.get(path), Some(text), "{seed}");
    }
}

/// What is different because of what has been.
fn is_memory(path: &str) -> bool {
    path.starts_with(".scaffold/")
        || path.starts_with("migrations/")
        || ["scaffold.yaml", "src/database/migrations.rs"].contains(&path)
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
