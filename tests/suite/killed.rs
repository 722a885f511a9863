//! The process is killed at whatever point it has come to.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
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
pub fn start(folder: &Path, arguments: &[&str]) -> Child {
    Command::new(env!("CARGO_BIN_EXE_scaffold"))
        .args(arguments)
        .current_dir(folder)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

fn kill_after(delay: Duration, folder: &Path, arguments: &[&str]) {
    let mut child = start(folder, arguments);
    sleep(delay);
    child.kill().unwrap();
    child.wait().unwrap();
}

/// From at once to well after the end.
fn delays() -> impl Iterator<Item = Duration> {
    (0..10).map(|step| Duration::from_millis(step * step * 9))
}

fn project(home: &TempDir) -> PathBuf {
    fs::write(home.path().join("spec.yaml"), spec(10)).unwrap();
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

/// Everything but what belongs to a run that is under way.
fn settled(root: &Path) -> BTreeMap<String, String> {
    let mut files = tree(root);
    files.retain(|path, _| !path.starts_with(".scaffold/journal/"));
    files
}

/// Makes the folder hold exactly these files.
fn restore(root: &Path, files: &BTreeMap<String, String>) {
    if root.exists() {
        fs::remove_dir_all(root).unwrap();
    }
    for (path, text) in files {
        let path = root.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
}

/// How many texts wait to be moved into place.
fn staged(root: &Path) -> usize {
    fs::read_dir(root.join(".scaffold/journal/staged")).map_or(0, Iterator::count)
}

fn is_committed(root: &Path) -> bool {
    root.join(".scaffold/journal/commit").exists()
}

/// A moment of an apply, by what can be seen of it in the folder.
type Moment = Box<dyn Fn(&Path) -> bool>;

/// While the texts are staged, when they count, and while they are moved into place.
fn moments(count: usize) -> Vec<Moment> {
    let staging =
        (0..8).map(|step| -> Moment { Box::new(move |root| staged(root) > step * count / 8) });
    let draft: Moment = Box::new(|root| root.join(".scaffold/journal/commit.draft").exists());
    let commit: Moment = Box::new(is_committed);
    let moving = (0..8).map(|step| -> Moment {
        Box::new(move |root| is_committed(root) && staged(root) < count - step * count / 8)
    });
    staging.chain([draft, commit]).chain(moving).collect()
}

fn kill_at(moment: &Moment, root: &Path) {
    let mut child = start(root, &SYNC);
    while child.try_wait().unwrap().is_none() {
        if moment(root) {
            child.kill().unwrap();
        }
    }
}

const SYNC: [&str; 2] = ["sync", "--no-format"];

/// A project with an edit and a changed spec, and what becomes of it.
fn changed_project(
    home: &TempDir,
) -> (PathBuf, BTreeMap<String, String>, BTreeMap<String, String>) {
    let root = project(home);
    assert_eq!(scaffold(home.path(), &NEW).status, 0);
    let service = root.join("src/services/thing3s.rs");
    let text = fs::read_to_string(&service).unwrap();
    fs::write(&service, text + "\n// Mine.\n").unwrap();
    let changed = spec(10).replace("title: string", "title: string optional")
        + "  More:\n    fields:\n      title: string\n";
    fs::write(root.join("scaffold.yaml"), &changed).unwrap();
    let before = tree(&root);
    assert_eq!(scaffold(&root, &SYNC).status, 0);
    let after = tree(&root);
    (root, before, after)
}

#[test]
fn a_sync_that_is_killed_at_any_moment_has_done_nothing_or_is_finished_by_the_next_run() {
    let home = TempDir::new().unwrap();
    let (root, before, after) = changed_project(&home);
    let changes = after
        .iter()
        .filter(|(path, text)| before.get(*path) != Some(text));
    for (at, moment) in moments(changes.count()).iter().enumerate() {
        restore(&root, &before);
        kill_at(moment, &root);
        if !is_committed(&root) {
            let found = settled(&root);
            assert!(found == before || found == after, "moment {at}");
        }
        let looks = scaffold(&root, &["check", "--no-format"]);
        assert!(
            [0, 1, 4].contains(&looks.status),
            "moment {at}: {}",
            looks.stderr
        );
        let run = scaffold(&root, &SYNC);
        assert_eq!(run.status, 0, "moment {at}: {}", run.stderr);
        assert_eq!(
            run.stderr.contains("an earlier run was interrupted"),
            looks.status == 1,
            "moment {at}: {}",
            run.stderr
        );
        assert_eq!(tree(&root), after, "moment {at}");
        assert!(after["src/services/thing3s.rs"].ends_with("\n// Mine.\n"));
    }
}

/// Runs a sync that may not write files of more than so many blocks; the system kills it when it
/// does, unless it is told to report an error, as a full disk does.
#[cfg(unix)]
#[expect(clippy::disallowed_methods, reason = "the command is what is tested")]
fn sync_within(blocks: usize, is_killed: bool, root: &Path) -> std::process::Output {
    let trap = if is_killed { "" } else { "trap '' XFSZ; " };
    let script = format!("{trap}ulimit -c 0; ulimit -f {blocks}; exec \"$0\" sync --no-format");
    Command::new("sh")
        .args(["-c", &script, env!("CARGO_BIN_EXE_scaffold")])
        .current_dir(root)
        .stdin(Stdio::null())
        .output()
        .unwrap()
}

#[cfg(unix)]
#[test]
fn a_full_disk_leaves_everything_as_it_was() {
    let home = TempDir::new().unwrap();
    let (root, before, after) = changed_project(&home);
    for blocks in [0, 2, 8, 20] {
        for is_killed in [false, true] {
            restore(&root, &before);
            let output = sync_within(blocks, is_killed, &root);
            assert!(!output.status.success(), "{blocks} blocks");
            assert_eq!(settled(&root), before, "{blocks} blocks");
            if !is_killed {
                let said = String::from_utf8(output.stderr).unwrap();
                assert!(said.contains("nothing was written: "), "{said}");
                assert!(!root.join(".scaffold/journal").exists());
            }
            let run = scaffold(&root, &SYNC);
            assert_eq!(run.status, 0, "{}", run.stderr);
            assert_eq!(tree(&root), after, "{blocks} blocks");
        }
    }
}
