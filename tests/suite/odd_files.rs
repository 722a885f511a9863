//! Files of a project that are not as most are: no line is lost, and what cannot be done is said.

use fs_err as fs;

use crate::project::Project;
use crate::tree::tree;

const MODEL: &str = "src/models/item.rs";

/// Does something to the model's file, then adds a field, which cannot be done.
fn refused(hinder: impl Fn(&Project), why: &str) {
    for flags in [&[][..], &["--conflict=markers"]] {
        let project = Project::new();
        hinder(&project);
        assert_eq!(project.run(&["check"]).status, 0, "{why}");
        let before = tree(&project.root());
        let arguments = [&["add", "field", "Item", "note:text:optional"], flags].concat();
        let run = project.ends(&arguments, 3);
        let line = format!("    conflict {MODEL} ({why})\n");
        assert!(run.stderr.contains(&line), "{}", run.stderr);
        assert_eq!(tree(&project.root()), before);
    }
}

#[test]
fn what_is_no_file_of_text_is_told_and_left_alone() {
    refused(
        |project| fs::write(project.root().join(MODEL), b"// caf\xe9\n").unwrap(),
        "not text in UTF-8",
    );
    refused(
        |project| {
            fs::remove_file(project.root().join(MODEL)).unwrap();
            fs::create_dir(project.root().join(MODEL)).unwrap();
        },
        "a folder of this name is there",
    );
}

#[cfg(unix)]
#[test]
fn a_link_is_not_written_through() {
    refused(
        |project| {
            let elsewhere = project.home().join("elsewhere.rs");
            fs::rename(project.root().join(MODEL), &elsewhere).unwrap();
            std::os::unix::fs::symlink(&elsewhere, project.root().join(MODEL)).unwrap();
        },
        "no file, but a link or the like",
    );
}

#[test]
fn a_file_in_the_place_of_a_folder_is_told() {
    let project = Project::new();
    project.write("src/services/ants", "mine");
    let run = project.ends(&["add", "resource", "Ant", "name:string"], 3);
    run.says("conflict src/services/ants/tests.rs (a file is where a folder has to be)\n");
    assert_eq!(project.read("src/services/ants"), "mine");
}

#[test]
fn a_byte_order_mark_is_no_edit_and_stays() {
    let mark = |text: String| format!("\u{feff}{}", text.replace('\n', "\r\n"));
    let project = Project::new();
    project.edit(MODEL, mark);
    project.edit("src/services/items.rs", |text| mark(text + "\n// Mine.\n"));
    project.edit("scaffold.yaml", mark);
    project.succeeds(&["check"]);
    let run = project.succeeds(&["add", "field", "Item", "note:text:optional"]);
    run.says(&format!("update {MODEL}\n"));
    let fresh = Project::of(&format!(
        "{}      note: text optional\n",
        crate::project::SPEC
    ));
    assert_eq!(project.read(MODEL), mark(fresh.read(MODEL)));
    assert_eq!(
        project.read("src/services/items.rs"),
        mark(fresh.read("src/services/items.rs") + "\n// Mine.\n")
    );
    assert_eq!(
        project.read("scaffold.yaml"),
        mark(fresh.read("scaffold.yaml"))
    );
    project.succeeds(&["check"]);
}

#[test]
fn a_spec_that_is_no_text_is_not_written_back_as_something_else() {
    let project = Project::new();
    let mut spec = fs::read(project.root().join("scaffold.yaml")).unwrap();
    spec.extend(b"# caf\xe9\n");
    fs::write(project.root().join("scaffold.yaml"), &spec).unwrap();
    for command in [
        &["add", "field", "Item", "note:text:optional"][..],
        &["remove", "field", "Item.title"],
        &["rename", "resource", "Item", "Thing"],
        &["sync"],
        &["check"],
    ] {
        let run = project.run(command);
        assert_eq!(run.status, 1, "{}", run.stderr);
        run.says("error[wrong-encoding]");
    }
    assert_eq!(
        fs::read(project.root().join("scaffold.yaml")).unwrap(),
        spec
    );
}

#[test]
fn a_deleted_file_stays_deleted_and_what_it_misses_is_said() {
    let project = Project::new();
    fs::remove_file(project.root().join(MODEL)).unwrap();
    fs::remove_file(project.root().join("src/server.rs")).unwrap();
    let run = project.succeeds(&["add", "field", "Item", "note:text:optional"]);
    let kept: Vec<&str> = run
        .stderr
        .lines()
        .filter(|line| line.contains(" keep "))
        .collect();
    let line = format!("        keep {MODEL} (deleted by you; what is new in it is not written)");
    assert_eq!(kept, [line]);
    assert!(!project.root().join(MODEL).exists());
    let run = project.succeeds(&["sync"]);
    assert!(!run.stderr.contains(" keep "), "{}", run.stderr);
}

/// By hand and not by `scaffold rename`: it is a file of the user's own from then on.
#[test]
fn a_file_that_was_moved_by_hand_is_left_alone() {
    let project = Project::new();
    let [old, new] =
        ["src/models/item.rs", "src/models/thing.rs"].map(|path| project.root().join(path));
    fs::rename(&old, &new).unwrap();
    let text = fs::read_to_string(&new).unwrap();
    project.succeeds(&["check"]);
    let run = project.ends(&["add", "field", "Item", "note:text:optional"], 4);
    run.says("keep src/models/item.rs (deleted by you;");
    run.says("(it may be in src/models/thing.rs:");
    assert_eq!(fs::read_to_string(&new).unwrap(), text);
    assert!(!old.exists());
}

#[test]
fn names_that_other_systems_know_nothing_of_are_borne() {
    let project = Project::new();
    for name in ["con.rs", "a b.rs", "ä.rs", "x'\"$.rs"] {
        project.write(&format!("src/{name}"), "// Item, item, items\n");
    }
    let before = tree(&project.root().join("src"));
    project.succeeds(&["rename", "resource", "Item", "Thing"]);
    let after = tree(&project.root().join("src"));
    for name in ["con.rs", "a b.rs", "ä.rs", "x'\"$.rs"] {
        assert_eq!(after.get(name), before.get(name));
    }
}
