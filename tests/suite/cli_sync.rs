//! `scaffold sync` and `scaffold check`: the spec changes, people edit, and both stay.

use std::collections::BTreeMap;

use fs_err as fs;

use crate::command::scaffold;
use crate::project::{Project, times};
use crate::tree::tree;

/// The user and the spec make something else of one line.
fn change_title(project: &Project) {
    project.edit("src/models/item.rs", |text| {
        text.replace("pub title: String", "pub title: Caption")
    });
    project.edit("scaffold.yaml", |spec| {
        spec.replace("title: string", "title: string optional")
    });
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
    project.succeeds(&["check"]);
}

#[test]
fn a_changed_spec_changes_the_code_and_adds_a_migration() {
    let project = Project::new();
    project.change_spec();
    let check = project.ends(&["check", "--json"], 4);
    assert_eq!(check.json()["status"], "out_of_step");
    let run = project.succeeds(&["sync"]);
    run.says("update src/models/item.rs");
    run.says("create migrations/0002_");
    assert!(project.read("src/models/item.rs").contains("note"));
    project.succeeds(&["check"]);
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
    let run = project.succeeds(&["sync"]);
    run.says("merge src/models/item.rs");
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
    change_title(&project);
    let before = tree(&project.root());
    project.ends(&["check"], 3);
    let run = project.ends(&["sync"], 3);
    run.says("conflict src/models/item.rs:");
    assert_eq!(tree(&project.root()), before);
    project.ends(&["sync", "--conflict=markers"], 3);
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
    let run = scaffold(project.home(), &["check"]);
    assert_eq!(run.status, 2);
    run.says("there is no `scaffold.yaml`");
}

#[test]
fn an_edit_of_the_layout_is_no_edit() {
    let project = Project::new();
    project.edit("src/models/item.rs", |text| {
        text.replace("pub title: String,", "pub title:\n        String,")
    });
    project.change_spec();
    let run = project.succeeds(&["sync"]);
    run.says("update src/models/item.rs");
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
    let run = project.ends(&["sync"], 3);
    run.says("conflict src/models/item.rs");
}

#[test]
fn a_change_of_one_entity_rewrites_only_files_that_mention_it() {
    let project = Project::of(
        "service: {name: shop}\nentities:\n  Box:\n    fields: {width: int}\n  Lamp:\n    fields: {remark: text optional}\n  \
         Item:\n    fields:\n      title: string\n",
    );
    let before: BTreeMap<_, _> = times(&project.root()).into_iter().collect();
    project.change_spec();
    project.succeeds(&["sync"]);
    let mut rewritten = 0;
    for (path, time) in times(&project.root()) {
        let is_own = path.starts_with(".scaffold/") && !path.starts_with(".scaffold/base/");
        if before.get(&path) != Some(&time) && !is_own {
            let text = project.read(&path).to_lowercase();
            assert!(path.contains("item") || text.contains("item"), "{path}");
            rewritten += 1;
        }
    }
    assert!(
        rewritten > 10 && rewritten * 3 < before.len(),
        "{rewritten}"
    );
}

#[test]
fn line_ends_stay_as_people_have_them() {
    let project = Project::new();
    let windows = |text: String| text.replace('\n', "\r\n");
    project.edit("src/models/item.rs", |text| windows(text + "\n// Mine.\n"));
    project.edit("src/services/items.rs", windows);
    project.edit("src/repositories/items.rs", |text| {
        text.trim_end().to_owned()
    });
    project.edit("src/models/item_input.rs", |text| text + "\n// Mine, too.");
    project.edit("scaffold.yaml", windows);
    project.edit("scaffold.yaml", |spec| {
        spec + "      note: text optional\r\n"
    });
    project.succeeds(&["sync"]);
    for path in [
        "src/models/item.rs",
        "src/services/items.rs",
        "scaffold.yaml",
    ] {
        let text = project.read(path);
        assert!(text.contains("note") || path.contains("services"), "{path}");
        assert_eq!(
            text.matches('\n').count(),
            text.matches("\r\n").count(),
            "{path}"
        );
    }
    assert!(
        project
            .read("src/models/item.rs")
            .ends_with("\r\n// Mine.\r\n")
    );
    for (path, end) in [
        ("src/repositories/items.rs", "}"),
        ("src/models/item_input.rs", "\n// Mine, too."),
    ] {
        let text = project.read(path);
        assert!(
            text.contains("note") && text.ends_with(end),
            "{path}: {text}"
        );
    }
    project.succeeds(&["check"]);
    project.succeeds(&["add", "resource", "Tag", "name:string"]);
    let spec = project.read("scaffold.yaml");
    assert!(spec.contains("  Tag:\r\n"), "{spec}");
    assert_eq!(spec.matches('\n').count(), spec.matches("\r\n").count());
}

#[test]
fn a_check_tells_what_is_out_of_step_and_why() {
    let project = Project::new();
    let check = |status: i32| {
        let run = project.run(&["check"]);
        assert_eq!(run.status, status, "{}", run.stderr);
        run.stderr
    };
    assert_eq!(check(0), "in step with the spec\n");
    project.edit("scaffold.yaml", |spec| spec + "      note: text optional\n");
    let told = check(4);
    for line in [
        "update src/models/item.rs\n",
        "create migrations/0002_add_note_to_items.up.sql\n             Adds note to items.\n",
        "note: the spec has changed since the last run\nout of step: ",
        " scaffold sync\n",
    ] {
        assert!(told.contains(line), "{line}: {told}");
    }
    project.edit("scaffold.yaml", |spec| spec.replace("text optional", "txt"));
    assert!(check(1).starts_with("error[unknown-type]: "));
    project.edit("scaffold.yaml", |spec| {
        spec.replace("      note: txt\n", "")
    });
    project.write(
        "migrations/0002_mine.up.sql",
        "CREATE TABLE mine (id INTEGER);\n",
    );
    project.write("migrations/0002_mine.down.sql", "DROP TABLE mine;\n");
    assert!(check(4).contains("note: the migrations are not those of the last run"));
    project.succeeds(&["sync"]);
    change_title(&project);
    assert!(check(3).contains("conflict src/models/item.rs:"));
}

#[test]
fn what_a_change_breaks_for_clients_is_told() {
    let project = Project::new();
    let told = |arguments: &[&str]| {
        let stderr = project.run(arguments).stderr;
        let lines = stderr.lines().filter(|line| line.starts_with("breaking: "));
        lines.map(str::to_owned).collect::<Vec<_>>()
    };
    git(&project, &["init", "--quiet", "--initial-branch=main"]);
    git(&project, &["add", "."]);
    git(&project, &["commit", "--quiet", "--message=Begin"]);
    assert_eq!(told(&["check"]), [""; 0]);
    project.edit("scaffold.yaml", |spec| {
        spec + "      note: text default=x\n      kind: string default=y\n"
    });
    assert_eq!(told(&["sync"]), [""; 0]);
    project.edit("scaffold.yaml", |spec| {
        spec.replace("note: text default=x", "note: text optional")
    });
    let broken = ["breaking: `Item.note` may be null in responses"];
    assert_eq!(told(&["check"]), broken);
    let json = project.run(&["check", "--json"]).stdout;
    assert!(
        json.contains("\"`Item.note` may be null in responses\""),
        "{json}"
    );
    assert_eq!(told(&["sync"]), broken);
    assert_eq!(told(&["check"]), [""; 0]);
    assert_eq!(told(&["check", "--since", "main"]), [""; 0]);
    let removed = ["breaking: `Item.kind` is gone"];
    assert_eq!(
        told(&["remove", "field", "Item", "kind", "--allow-destructive"]),
        removed
    );
    git(
        &project,
        &["commit", "--quiet", "--all", "--message=Change"],
    );
    project.edit("scaffold.yaml", |spec| {
        spec.replace("    fields:", "    plural: things\n    fields:")
    });
    let moved = "breaking: `Item` is at `/api/v1/things` instead of `/api/v1/items`";
    assert_eq!(told(&["check", "--since", "HEAD"]), [moved]);
    for revision in ["no-such", "--output=x"] {
        let run = project.ends(&["check", &format!("--since={revision}")], 1);
        run.says(&format!(
            "error: git does not have the spec of `{revision}`: "
        ));
    }
    assert!(!project.root().join("x").exists());
}

#[expect(
    clippy::disallowed_methods,
    reason = "the history is made by git itself"
)]
fn git(project: &Project, arguments: &[&str]) {
    let identity = ["-c", "user.name=Test", "-c", "user.email=test@example.com"];
    let status = std::process::Command::new("git")
        .args(identity)
        .args(arguments)
        .current_dir(project.root())
        .status();
    assert!(status.unwrap().success(), "{arguments:?}");
}

#[test]
fn a_folder_that_has_become_a_file_is_told_before_anything_is_written() {
    let project = Project::new();
    let factories = project.root().join("tests/factories");
    fs::remove_dir_all(&factories).unwrap();
    fs::write(&factories, "mine").unwrap();
    project.change_spec();
    project.succeeds(&["sync"]);
    project.edit("scaffold.yaml", |spec| {
        spec + "  Other:\n    fields:\n      title: string\n"
    });
    let before = tree(&project.root());
    let run = project.ends(&["sync"], 3);
    run.says("conflict tests/factories/other.rs");
    assert_eq!(tree(&project.root()), before);
}

#[cfg(unix)]
#[test]
fn links_folders_and_bytes_in_the_place_of_files_are_left_alone() {
    let project = Project::new();
    let at = |path: &str| project.root().join(path);
    let elsewhere = project.home().join("elsewhere.rs");
    fs::rename(at("src/models/item.rs"), &elsewhere).unwrap();
    fs_err::os::unix::fs::symlink(&elsewhere, at("src/models/item.rs")).unwrap();
    project.succeeds(&["sync"]);
    let text = fs::read_to_string(&elsewhere).unwrap();
    project.change_spec();
    project.ends(&["sync"], 3);
    assert_eq!(fs::read_to_string(&elsewhere).unwrap(), text);
    fs::remove_file(at("src/models/item.rs")).unwrap();
    fs::remove_file(at("README.md")).unwrap();
    fs::create_dir(at("README.md")).unwrap();
    fs::write(at("README.md/mine"), "mine").unwrap();
    project.ends(&["sync"], 3);
    fs::remove_dir_all(at("README.md")).unwrap();
    fs::write(at("README.md"), b"\xff\xfe").unwrap();
    project.ends(&["sync"], 3);
    assert_eq!(fs::read(at("README.md")).unwrap(), b"\xff\xfe");
}

#[cfg(unix)]
#[test]
fn a_file_that_may_only_be_read_is_merged_and_stays_so() {
    use std::os::unix::fs::PermissionsExt as _;
    let project = Project::new();
    project.edit("src/models/item.rs", |text| text + "\n// Mine.\n");
    let model = project.root().join("src/models/item.rs");
    fs::set_permissions(&model, std::fs::Permissions::from_mode(0o440)).unwrap();
    project.change_spec();
    project.succeeds(&["sync"]);
    assert!(project.read("src/models/item.rs").contains("note"));
    let mode = fs::metadata(&model).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o440);
}

#[test]
fn markers_that_are_left_are_told_by_every_run() {
    let project = Project::new();
    change_title(&project);
    project.ends(&["sync", "--conflict=markers"], 3);
    for arguments in [["check"], ["sync"]] {
        let run = project.ends(&arguments, 3);
        run.says("(left by a merge)");
    }
    project.edit("src/models/item.rs", |text| {
        let mut lines: Vec<&str> = Vec::new();
        let mut is_mine = true;
        for line in text.lines() {
            match line.split(' ').next() {
                Some("|||||||") => is_mine = false,
                Some(">>>>>>>") => is_mine = true,
                Some("<<<<<<<") => {}
                _ if is_mine => lines.push(line),
                _ => {}
            }
        }
        lines.join("\n") + "\n"
    });
    project.succeeds(&["sync"]);
}

/// The same field by hand and by the spec would be there twice.
#[test]
fn what_would_be_there_twice_is_a_conflict() {
    let project = Project::new();
    project.edit("src/models/item.rs", |text| {
        let field = "    pub note: Option<String>,\n";
        text.replacen(
            "    pub title: String,\n",
            &format!("    pub title: String,\n{field}"),
            1,
        )
        .replacen(
            "    pub id: Uuid,\n",
            &format!("{field}    pub id: Uuid,\n"),
            1,
        )
        .replacen(
            &format!("    pub title: String,\n{field}"),
            "    pub title: String,\n",
            1,
        )
    });
    project.change_spec();
    let run = project.ends(&["sync"], 3);
    run.says("conflict src/models/item.rs:");
    let project = Project::new();
    project.edit("Cargo.toml", |text| {
        text.replace(
            "[dev-dependencies]",
            "argon2 = \"0.5\"\n\n[dev-dependencies]",
        )
    });
    project.edit("scaffold.yaml", |spec| {
        spec + "      secret: password optional\n"
    });
    let run = project.ends(&["sync"], 3);
    run.says("conflict Cargo.toml");
}
