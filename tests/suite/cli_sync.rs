//! `scaffold sync` and `scaffold check`: the spec changes, people edit, and both stay.

use std::path::{Path, PathBuf};

use fs_err as fs;
use tempfile::TempDir;

use crate::command::{Run, scaffold};
use crate::tree::tree;

const SPEC: &str = "service: {name: shop}\nentities:\n  Item:\n    fields:\n      title: string\n";

struct Project {
    home: TempDir,
}

impl Project {
    fn new() -> Self {
        let home = TempDir::new().unwrap();
        fs::write(home.path().join("shop.yaml"), SPEC).unwrap();
        let run = scaffold(home.path(), &["new", "shop", "--spec", "shop.yaml"]);
        assert_eq!(run.status, 0, "{}", run.stderr);
        Self { home }
    }

    fn root(&self) -> PathBuf {
        self.home.path().join("shop")
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.root().join(path)).unwrap()
    }

    fn edit(&self, path: &str, change: impl Fn(String) -> String) {
        fs::write(self.root().join(path), change(self.read(path))).unwrap();
    }

    /// Adds an optional field to the spec.
    fn change_spec(&self) {
        self.edit("scaffold.yaml", |spec| spec + "      note: text optional\n");
    }

    fn run(&self, arguments: &[&str]) -> Run {
        scaffold(&self.root(), arguments)
    }
}

/// When each file was last written.
fn times(root: &Path) -> Vec<(String, std::time::SystemTime)> {
    let written = |path: &String| fs::metadata(root.join(path)).unwrap().modified().unwrap();
    tree(root)
        .keys()
        .map(|path| (path.clone(), written(path)))
        .collect()
}

#[test]
fn with_nothing_to_do_nothing_is_written() {
    let project = Project::new();
    let before = times(&project.root());
    let run = project.run(&["sync"]);
    assert_eq!(
        (run.status, run.messages().as_str()),
        (0, "nothing to do in [time]")
    );
    assert_eq!(times(&project.root()), before);
    assert_eq!(project.run(&["check"]).status, 0);
}

#[test]
fn a_changed_spec_changes_the_code_and_adds_a_migration() {
    let project = Project::new();
    project.change_spec();
    let check = project.run(&["check", "--json"]);
    assert_eq!(check.status, 4);
    assert_eq!(check.json()["status"], "out_of_step");
    let run = project.run(&["sync"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert!(
        run.stderr.contains("update src/models/item.rs"),
        "{}",
        run.stderr
    );
    assert!(
        run.stderr.contains("create migrations/0002_"),
        "{}",
        run.stderr
    );
    assert!(project.read("src/models/item.rs").contains("note"));
    assert_eq!(project.run(&["check"]).status, 0);
}

#[test]
fn edits_stay_when_the_spec_changes() {
    let project = Project::new();
    project.edit("src/models/item.rs", |text| {
        text + "\npub const MINE: u8 = 1;\n"
    });
    project.edit("Cargo.toml", |text| text + "\n# Mine.\n");
    fs::remove_file(project.root().join("src/main.rs")).unwrap();
    project.change_spec();
    let run = project.run(&["sync"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert!(
        run.stderr.contains("merge src/models/item.rs"),
        "{}",
        run.stderr
    );
    let model = project.read("src/models/item.rs");
    assert!(
        model.contains("note") && model.ends_with("\npub const MINE: u8 = 1;\n"),
        "{model}"
    );
    assert!(project.read("Cargo.toml").ends_with("\n# Mine.\n"));
    assert!(!project.root().join("src/main.rs").exists());
}

#[test]
fn on_a_conflict_nothing_is_written_unless_markers_are_asked_for() {
    let project = Project::new();
    project.edit("src/models/item.rs", |text| {
        text.replace("pub title", "pub caption")
    });
    project.edit("scaffold.yaml", |spec| {
        spec.replace("title: string", "title: string optional")
    });
    let before = tree(&project.root());
    assert_eq!(project.run(&["check"]).status, 3);
    let run = project.run(&["sync"]);
    assert_eq!(run.status, 3, "{}", run.stderr);
    assert!(
        run.stderr.contains("conflict src/models/item.rs:"),
        "{}",
        run.stderr
    );
    assert_eq!(tree(&project.root()), before);
    let run = project.run(&["sync", "--conflict=markers"]);
    assert_eq!(run.status, 3);
    let model = project.read("src/models/item.rs");
    assert!(
        model.contains("<<<<<<< yours\n") && model.contains(">>>>>>> generated now\n"),
        "{model}"
    );
}

#[test]
fn it_works_from_every_folder_of_the_project_and_nowhere_else() {
    let project = Project::new();
    assert_eq!(
        scaffold(&project.root().join("src/models"), &["check"]).status,
        0
    );
    let run = scaffold(project.home.path(), &["check"]);
    assert_eq!(run.status, 2);
    assert!(
        run.stderr.contains("there is no `scaffold.yaml`"),
        "{}",
        run.stderr
    );
}

#[test]
fn a_damaged_memory_is_noticed() {
    let project = Project::new();
    fs::write(project.root().join(".scaffold/model/service.json"), "{").unwrap();
    let run = project.run(&["sync"]);
    assert_eq!(run.status, 1);
    assert!(
        run.stderr
            .contains("`.scaffold/model/service.json` is damaged"),
        "{}",
        run.stderr
    );
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
            .contains("written by a newer version of scaffold")
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
        assert_eq!(project.run(&["check"]).status, 4);
        let run = project.run(&["sync"]);
        assert_eq!(run.status, 0, "{}", run.stderr);
        assert!(
            run.stderr
                .contains("note: `.scaffold/base/src/models/item.rs` was lost"),
            "{}",
            run.stderr
        );
        assert_eq!(fs::read_to_string(&base).unwrap(), pristine);
        damage();
        project.change_spec();
        assert_eq!(project.run(&["sync"]).status, 0);
        assert!(
            project
                .read("src/models/item.rs")
                .ends_with("\npub const MINE: u8 = 1;\n")
        );
        assert!(fs::read_to_string(&base).unwrap().contains("note"));
        project.edit("scaffold.yaml", |spec| {
            spec.replace("      note: text optional\n", "")
        });
        assert_eq!(project.run(&["sync", "--allow-destructive"]).status, 0);
        assert_eq!(fs::read_to_string(&base).unwrap(), pristine);
    }
}

#[test]
fn an_edit_of_the_layout_is_no_edit() {
    let project = Project::new();
    project.edit("src/models/item.rs", |text| {
        text.replace("pub title: String,", "pub title:\n        String,")
    });
    project.change_spec();
    let run = project.run(&["sync"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert!(
        run.stderr.contains("update src/models/item.rs"),
        "{}",
        run.stderr
    );
}

#[test]
fn what_would_be_no_rust_any_more_is_a_conflict() {
    let project = Project::new();
    let model = project.read("src/models/item.rs");
    let fields = model
        .lines()
        .position(|line| line.contains("pub title: String,"))
        .unwrap();
    let broken: Vec<&str> = model
        .lines()
        .take(fields + 1)
        .chain(["    /* mine"])
        .chain(model.lines().skip(fields + 1))
        .collect();
    fs::write(
        project.root().join("src/models/item.rs"),
        broken.join("\n") + "\n",
    )
    .unwrap();
    project.change_spec();
    let run = project.run(&["sync"]);
    assert_eq!(run.status, 3, "{}", run.stderr);
    assert!(
        run.stderr.contains("conflict src/models/item.rs"),
        "{}",
        run.stderr
    );
}

#[test]
fn a_template_of_the_projects_own_takes_the_place_of_the_tools() {
    let project = Project::new();
    let own = project.root().join(".scaffold/templates/Cargo.toml.tera");
    fs::create_dir_all(own.parent().unwrap()).unwrap();
    fs::write(&own, "# {{ service.name }} of ours\n").unwrap();
    assert_eq!(project.run(&["sync"]).status, 0);
    assert_eq!(project.read("Cargo.toml"), "# shop of ours\n");
    fs::write(&own, "{% if service.nam %}{% endif %}").unwrap();
    let run = project.run(&["sync"]);
    assert_eq!(run.status, 1);
    assert!(run.stderr.contains("service.nam"), "{}", run.stderr);
}
