//! `scaffold add field|relation|feature` and `scaffold remove`, each the inverse of the other.

use std::collections::BTreeMap;
use std::path::PathBuf;

use fs_err as fs;
use tempfile::TempDir;

use crate::command::{Run, scaffold};
use crate::tree::tree;

const SPEC: &str = "\
# Ours.
service: {name: blog}

entities:
  # Who writes.
  User:
    fields:
      name: string # full

  Post:
    fields:
      title: string
      body: text
    relations:
      author: belongs_to User
    indexes:
      - [title, body]
";

struct Project {
    home: TempDir,
}

impl Project {
    fn new() -> Self {
        let home = TempDir::new().unwrap();
        fs::write(home.path().join("blog.yaml"), SPEC).unwrap();
        let run = scaffold(home.path(), &["new", "blog", "--spec", "blog.yaml"]);
        assert_eq!(run.status, 0, "{}", run.stderr);
        Self { home }
    }

    fn root(&self) -> PathBuf {
        self.home.path().join("blog")
    }

    fn spec(&self) -> String {
        fs::read_to_string(self.root().join("scaffold.yaml")).unwrap()
    }

    fn run(&self, line: &str) -> Run {
        scaffold(&self.root(), &line.split(' ').collect::<Vec<_>>())
    }

    fn done(&self, line: &str) -> Run {
        let run = self.run(line);
        assert_eq!(run.status, 0, "{line}: {}", run.stderr);
        run
    }

    /// The tree without its history, which only grows.
    fn tree(&self) -> BTreeMap<String, String> {
        let mut tree = tree(&self.root());
        tree.retain(|path, _| !path.contains("migrations") && path != ".scaffold/digests");
        tree
    }
}

#[test]
fn what_is_added_and_removed_leaves_no_trace() {
    let project = Project::new();
    let before = project.tree();
    for (add, remove) in [
        (
            "add resource tags name:string:unique posts:many_to_many:Post",
            "remove resource Tag",
        ),
        (
            "add field post subtitle:string:optional stars:int:default=3",
            "remove field posts subtitle stars",
        ),
        (
            "add relation posts editor:belongs_to:User:optional:inverse=edits",
            "remove relation posts.editor",
        ),
        (
            "add feature soft_delete posts",
            "remove feature soft_delete posts",
        ),
        ("add feature versioned", "remove feature versioned"),
        (
            "add feature unique:title,author posts",
            "remove feature unique:author,title posts",
        ),
        (
            "add feature operations:list,get users",
            "remove feature operations users",
        ),
        ("add feature telemetry:otlp", "remove feature telemetry"),
        (
            "add feature rate_limit:100/minute",
            "remove feature rate_limit",
        ),
    ] {
        project.done(add);
        assert_ne!(project.tree(), before, "{add}");
        let run = project.run(remove);
        if run.status != 0 {
            run.says("--allow-destructive");
            project.done(&format!("{remove} --allow-destructive"));
        }
        let after = project.tree();
        for (path, text) in &before {
            assert_eq!(after.get(path), Some(text), "{remove}: {path}");
        }
        assert_eq!(after.len(), before.len(), "{remove}");
        assert_eq!(project.run("check").status, 0);
    }
}

#[test]
fn a_table_goes_with_leave_only_and_edited_files_stay() {
    let project = Project::new();
    let service = project.root().join("src/services/posts.rs");
    let edited = fs::read_to_string(&service).unwrap() + "\n// Mine.\n";
    fs::write(&service, &edited).unwrap();
    let before = tree(&project.root());
    let run = project.run("remove resource posts");
    assert_eq!(run.status, 1);
    run.says("error[entity-dropped]");
    assert_eq!(tree(&project.root()), before);
    let run = project.done("remove resource posts --allow-destructive");
    run.says("keep src/services/posts.rs (edited, and not generated any more)");
    run.says("remove src/models/post.rs\n");
    assert_eq!(fs::read_to_string(&service).unwrap(), edited);
    let migration = project.root().join("migrations/0002_drop_posts.up.sql");
    assert!(
        fs::read_to_string(migration)
            .unwrap()
            .contains("DROP TABLE posts;")
    );
}

#[test]
fn an_index_goes_with_its_field() {
    let project = Project::new();
    let run = project.done("remove field posts body --allow-destructive --json");
    let notes = run.json()["notes"].to_string();
    assert!(
        notes.contains("the index on [title, body] of `Post` goes, too"),
        "{notes}"
    );
    assert!(!project.spec().contains("indexes"));
}

#[test]
fn wrong_words_are_told_and_nothing_is_written() {
    let project = Project::new();
    let before = tree(&project.root());
    for (line, status, message) in [
        ("add field posts", 2, "FIELD"),
        ("add field nobody a:string", 1, "error[unknown-entity]"),
        ("add field posts title:string", 1, "error[member-exists]"),
        ("add field posts extra:strin", 1, "error[unknown-type]"),
        (
            "add feature unique:nothing posts",
            1,
            "error[unknown-field]",
        ),
        ("remove field posts author", 1, "error[other-kind]"),
        ("remove resource users", 1, "error[still-in-use]"),
        ("remove feature versioned posts", 1, "error[feature-absent]"),
    ] {
        let run = project.run(line);
        assert_eq!(run.status, status, "{line}: {}", run.stderr);
        run.says(message);
        let json = project.run(&format!("{line} --json"));
        assert_eq!(
            json.json()["status"],
            if status == 2 { "usage" } else { "error" }.replace("usage", "error")
        );
    }
    let run = project.done("add feature versioned posts --dry-run");
    run.says("nothing was written");
    assert_eq!(tree(&project.root()), before);
    assert_eq!(
        project.done("add feature versioned posts --quiet").stderr,
        ""
    );
}
