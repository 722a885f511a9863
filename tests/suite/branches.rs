//! Two branches meet in git, and `scaffold sync` settles what is left.

use std::process::Command;

use crate::command::scaffold;
use crate::project::{Project, SPEC};
use crate::tree::tree;

/// Runs git as somebody whose settings are unknown; whether it succeeded.
#[expect(clippy::disallowed_methods, reason = "git is what scaffold meets")]
pub fn git(project: &Project, arguments: &[&str]) -> bool {
    let output = Command::new("git")
        .args(["-c", "user.name=Ada", "-c", "user.email=ada@example.org"])
        .args(arguments)
        .current_dir(project.root())
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .output()
        .unwrap();
    output.status.success()
}

pub fn commit(project: &Project, message: &str) {
    assert!(git(project, &["add", "--all"]));
    assert!(git(project, &["commit", "--quiet", "--message", message]));
}

/// A project with a commit on `main`, on which two branches have done something each.
pub fn branched(ants: impl Fn(&Project), bees: impl Fn(&Project)) -> Project {
    branched_from(Project::new(), ants, bees)
}

pub fn branched_from(
    project: Project,
    ants: impl Fn(&Project),
    bees: impl Fn(&Project),
) -> Project {
    assert!(git(&project, &["init", "--quiet", "--initial-branch=main"]));
    commit(&project, "Begin");
    assert!(git(&project, &["switch", "--quiet", "--create", "bees"]));
    bees(&project);
    commit(&project, "Add bees");
    assert!(git(
        &project,
        &["switch", "--quiet", "--create", "ants", "main"]
    ));
    ants(&project);
    commit(&project, "Add ants");
    project
}

pub fn add_ants(project: &Project) {
    project.succeeds(&[
        "add",
        "resource",
        "Ant",
        "name:string",
        "home:belongs_to:Item",
    ]);
}

pub fn add_bees(project: &Project) {
    project.succeeds(&[
        "add",
        "resource",
        "Bee",
        "name:string",
        "home:belongs_to:Item",
    ]);
}

/// Everything is as if it had been generated at once, but for the migrations and what is the user's.
pub fn assert_fresh(project: &Project, except: &[&str]) {
    let spec = project.read("scaffold.yaml");
    let fresh = tree(&Project::of(&spec).root());
    let found = tree(&project.root());
    let is_history = |path: &str| path.contains("migrations") || path == ".scaffold/digests";
    for (path, text) in &fresh {
        if !is_history(path) && !except.contains(&path.as_str()) {
            assert_eq!(found.get(path), Some(text), "{path}");
        }
    }
}

#[test]
fn two_branches_that_each_add_a_resource_are_brought_together() {
    let project = branched(
        |project| {
            add_ants(project);
            project.edit("src/services/items.rs", |text| text + "\n// Mine.\n");
        },
        |project| {
            add_bees(project);
            project.edit("src/health.rs", |text| text + "\n// Mine, too.\n");
        },
    );
    assert!(!git(&project, &["merge", "--quiet", "bees"]));
    assert!(project.read("scaffold.yaml").contains("<<<<<<< "));
    project.ends(&["check"], 4);
    let run = project.succeeds(&["sync"]);
    run.says("note: a merge had left both of its sides in `scaffold.yaml`");
    for (path, text) in tree(&project.root()) {
        let is_left = |line: &str| line.starts_with("<<<<<<<") || line.starts_with(">>>>>>>");
        assert!(!text.lines().any(is_left), "{path}");
    }
    let spec = project.read("scaffold.yaml");
    assert!(
        spec.contains("  Ant:\n") && spec.contains("  Bee:\n"),
        "{spec}"
    );
    assert_fresh(&project, &["src/services/items.rs", "src/health.rs"]);
    assert!(
        project
            .read("src/services/items.rs")
            .ends_with("\n// Mine.\n")
    );
    assert!(project.read("src/health.rs").ends_with("\n// Mine, too.\n"));
    project.succeeds(&["check"]);
    commit(&project, "Bring them together");

    // Both migrations have the number 2 and stay; the next one comes after both.
    let migrations = project.read("src/database/migrations.rs");
    let (ants, bees) = ("0002_create_ants", "0002_create_bees");
    assert!(migrations.find(ants) < migrations.find(bees) && migrations.contains(ants));
    project.edit("scaffold.yaml", |spec| {
        spec.replace(
            "  Bee:\n    fields:\n",
            "  Bee:\n    fields:\n      age: int optional\n",
        )
    });
    let run = project.succeeds(&["sync"]);
    run.says("create migrations/0003_add_age_to_bees.up.sql");
}

#[test]
fn once_the_spec_is_settled_the_rest_follows() {
    let note =
        |spec: String| spec.replace("title: string", "title: string\n      note: text optional");
    let project = branched(add_ants, |project| {
        project.edit("scaffold.yaml", note);
        project.succeeds(&["sync"]);
    });
    git(&project, &["merge", "--quiet", "bees"]);
    assert!(git(&project, &["checkout", "--ours", "scaffold.yaml"]));
    project.edit("scaffold.yaml", note);
    project.succeeds(&["sync"]);
    assert_fresh(&project, &[]);
    let migrations = fs_err::read_dir(project.root().join("migrations")).unwrap();
    assert_eq!(migrations.count(), 6);
    project.succeeds(&["check"]);
}

#[test]
fn edits_of_two_people_at_one_place_are_theirs_to_settle() {
    let project = branched(
        |project| {
            add_ants(project);
            project.edit("src/server.rs", |text| {
                text.replace("\"listening\"", "\"here\"")
            });
        },
        |project| {
            add_bees(project);
            project.edit("src/server.rs", |text| {
                text.replace("\"listening\"", "\"there\"")
            });
        },
    );
    assert!(!git(&project, &["merge", "--quiet", "bees"]));
    let before = tree(&project.root());
    let run = project.ends(&["sync"], 3);
    run.says("conflict src/server.rs:");
    run.says(" (left by a merge)\n");
    assert_eq!(tree(&project.root()), before);
    project.edit("src/server.rs", |text| {
        let (head, rest) = text.split_once("<<<<<<< HEAD\n").unwrap();
        let (ours, rest) = rest.split_once("=======\n").unwrap();
        let (_, tail) = rest.split_once(">>>>>>> bees\n").unwrap();
        [head, ours, tail].concat()
    });
    project.succeeds(&["sync"]);
    assert!(project.read("src/server.rs").contains("\"here\""));
    assert_fresh(&project, &["src/server.rs"]);
}

#[test]
fn a_spec_that_both_have_changed_is_theirs_to_settle() {
    let change = |project: &Project, length: &str| {
        project.edit("scaffold.yaml", |spec| {
            spec.replace("title: string", &format!("title: string ..{length}"))
        });
        project.succeeds(&["sync", "--allow-destructive"]);
    };
    let project = branched(
        |project| change(project, "80"),
        |project| change(project, "90"),
    );
    assert!(!git(&project, &["merge", "--quiet", "bees"]));
    let run = scaffold(&project.root(), &["sync"]);
    assert_eq!(run.status, 1);
    run.says("error[merge-markers]");
}

#[test]
fn migrations_that_undo_each_other_are_refused_and_one_is_written_anew() {
    let limit = |project: &Project, old: &str, new: &str| {
        project.edit("scaffold.yaml", |spec| spec.replace(old, new));
        project.succeeds(&["sync"]);
    };
    let project = branched(
        |project| {
            limit(project, "title: string", "title: string ..300");
            project.edit("src/services/items.rs", |text| text + "\n// Mine.\n");
        },
        |project| {
            let spec =
                "title: string\n    versioned: true\n    # Bees.\n    unique:\n      - [title]";
            limit(project, "title: string", spec);
            let size = "title: string\n      size: int min=0 max=9 default=1";
            limit(project, "title: string", size);
            limit(project, "max=9", "max=99");
            project.edit("src/health.rs", |text| text + "\n// Mine, too.\n");
        },
    );
    git(&project, &["merge", "--quiet", "bees"]);
    git(&project, &["checkout", "--ours", "scaffold.yaml"]);
    project.edit("scaffold.yaml", |_| {
        "service: {name: shop}\nentities:\n  Item:\n    fields:\n      title: string ..300\n      \
         size: int min=0 max=99 default=1\n    versioned: true\n    # Bees.\n    unique:\n      - [title]\n"
            .to_owned()
    });
    let before = tree(&project.root());
    for command in ["sync", "check"] {
        let run = project.ends(&[command], 1);
        run.says("error[migrations-crossed]: `migrations/0002_change_title_in_items.up.sql:");
        run.says("git checkout BRANCH -- .scaffold/model migrations");
    }
    assert_eq!(tree(&project.root()), before);

    // As the help says: databases follow the bees.
    assert!(git(
        &project,
        &["checkout", "bees", "--", ".scaffold/model", "migrations"]
    ));
    for ending in ["up", "down"] {
        let path = format!("migrations/0002_change_title_in_items.{ending}.sql");
        fs_err::remove_file(project.root().join(path)).unwrap();
    }
    let run = project.succeeds(&["sync"]);
    run.says("create migrations/0005_change_title_in_items.up.sql");
    let anew = project.read("migrations/0005_change_title_in_items.up.sql");
    for line in [
        "<= 300",
        "size INTEGER NOT NULL",
        "version INTEGER NOT NULL",
    ] {
        assert!(anew.contains(line), "{line}\n{anew}");
    }
    assert_fresh(
        &project,
        &["scaffold.yaml", "src/services/items.rs", "src/health.rs"],
    );
    assert!(
        project
            .read("src/services/items.rs")
            .ends_with("\n// Mine.\n")
    );
    assert!(project.read("src/health.rs").ends_with("\n// Mine, too.\n"));
    project.succeeds(&["check"]);
}

#[test]
fn columns_that_two_branches_add_to_one_table_go_together() {
    let add = |field: &'static str| {
        move |project: &Project| {
            project.succeeds(&["add", "field", "Item", field]);
        }
    };
    let project = branched(add("label:string:optional"), add("memo:text:optional"));
    assert!(!git(&project, &["merge", "--quiet", "bees"]));
    let run = project.succeeds(&["sync"]);
    run.says(
        "note: a merge had left both of its sides in `scaffold.yaml`; what both have added is kept",
    );
    let spec = project.read("scaffold.yaml");
    assert!(
        spec.ends_with("      label: string optional\n      memo: text optional\n"),
        "{spec}"
    );
    for (path, text) in tree(&project.root()) {
        assert!(!text.contains("<<<<<<<"), "{path}");
    }
    assert_fresh(&project, &[]);
    let migrations = fs_err::read_dir(project.root().join("migrations")).unwrap();
    assert_eq!(migrations.count(), 6);
    project.succeeds(&["check"]);
}

#[test]
fn a_field_of_one_branch_goes_to_the_entity_that_another_has_renamed() {
    // A table that SQLite builds anew would lose the field: there the migrations are refused.
    let spec = SPEC.replace("entities", "database: postgres\nentities");
    let project = branched_from(
        Project::of(&spec),
        |project| {
            project.succeeds(&["rename", "resource", "Item", "Product"]);
            project.edit("src/services/products.rs", |text| text + "\n// Mine.\n");
        },
        |project| {
            project.succeeds(&["add", "field", "Item", "label:text:optional"]);
            project.edit("src/models/item.rs", |text| text + "\n// Mine, too.\n");
        },
    );
    assert!(!git(&project, &["merge", "--quiet", "bees"]));
    assert!(project.read("src/models/product.rs").contains("<<<<<<<"));
    project.succeeds(&["sync"]);
    let mine = ["src/services/products.rs", "src/models/product.rs"];
    assert_fresh(&project, &mine);
    assert!(project.read(mine[0]).ends_with("\n// Mine.\n"));
    let model = project.read(mine[1]);
    assert!(model.contains("pub label: Option<String>") && model.ends_with("\n// Mine, too.\n"));
    project.succeeds(&["check"]);
}
