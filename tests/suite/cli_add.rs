//! `scaffold add resource`.

use fs_err as fs;
use tempfile::TempDir;

use crate::command::scaffold;
use crate::tree::tree;

const SPEC: &str =
    "service: {name: blog} # ours\n\nentities:\n  User:\n    fields:\n      name: string # full\n";

fn project() -> TempDir {
    let home = TempDir::new().unwrap();
    fs::write(home.path().join("blog.yaml"), SPEC).unwrap();
    let run = scaffold(
        home.path(),
        &["new", "blog", "--spec", "blog.yaml", "--path", "."],
    );
    assert_eq!(run.status, 1, "the folder has the spec in it");
    let run = scaffold(home.path(), &["new", "blog", "--spec", "blog.yaml"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    home
}

#[test]
fn a_resource_is_added_to_the_spec_the_code_and_the_migrations() {
    let home = project();
    let root = home.path().join("blog");
    let arguments = [
        "add",
        "resource",
        "posts",
        "title:string:1..200",
        "author:belongs_to:User",
    ];
    let run = scaffold(&root.join("src/models"), &arguments);
    assert_eq!(run.status, 0, "{}", run.stderr);
    for line in [
        "update scaffold.yaml",
        "create src/models/post.rs",
        "update src/models/mod.rs",
        "create migrations/0002_create_posts.up.sql",
        "create migrations/0002_create_posts.down.sql",
    ] {
        run.says(&format!("      {line}\n"));
    }
    assert!(run.stderr.ends_with("cargo test\n"), "{}", run.stderr);
    let spec = fs::read_to_string(root.join("scaffold.yaml")).unwrap();
    let (before, after) = spec.split_once("  Post:\n").unwrap();
    assert!(
        before.ends_with(SPEC) || before.ends_with(&format!("{SPEC}\n")),
        "{spec}"
    );
    assert_eq!(
        after,
        "    fields:\n      title: string 1..200\n    relations:\n      author: belongs_to User\n"
    );
    assert_eq!(scaffold(&root, &["check"]).status, 0);
}

#[test]
fn what_is_added_is_what_would_have_been_generated() {
    let home = project();
    let root = home.path().join("blog");
    assert_eq!(
        scaffold(&root, &["add", "resource", "Post", "title:string"]).status,
        0
    );
    let run = scaffold(
        home.path(),
        &[
            "new",
            "blog",
            "--spec",
            "blog/scaffold.yaml",
            "--path",
            "fresh",
        ],
    );
    assert_eq!(run.status, 0, "{}", run.stderr);
    let is_history = |path: &String| path.contains("migrations") || path == ".scaffold/digests";
    let mut added = tree(&root);
    let mut fresh = tree(&home.path().join("fresh"));
    added.retain(|path, _| !is_history(path));
    fresh.retain(|path, _| !is_history(path));
    for (path, text) in &fresh {
        assert_eq!(added.get(path), Some(text), "{path}");
    }
    assert_eq!(added.len(), fresh.len());
}

#[test]
fn an_entity_that_is_there_is_refused_in_every_spelling() {
    let home = project();
    let root = home.path().join("blog");
    let before = tree(&root);
    for name in ["User", "user", "users"] {
        let run = scaffold(&root, &["add", "resource", name, "name:string"]);
        assert_eq!(run.status, 1);
        run.says("`User`");
    }
    assert_eq!(tree(&root), before);
}

#[test]
fn wrong_fields_are_reported_and_nothing_is_written() {
    let home = project();
    let root = home.path().join("blog");
    let before = tree(&root);
    for (fields, message) in [
        (&["title:strin"][..], "`string`"),
        (&["title:string", "author:belongs_to:Nobody"], "`Nobody`"),
    ] {
        let run = scaffold(&root, &[&["add", "resource", "post"], fields].concat());
        assert_eq!(run.status, 1);
        run.says(message);
    }
    assert_eq!(tree(&root), before);
    assert_eq!(
        scaffold(home.path(), &["add", "resource", "post"]).status,
        2
    );
}

#[test]
fn a_dry_run_shows_the_plan_and_writes_nothing() {
    let home = project();
    let root = home.path().join("blog");
    let before = tree(&root);
    let run = scaffold(
        &root,
        &[
            "add",
            "resource",
            "post",
            "title:string",
            "--dry-run",
            "--json",
        ],
    );
    assert_eq!(run.status, 0, "{}", run.stdout);
    let document = run.json();
    assert_eq!(
        (&document["dry_run"], &document["written"]),
        (&true.into(), &false.into())
    );
    let files = document["files"].as_array().unwrap();
    assert!(
        files
            .iter()
            .any(|file| file["path"] == "src/models/post.rs" && file["action"] == "create")
    );
    assert_eq!(tree(&root), before);
}

#[test]
fn edits_of_shared_files_stay() {
    let home = project();
    let root = home.path().join("blog");
    let module = root.join("src/models/mod.rs");
    let edited = fs::read_to_string(&module).unwrap() + "\npub const MINE: u8 = 1;\n";
    fs::write(&module, edited).unwrap();
    let run = scaffold(&root, &["add", "resource", "post", "title:string"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    let merged = fs::read_to_string(&module).unwrap();
    assert!(
        merged.contains("post") && merged.ends_with("\npub const MINE: u8 = 1;\n"),
        "{merged}"
    );
}
