//! The process is killed at whatever point it has come to.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

use fs_err as fs;
use tempfile::TempDir;

use crate::command::scaffold;
use crate::tree::tree;

/// Enough entities for the kills to come before, while and after something is written.
fn spec(entities: usize) -> String {
    use std::fmt::Write as _;
    let mut spec = "service: {name: shop}\nentities:\n".to_owned();
    for at in 0..entities {
        writeln!(spec, "  Thing{at}:\n    fields:\n      title: string").unwrap();
    }
    spec
}

#[expect(clippy::disallowed_methods, reason = "the command is what is tested")]
fn kill_after(delay: Duration, folder: &Path, arguments: &[&str]) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_scaffold"))
        .args(arguments)
        .current_dir(folder)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    sleep(delay);
    child.kill().unwrap();
    child.wait().unwrap();
}

/// From at once to well after the end.
fn delays() -> impl Iterator<Item = Duration> {
    (0..10).map(|step| Duration::from_millis(step * step * 9))
}

fn project(home: &TempDir) -> PathBuf {
    fs::write(home.path().join("spec.yaml"), spec(25)).unwrap();
    home.path().join("shop")
}

const NEW: [&str; 5] = ["new", "shop", "--spec", "spec.yaml", "--no-format"];

#[test]
fn a_killed_new_leaves_nothing_or_everything() {
    let home = TempDir::new().unwrap();
    let root = project(&home);
    assert_eq!(scaffold(home.path(), &NEW).status, 0);
    let whole = tree(&root);
    for delay in delays() {
        fs::remove_dir_all(&root).unwrap();
        kill_after(delay, home.path(), &NEW);
        if !root.exists() {
            let run = scaffold(home.path(), &NEW);
            assert_eq!(run.status, 0, "{}", run.stderr);
        }
        assert_eq!(tree(&root), whole, "killed after {delay:?}");
        assert_eq!(
            fs::read_dir(home.path()).unwrap().count(),
            2,
            "killed after {delay:?}"
        );
    }
}

#[test]
fn a_killed_sync_leaves_the_tree_as_it_was_or_is_finished_by_the_next_run() {
    let home = TempDir::new().unwrap();
    let root = project(&home);
    let changed = spec(25).replace("title: string", "title: string optional")
        + "  More:\n    fields:\n      title: string\n";
    for delay in delays() {
        assert_eq!(scaffold(home.path(), &NEW).status, 0);
        fs::write(root.join("scaffold.yaml"), &changed).unwrap();
        kill_after(delay, &root, &["sync", "--no-format"]);
        let run = scaffold(&root, &["sync", "--no-format"]);
        assert_eq!(run.status, 0, "killed after {delay:?}: {}", run.stderr);
        assert_eq!(
            scaffold(&root, &["check", "--no-format"]).status,
            0,
            "killed after {delay:?}"
        );
        assert!(!root.join(".scaffold/journal").exists());
        assert!(root.join("src/models/more.rs").exists());
        fs::remove_dir_all(&root).unwrap();
    }
}
