//! What becomes of a project whose `.scaffold/` is tampered with or lost.

use fs_err as fs;

use crate::project::Project;
use crate::tree::tree;

#[test]
fn a_damaged_memory_is_noticed() {
    let project = Project::new();
    fs::write(project.root().join(".scaffold/model/service.json"), "{").unwrap();
    let run = project.ends(&["sync"], 1);
    run.says("error[memory-damaged]: `.scaffold/model/service.json` is damaged");
    fs::remove_file(project.root().join(".scaffold/version")).unwrap();
    assert!(
        project
            .run(&["sync"])
            .stderr
            .contains("`.scaffold/version` is missing")
    );
    let newer = r#"{"format": 99, "tool": "9.0.0", "templates": ""}"#;
    fs::write(project.root().join(".scaffold/version"), newer).unwrap();
    assert!(
        project
            .run(&["sync"])
            .stderr
            .contains("written by a newer version of scaffold: by 9.0.0")
    );
}

#[test]
fn a_text_that_was_lost_from_the_memory_is_made_again() {
    let project = Project::new();
    let base = project.root().join(".scaffold/base/src/models/item.rs");
    let pristine = fs::read_to_string(&base).unwrap();
    project.edit("src/models/item.rs", |text| {
        text + "\npub const MINE: u8 = 1;\n"
    });
    let damages: [&dyn Fn(); 2] = [&|| fs::write(&base, "something else").unwrap(), &|| {
        fs::remove_file(&base).unwrap();
    }];
    for damage in damages {
        damage();
        project.ends(&["check"], 4);
        let run = project.succeeds(&["sync"]);
        run.says("note: `.scaffold/base/src/models/item.rs` was lost");
        assert_eq!(fs::read_to_string(&base).unwrap(), pristine);
        damage();
        project.change_spec();
        project.succeeds(&["sync"]);
        assert!(
            project
                .read("src/models/item.rs")
                .ends_with("\npub const MINE: u8 = 1;\n")
        );
        assert!(fs::read_to_string(&base).unwrap().contains("note"));
        project.edit("scaffold.yaml", |spec| {
            spec.replace("      note: text optional\n", "")
        });
        project.succeeds(&["sync", "--allow-destructive"]);
        assert_eq!(fs::read_to_string(&base).unwrap(), pristine);
    }
}

#[test]
fn that_many_are_lost_is_said_in_one_line() {
    let project = Project::new();
    let before = tree(&project.root());
    fs::remove_dir_all(project.root().join(".scaffold/base")).unwrap();
    let run = project.succeeds(&["sync"]);
    let notes: Vec<&str> = run
        .stderr
        .lines()
        .filter(|line| line.starts_with("note: "))
        .collect();
    assert!(
        notes.len() == 1 && notes[0].ends_with(
            " texts in `.scaffold/base` were lost or changed by something else; they are made again"
        ),
        "{}",
        run.stderr
    );
    assert_eq!(tree(&project.root()), before);
}

#[test]
fn a_text_that_was_changed_in_both_places_at_once_is_noticed() {
    let project = Project::new();
    for path in ["src/server.rs", ".scaffold/base/src/server.rs"] {
        project.edit(path, |text| text.replace("listening", "at your service"));
    }
    project.change_spec();
    let run = project.succeeds(&["sync"]);
    run.says("note: `.scaffold/base/src/server.rs` was lost or changed");
    assert!(project.read("src/server.rs").contains("at your service"));
    assert!(
        project
            .read(".scaffold/base/src/server.rs")
            .contains("listening")
    );
}

#[test]
fn lost_digests_are_made_again() {
    let project = Project::new();
    let before = tree(&project.root());
    fs::remove_file(project.root().join(".scaffold/digests")).unwrap();
    project.ends(&["check"], 4);
    project.succeeds(&["sync"]);
    assert_eq!(tree(&project.root()), before);
}

#[test]
fn an_upgrade_does_not_go_by_a_text_that_was_tampered_with() {
    let project = Project::new();
    project.stamp("0.0.1");
    for path in ["src/server.rs", ".scaffold/base/src/server.rs"] {
        project.edit(path, |text| text.replace("listening", "at your service"));
    }
    let before = tree(&project.root());
    let run = project.ends(&["upgrade"], 3);
    assert!(
        run.stderr
            .contains("conflict src/server.rs (not written by scaffold)")
            && run.stderr.contains("the templates that made it are gone"),
        "{}",
        run.stderr
    );
    assert_eq!(tree(&project.root()), before);
    project.ends(&["upgrade", "--conflict=markers"], 3);
    let server = project.read("src/server.rs");
    assert!(
        server.contains("<<<<<<< yours\n") && server.contains("at your service"),
        "{server}"
    );
}

/// Loses what the project remembers.
fn forget(project: &Project) {
    fs::remove_dir_all(project.root().join(".scaffold")).unwrap();
}

#[test]
fn without_a_memory_nothing_is_done_and_the_way_out_is_told() {
    let project = Project::new();
    forget(&project);
    let before = tree(&project.root());
    for arguments in [
        &["sync"][..],
        &["check"],
        &["upgrade"],
        &["add", "resource", "Tag"],
    ] {
        let run = project.run(arguments);
        assert_eq!(run.status, 1);
        insta::allow_duplicates! {
            insta::assert_snapshot!(run.stderr, @r"
            error[memory-absent]: there is a spec, but no `.scaffold/` beside it
            help: restore the folder from version control, as in `git checkout -- .scaffold`; if it is lost for good, run `scaffold adopt`
            ");
        }
    }
    assert_eq!(tree(&project.root()), before);
}

#[test]
fn a_lost_memory_is_made_anew_without_a_change_of_anything_else() {
    let project = Project::new();
    let pristine = tree(&project.root());
    project.ends(&["adopt"], 1);
    project.edit("src/models/item.rs", |text| text + "\n// Mine.\n");
    fs::remove_file(project.root().join("src/server.rs")).unwrap();
    forget(&project);
    let before = tree(&project.root());
    project.succeeds(&["adopt", "--dry-run"]);
    assert_eq!(tree(&project.root()), before);
    let run = project.succeeds(&["adopt"]);
    for note in [
        "note: taken for edited: src/models/item.rs\n",
        "note: taken for deleted: src/server.rs\n",
    ] {
        run.says(note);
    }
    let after = tree(&project.root());
    for (path, text) in &after {
        if path.starts_with(".scaffold/") {
            assert_eq!(Some(text), pristine.get(path), "{path}");
        } else {
            assert_eq!(Some(text), before.get(path), "{path}");
        }
    }
    assert_eq!(after.keys().collect::<Vec<_>>().len(), pristine.len() - 1);
    project.succeeds(&["check"]);
    project.change_spec();
    project.succeeds(&["sync"]);
    let model = project.read("src/models/item.rs");
    assert!(
        model.contains("note") && model.ends_with("// Mine.\n"),
        "{model}"
    );
}

#[test]
fn what_is_left_of_a_damaged_memory_is_replaced() {
    let project = Project::new();
    let before = tree(&project.root());
    project.write(".scaffold/model/service.json", "{");
    fs::remove_file(project.root().join(".scaffold/base/src/server.rs")).unwrap();
    project.succeeds(&["adopt"]);
    assert_eq!(tree(&project.root()), before);
}
