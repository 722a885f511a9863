//! A project that an older version has written meets the templates of this one.

use fs_err as fs;

use crate::project::{Project, times};
use crate::tree::tree;

/// A project as version 0.0.1 might have written it, with other templates: an older text in one
/// file, one file less, and two more.
fn older() -> Project {
    let project = Project::new();
    project.stamp("0.0.1");
    project.edit("src/server.rs", |text| {
        format!("//! As it was once.\n{text}")
    });
    project.write("src/old.rs", "//! Not generated any more.\n");
    project.write("src/older.rs", "//! Not generated any more.\n");
    project.pretend(&["src/server.rs", "src/old.rs", "src/older.rs"]);
    for path in ["src/health.rs", ".scaffold/base/src/health.rs"] {
        fs::remove_file(project.root().join(path)).unwrap();
    }
    project.edit(".scaffold/digests", |record| {
        let lines = record.split_inclusive('\n');
        lines
            .filter(|line| !line.ends_with(" src/health.rs\n"))
            .collect()
    });
    project
}

#[test]
fn an_upgrade_merges_new_templates_with_edits() {
    let fresh = tree(&Project::new().root());
    let project = older();
    project.edit("src/server.rs", |text| text + "\n// Mine.\n");
    project.edit("src/older.rs", |text| text + "\n// Mine.\n");
    let run = project.succeeds(&["upgrade"]);
    for line in [
        "merge src/server.rs",
        "create src/health.rs",
        "remove src/old.rs",
        "keep src/older.rs (edited, and not generated any more)",
        "note: the project was written with the templates of scaffold 0.0.1, this is ",
    ] {
        run.says(line);
    }
    let mut expected = fresh;
    *expected.get_mut("src/server.rs").unwrap() += "\n// Mine.\n";
    expected.insert(
        "src/older.rs".to_owned(),
        "//! Not generated any more.\n\n// Mine.\n".to_owned(),
    );
    assert_eq!(tree(&project.root()), expected);
    assert_eq!(
        project.succeeds(&["check"]).messages(),
        "in step with the spec"
    );
}

#[test]
fn only_an_upgrade_changes_templates() {
    let project = older();
    let before = tree(&project.root());
    for arguments in [&["sync"][..], &["add", "resource", "Tag", "name:string"]] {
        let run = project.run(arguments);
        assert_eq!(run.status, 1);
        assert!(
            run.stderr.starts_with(
                "error[project-outdated]: this project was written with the templates of scaffold 0.0.1, which differ"
            ) && run.stderr.contains("help: run `scaffold upgrade`"),
            "{}",
            run.stderr
        );
    }
    let check = project.run(&["check", "--json"]);
    assert_eq!(
        (check.status, &check.json()["next"]),
        (4, &["scaffold upgrade"].as_slice().into())
    );
    assert_eq!(check.json()["upgraded_from"], "0.0.1");
    project.succeeds(&["upgrade", "--dry-run"]);
    assert_eq!(tree(&project.root()), before);
}

#[test]
fn an_upgrade_that_meets_an_edit_is_a_conflict() {
    let project = older();
    project.edit("src/server.rs", |text| {
        text.replace("As it was once.", "As I like it.")
    });
    let before = tree(&project.root());
    let run = project.ends(&["upgrade"], 3);
    run.says("conflict src/server.rs:1\n");
    assert_eq!(tree(&project.root()), before);
    project.ends(&["upgrade", "--conflict=markers"], 3);
    assert!(
        project
            .read("src/server.rs")
            .contains("||||||| generated before\n//! As it was once.\n")
    );
}

#[test]
fn another_version_with_the_same_templates_changes_nothing() {
    let project = Project::new();
    project.edit(".scaffold/version", |text| {
        text.replace(env!("CARGO_PKG_VERSION"), "0.0.1")
    });
    let before = times(&project.root());
    assert_eq!(
        project.succeeds(&["sync"]).messages(),
        "nothing to do in [time]"
    );
    project.succeeds(&["upgrade"]);
    project.succeeds(&["check"]);
    assert_eq!(times(&project.root()), before);
}

#[test]
fn a_project_of_a_newer_version_is_left_alone() {
    let project = Project::new();
    project.stamp("99.0.0");
    project.change_spec();
    let before = tree(&project.root());
    for verb in ["sync", "check", "upgrade"] {
        let run = project.ends(&[verb], 1);
        assert!(
            run.stderr.starts_with(
                "error[project-newer]: this project was written by a newer version of scaffold: by 99.0.0"
            ) && run.stderr.contains("help: install that version"),
            "{}",
            run.stderr
        );
    }
    assert_eq!(tree(&project.root()), before);
}

#[test]
fn a_service_keeps_the_table_of_its_migrations() {
    let project = Project::new();
    let named = "_service_migrations";
    assert!(
        project
            .read("src/database/migrations_table.sql")
            .contains(named)
    );
    // Its memory was written before there was a name in it.
    project.edit(".scaffold/model/service.json", |memory| {
        let lines = memory.lines().filter(|line| !line.contains(named));
        let memory: String = lines.collect();
        memory.replace("\"0.1.0\",", "\"0.1.0\"")
    });
    project.stamp("0.0.1");
    project.succeeds(&["upgrade"]);
    for path in [
        "src/database/migrations_table.sql",
        "src/database/migrator.rs",
    ] {
        let text = project.read(path);
        assert!(
            text.contains(" schema_migrations") && !text.contains(named),
            "{text}"
        );
    }
    project.change_spec();
    project.succeeds(&["sync"]);
    assert_eq!(
        project.succeeds(&["check"]).messages(),
        "in step with the spec"
    );
    assert!(
        project
            .read("src/database/migrator.rs")
            .contains(" schema_migrations")
    );
}
