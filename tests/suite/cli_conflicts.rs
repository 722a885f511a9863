//! What is said and shown before anything is written: differences, conflicts, refused migrations.

use fs_err as fs;

use crate::project::Project;
use crate::tree::tree;

#[test]
fn the_differences_are_a_patch_and_nothing_is_written() {
    let project =
        Project::of("service: {name: shop}\nentities:\n  Item:\n    fields: {title: string}\n");
    project.edit("scaffold.yaml", |spec| {
        spec.replace("title: string", "title: string, note: text optional")
    });
    let before = tree(&project.root());
    let run = project.succeeds(&["sync", "--diff"]);
    assert_eq!(tree(&project.root()), before);
    let (_, model) = run.stdout.split_once("--- a/src/models/item.rs\n").unwrap();
    let (model, _) = model.split_once("--- ").unwrap();
    insta::assert_snapshot!(model);
    assert!(
        run.stdout.contains("--- /dev/null\n+++ b/migrations/0002_"),
        "{}",
        run.stdout
    );
    assert!(
        run.stderr
            .ends_with("nothing was written, because of --diff\n"),
        "{}",
        run.stderr
    );
    let report = project.succeeds(&["sync", "--diff", "--json"]).json();
    let files = report["files"].as_array().unwrap();
    let model = files
        .iter()
        .find(|file| file["path"] == "src/models/item.rs")
        .unwrap();
    assert!(
        model["diff"]
            .as_str()
            .unwrap()
            .contains("+    pub note: Option<String>,")
    );
    let patch = project.home().join("sync.patch");
    fs::write(&patch, &run.stdout).unwrap();
    git_apply(&project, patch.to_str().unwrap());
    let mut patched = tree(&project.root());
    for (path, text) in before {
        project.write(&path, &text);
    }
    for path in patched
        .keys()
        .filter(|path| path.starts_with("migrations/0002"))
    {
        fs::remove_file(project.root().join(path)).unwrap();
    }
    project.succeeds(&["sync"]);
    let mut synced = tree(&project.root());
    for files in [&mut patched, &mut synced] {
        files.retain(|path, _| !path.starts_with(".scaffold/"));
    }
    assert_eq!(patched, synced);
    assert_eq!(project.succeeds(&["sync", "--diff"]).stdout, "");
}

#[expect(clippy::disallowed_methods, reason = "git reads the patch")]
fn git_apply(project: &Project, patch: &str) {
    let status = std::process::Command::new("git")
        .args(["apply", patch])
        .current_dir(project.root())
        .status();
    assert!(status.unwrap().success());
}

#[test]
fn a_removed_file_is_in_the_differences() {
    let project = Project::new();
    project.edit("scaffold.yaml", |spec| {
        spec + "  Other:\n    fields: {title: string}\n"
    });
    project.succeeds(&["sync"]);
    project.edit("scaffold.yaml", |spec| {
        spec.replace("  Other:\n    fields: {title: string}\n", "")
    });
    let run = project.succeeds(&["sync", "--diff", "--allow-destructive"]);
    assert!(
        run.stdout
            .contains("--- a/src/models/other.rs\n+++ /dev/null\n"),
        "{}",
        run.stdout
    );
}

#[test]
fn every_place_of_a_conflict_is_listed_and_shown() {
    let project = Project::new();
    project.edit("src/models/item_input.rs", |text| {
        text.replace("    pub title: String", "    pub caption: Caption")
            .replace(
                "    pub title: Option<String>",
                "    pub caption: Option<Caption>",
            )
    });
    project.edit("scaffold.yaml", |spec| {
        spec.replace("title: string", "title: string optional")
    });
    let before = tree(&project.root());
    let run = project.ends(&["sync"], 3);
    let places: Vec<&str> = run
        .stderr
        .lines()
        .filter_map(|line| line.trim_start().strip_prefix("conflict "))
        .collect();
    assert!(places.len() > 1, "{}", run.stderr);
    let text = project.read("src/models/item_input.rs");
    let lines: Vec<&str> = text.lines().collect();
    let report = project.run(&["check", "--json"]).json();
    let files = report["files"].as_array().unwrap();
    let file = files
        .iter()
        .find(|file| file["action"] == "conflict")
        .unwrap();
    let listed = file["places"].as_array().unwrap();
    assert_eq!(listed.len(), places.len());
    for (place, listed) in places.iter().zip(listed) {
        let number = |key: &str| usize::try_from(listed[key].as_u64().unwrap()).unwrap();
        assert_eq!(
            *place,
            format!("src/models/item_input.rs:{}", listed["line"])
        );
        let mut concerned = lines[number("line") - 1..].iter().take(number("lines"));
        assert!(concerned.any(|line| line.contains("caption")), "{place}");
    }
    assert_eq!(tree(&project.root()), before);
    let run = project.ends(&["sync", "--diff"], 3);
    assert!(run.stdout.contains("+<<<<<<< yours\n"), "{}", run.stdout);
    assert_eq!(tree(&project.root()), before);
}

#[test]
fn markers_are_written_into_every_kind_of_conflict_and_can_be_settled() {
    let project = Project::new();
    project.edit("src/models/item.rs", |text| {
        text.replace("pub title: String,", "pub title: String,\n    /* mine")
    });
    project.write("src/models/other.rs", "//! Mine.\r\n");
    project.edit("Cargo.toml", |text| {
        text.replace("name = \"shop\"", "name = \"my-shop\"")
    });
    project.edit("scaffold.yaml", |spec| {
        spec.replace("name: shop", "name: store")
            + "      note: text optional\n  Other:\n    fields: {title: string}\n"
    });
    let before = tree(&project.root());
    let run = project.run(&["sync"]);
    assert_eq!((run.status, tree(&project.root())), (3, before));
    for line in [
        "conflict Cargo.toml:2",
        "conflict src/models/item.rs (your edits and the new code do not fit)",
        "conflict src/models/other.rs (not written by scaffold)",
    ] {
        run.says(line);
    }
    project.ends(&["sync", "--conflict=markers"], 3);
    assert!(project.read("Cargo.toml").contains(
        "<<<<<<< yours\nname = \"my-shop\"\n||||||| generated before\nname = \"shop\"\n\
         =======\nname = \"store\"\n>>>>>>> generated now\n"
    ));
    let model = project.read("src/models/item.rs");
    assert!(
        model.contains("/* mine\n") && model.contains("<<<<<<< yours\n=======\n"),
        "{model}"
    );
    let other = project.read("src/models/other.rs");
    assert!(
        other.starts_with("<<<<<<< yours\r\n//! Mine.\r\n=======\r\n"),
        "{other}"
    );
    project.edit("Cargo.toml", |text| {
        let (head, rest) = text.split_once("<<<<<<< yours\n").unwrap();
        let (_, tail) = rest.split_once(">>>>>>> generated now\n").unwrap();
        format!("{head}name = \"settled\"\n{tail}")
    });
    let run = project.ends(&["check"], 3);
    run.says("conflict src/models/other.rs:1 (left by a merge)\n");
    for path in ["src/models/item.rs", "src/models/other.rs"] {
        let pristine = project.read(&format!(".scaffold/base/{path}"));
        project.write(path, &pristine);
    }
    project.succeeds(&["check"]);
    project.edit("scaffold.yaml", |spec| {
        spec.replace(
            "note: text optional",
            "remark: text optional renamed_from=note",
        )
    });
    project.succeeds(&["sync"]);
    assert!(project.read("Cargo.toml").contains("name = \"settled\"\n"));
}

#[test]
fn what_a_migration_does_is_told() {
    let project = Project::new();
    project.edit("scaffold.yaml", |spec| {
        spec + "      code: string default=none\n"
    });
    let run = project.succeeds(&["sync", "--dry-run"]);
    let told: Vec<&str> = run
        .stderr
        .lines()
        .skip_while(|line| !line.contains(".up.sql"))
        .take(2)
        .collect();
    insta::assert_snapshot!(told.join("\n"));
    let report = project.succeeds(&["sync", "--json"]).json();
    let files = report["files"].as_array().unwrap();
    let is_migration = |file: &&serde_json::Value| {
        file["path"]
            .as_str()
            .is_some_and(|path| path.ends_with(".up.sql"))
    };
    let migration = files.iter().find(is_migration).unwrap();
    insta::assert_snapshot!(migration);
}

#[test]
fn a_refused_migration_points_into_the_spec() {
    let project = Project::of(
        "service: {name: shop}\nentities:\n  Item:\n    fields:\n      title: string 1..200\n      \
         note: text optional\n    relations:\n      shelf: belongs_to Shelf optional\n  Shelf:\n    \
         fields:\n      name: string\n  Box:\n    fields:\n      name: string\n",
    );
    project.edit("scaffold.yaml", |spec| {
        spec.replace("1..200", "1..100")
            .replace("      note: text optional\n", "")
            .replace("belongs_to Shelf optional", "belongs_to Shelf")
            .replace("  Box:\n    fields:\n      name: string\n", "")
    });
    let run = project.ends(&["sync"], 1);
    insta::assert_snapshot!(run.stderr);
    let json = project.run(&["check", "--json"]).json();
    let places: Vec<String> = json["errors"]
        .as_array()
        .unwrap()
        .iter()
        .map(|error| format!("{}:{} {}", error["line"], error["column"], error["code"]))
        .collect();
    insta::assert_snapshot!(places.join("\n"));
}
