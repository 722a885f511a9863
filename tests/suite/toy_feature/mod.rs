//! A feature from outside of the crate: a folder of its own and one entry of a list.

mod tally;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use scaffold::apply::ConflictPolicy;
use scaffold::features::Features;
use scaffold::pipeline::{RunRequest, commit, prepare};
use scaffold::plan::unified;
use tempfile::TempDir;

use crate::tree::tree;
use tally::Tally;

/// The features of the tool, and one more.
static WITH_TALLY: LazyLock<Features> = LazyLock::new(|| Features::with(&[&Tally]));

/// Has the feature; a service of another name has not.
const TALLIED: &str = "service: {name: tallied}
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
    commit(&root, outcome, ConflictPolicy::Refuse).unwrap();
    let mut files = tree(&root);
    files.retain(|path, _| !path.starts_with(".scaffold"));
    files
}

#[test]
fn a_feature_shows_in_every_file_that_it_is_about() {
    let without = generated(Features::standard(), TALLIED);
    let with = generated(&WITH_TALLY, TALLIED);
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
    let spec = TALLIED.replace("tallied", "blog");
    assert_eq!(
        generated(&WITH_TALLY, &spec),
        generated(Features::standard(), &spec)
    );
}
