//! A project puts templates of its own in the place of the tool's.

use fs_err as fs;

use crate::command::scaffold;
use crate::project::Project;
use crate::tree::tree;

const MODEL: &str = ".scaffold/templates/service/src/models/__singular__.rs.tera";
const ORIGINAL: &str = ".scaffold/base/.scaffold/templates/service/src/models/__singular__.rs.tera";

fn ejected() -> Project {
    let project = Project::new();
    project.succeeds(&[
        "templates",
        "eject",
        "service/src/models/__singular__.rs.tera",
    ]);
    project
}

#[test]
fn an_ejected_template_is_the_tools_until_it_is_edited() {
    let project = ejected();
    assert_eq!(project.read(MODEL), project.read(ORIGINAL));
    assert_eq!(project.succeeds(&["templates", "diff"]).stdout, "");
    project.succeeds(&["sync"]);
    project.edit(MODEL, |text| format!("//! Ours.\n{text}"));
    project.ends(&["check"], 4);
    project.edit("src/models/item.rs", |text| text + "\n// Mine.\n");
    let run = project.succeeds(&["sync"]);
    run.says("merge src/models/item.rs");
    let model = project.read("src/models/item.rs");
    assert!(
        model.starts_with("//! Ours.\n") && model.ends_with("// Mine.\n"),
        "{model}"
    );
    project.succeeds(&["check"]);
    let patch = project.succeeds(&["templates", "diff"]).stdout;
    assert!(
        patch.starts_with(&format!("--- a/{MODEL}\n+++ b/{MODEL}\n@@ "))
            && patch.contains("\n+//! Ours.\n"),
        "{patch}"
    );
    fs::remove_file(project.root().join(MODEL)).unwrap();
    project.succeeds(&["sync"]);
    assert!(
        project
            .read("src/models/item.rs")
            .starts_with(|first| first != '!')
    );
    assert!(!project.read("src/models/item.rs").contains("Ours"));
    assert!(!project.root().join(ORIGINAL).exists());
    project.succeeds(&["check"]);
}

#[test]
fn templates_are_found_by_their_path_or_by_what_they_generate() {
    for given in ["src/models/__singular__.rs", "src/models/item.rs"] {
        let project = Project::new();
        let run = project.succeeds(&["templates", "eject", given]);
        run.says(&format!("create {MODEL}\n"));
        let again = project.ends(&["templates", "eject", given], 1);
        again.says("is there already");
    }
    let project = Project::new();
    project.succeeds(&["templates", "eject", "Cargo.toml", "--dry-run"]);
    assert!(!project.root().join(".scaffold/templates").exists());
    let run = project.ends(&["templates", "eject", "Cargo.tml.tera"], 2);
    assert_eq!(
        run.stderr,
        "error: there is no template `Cargo.tml.tera`\nhelp: did you mean `service/Cargo.toml.tera`?\n"
    );
}

#[test]
fn the_list_tells_whose_text_is_used() {
    let project = ejected();
    let list = project.succeeds(&["templates", "list"]).stdout;
    assert!(list.contains("\nservice/Cargo.toml.tera\n"), "{list}");
    assert!(
        list.contains("\nservice/src/models/__singular__.rs.tera (overridden)\n"),
        "{list}"
    );
    let outside = scaffold(project.home(), &["templates", "list", "--json"]).json();
    let outside = outside.as_array().unwrap();
    assert_eq!(outside.len(), list.lines().count());
    assert!(
        outside
            .iter()
            .all(|template| template["status"] == "built_in")
    );
}

/// The tool has another text than the one that was ejected.
fn outdated() -> Project {
    let project = ejected();
    project.edit(MODEL, |text| text + "// Ours.\n");
    for path in [MODEL, ORIGINAL] {
        project.edit(path, |text| format!("//! As it was once.\n{text}"));
    }
    project.edit("src/models/item.rs", |text| {
        format!("//! As it was once.\n{text}// Ours.\n")
    });
    project.pretend(&["src/models/item.rs"]);
    project.stamp("0.0.1");
    project
}

#[test]
fn a_template_that_the_tool_has_changed_since_is_told_and_merged() {
    let project = outdated();
    let list = project.succeeds(&["templates", "list"]).stdout;
    assert!(
        list.contains(
            "__singular__.rs.tera (overridden; changed by scaffold since: run `scaffold upgrade`)\n"
        ),
        "{list}"
    );
    let since = project.succeeds(&["templates", "diff", "--since"]).stdout;
    assert!(since.contains("\n-//! As it was once.\n"), "{since}");
    let check = project.ends(&["check"], 4);
    check.says(&format!("merge {MODEL}\n"));
    project.ends(&["sync"], 1);
    project.succeeds(&["upgrade"]);
    let template = project.read(MODEL);
    assert!(
        !template.contains("As it was once") && template.ends_with("// Ours.\n"),
        "{template}"
    );
    let model = project.read("src/models/item.rs");
    assert!(
        !model.contains("As it was once") && model.ends_with("// Ours.\n"),
        "{model}"
    );
    project.succeeds(&["check"]);
}

#[test]
fn a_template_that_both_have_changed_is_a_conflict() {
    let project = outdated();
    project.edit(MODEL, |text| {
        text.replace("As it was once.", "As we like it.")
    });
    let before = tree(&project.root());
    let run = project.ends(&["upgrade"], 3);
    run.says(&format!("conflict {MODEL}:1\n"));
    assert_eq!(tree(&project.root()), before);
}

#[test]
fn a_template_put_there_by_hand_is_compared_with_what_the_tool_has_now() {
    let project = Project::new();
    project.write(
        ".scaffold/templates/service/Cargo.toml.tera",
        "# {{ service.name }} of ours\n",
    );
    project.succeeds(&["sync"]);
    assert_eq!(project.read("Cargo.toml"), "# shop of ours\n");
    let original = project.read(".scaffold/base/.scaffold/templates/service/Cargo.toml.tera");
    assert!(original.contains("[package]"), "{original}");
    project.succeeds(&["check"]);
}

#[test]
fn what_is_wrong_with_a_template_is_shown_in_it() {
    let project = Project::new();
    let before = tree(&project.root());
    let cases = [
        (
            "service/Cargo.toml.tera",
            "[package]\n  {% if service.name %}\nname = {{ service.nam }}\n{% endif %}\n{{ typo }}\n",
        ),
        (
            "service/Cargo.toml.tera",
            "[package]\n  {% if service.name %}\nname = {{ service.name }\n",
        ),
        (
            "service/README.md.tera",
            "A\n\n  {% if true %}\n  {{ service.name | shout }} {{ service.name | louder }}\n{% endif %}\n",
        ),
        (
            "service/README.md.tera",
            "A\n\n  {% if true %}\n  {{ service.name + 1 }}\n{% endif %}\n",
        ),
        ("service/READMEE.md.tera", "A\n"),
    ];
    let mut said = String::new();
    for (source, text) in cases {
        let path = format!(".scaffold/templates/{source}");
        project.write(&path, text);
        let run = project.run(&["sync"]);
        assert_eq!(run.status, 1, "{text}");
        said += &run.stderr;
        said += "----\n";
        let error = project.run(&["check", "--json"]).json()["errors"][0].clone();
        assert_eq!(error["file"], path);
        fs::remove_file(project.root().join(path)).unwrap();
    }
    insta::assert_snapshot!(said);
    fs::remove_dir_all(project.root().join(".scaffold/templates")).unwrap();
    assert_eq!(tree(&project.root()), before);
}
