//! A feature from outside of the crate: a folder of its own and one entry of a list.

mod tally;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use scaffold::features::Features;
use scaffold::front::load_with;
use scaffold::pipeline::{RunRequest, prepare};
use scaffold::plan::unified;
use scaffold::spec::json_schema;
use tempfile::TempDir;

use crate::tree::{tree, write_out};
use tally::Tally;

/// The features of the tool, and one more.
static WITH_TALLY: LazyLock<Features> = LazyLock::new(|| Features::with(&[&Tally]));

/// A service that may have the feature.
const BLOG: &str = "service: {name: blog}
database: postgres
entities:
  Post:
    fields:
      title: string
    relations:
      tags: many_to_many Tag
  Tag:
    fields:
      name: string
    operations: [list, create]
";

/// The files of a new project, without its memory.
fn generated(features: &'static Features, spec: &str) -> BTreeMap<String, String> {
    let folder = TempDir::new().unwrap();
    let root = folder.path().join("project");
    let request = RunRequest {
        features,
        ..RunRequest::new(&root, spec.as_bytes())
    };
    let outcome = prepare(&request).unwrap_or_else(|error| panic!("{error}"));
    write_out(&root, outcome).unwrap();
    let mut files = tree(&root);
    files.retain(|path, _| !path.starts_with(".scaffold"));
    files
}

#[test]
fn a_feature_shows_in_every_file_that_it_is_about() {
    let without = generated(Features::standard(), BLOG);
    let with = generated(&WITH_TALLY, &format!("{BLOG}tally: 1000\n"));
    let paths: BTreeSet<_> = without.keys().chain(with.keys()).collect();
    let changes: String = paths
        .into_iter()
        .map(|path| {
            let text = |files: &BTreeMap<String, String>| files.get(path).cloned();
            let (before, after) = (text(&without), text(&with));
            unified(path, before.as_deref(), after.as_deref())
        })
        .collect();
    insta::assert_snapshot!(changes);
}

#[test]
fn a_feature_that_is_off_leaves_no_trace() {
    assert_eq!(
        generated(&WITH_TALLY, BLOG),
        generated(Features::standard(), BLOG)
    );
}

#[test]
fn the_key_of_a_feature_is_one_of_the_language() {
    let wrong = format!("{BLOG}taly: 1000\n");
    let problems = load_with(&WITH_TALLY, "scaffold.yaml", wrong.as_bytes()).unwrap_err();
    assert!(
        problems.to_string().contains("did you mean `tally`?"),
        "{problems}"
    );
    let right = format!("{BLOG}tally: 1000\n");
    assert!(load_with(Features::standard(), "scaffold.yaml", right.as_bytes()).is_err());
    let schema = json_schema(&WITH_TALLY.keys());
    assert_eq!(
        schema["properties"]["tally"]["description"],
        "How many changes are counted."
    );
}
