//! Another layout of the code is no edit, whatever becomes of the spec.

use crate::project::Project;
use crate::tree::tree;

const SPEC: &str = "\
service: {name: shop}
entities:
  Item:
    fields:
      title: string 1..100
      count: int 0..100 optional
      state: enum open,closed
  Shelf:
    fields:
      name: string unique
    relations:
      best: belongs_to Item
";

/// Lays every Rust file out as somebody's `rustfmt.toml` says.
#[expect(clippy::disallowed_methods, reason = "people run it, too")]
fn lay_out(project: &Project, settings: &str) {
    project.write("rustfmt.toml", settings);
    let files = tree(&project.root()).into_keys();
    let is_rust = |path: &String| {
        path.rsplit_once('.')
            .is_some_and(|(_, ending)| ending == "rs")
    };
    let files = files.filter(|path| is_rust(path) && !path.starts_with(".scaffold"));
    let output = std::process::Command::new("rustfmt")
        .args(["--edition", "2024", "--config-path", "rustfmt.toml"])
        .args(files)
        .current_dir(project.root())
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
}

fn relaid(settings: &str) -> Project {
    let project = Project::of(SPEC);
    let before = project.read("src/repositories/items.rs");
    lay_out(&project, settings);
    assert_ne!(project.read("src/repositories/items.rs"), before);
    project
}

const SETTINGS: [&str; 3] = [
    "max_width = 60\n",
    "hard_tabs = true\nuse_small_heuristics = \"Off\"\n",
    "max_width = 140\nuse_small_heuristics = \"Max\"\nmatch_block_trailing_comma = true\n",
];

const ON_POSTGRES: (&str, &str) = ("entities", "database: postgres\nentities");

#[test]
fn another_engine_meets_no_edit_where_only_the_layout_is_another() {
    for settings in SETTINGS {
        let project = relaid(settings);
        project.edit("scaffold.yaml", |spec| {
            spec.replacen(ON_POSTGRES.0, ON_POSTGRES.1, 1)
        });
        let run = project.succeeds(&["sync"]);
        for word in [" merge ", " keep ", "held back"] {
            assert!(!run.stderr.contains(word), "{settings}: {}", run.stderr);
        }
        let fresh = tree(&Project::of(&SPEC.replacen(ON_POSTGRES.0, ON_POSTGRES.1, 1)).root());
        let found = tree(&project.root()).into_keys();
        let mut code = found.filter(|path| path.starts_with("src/") || path.starts_with("tests/"));
        assert!(code.all(|path| fresh.contains_key(&path)), "{settings}");
    }
}

#[test]
fn an_edit_in_another_layout_is_merged_with_a_new_engine() {
    let project = relaid(SETTINGS[1]);
    let mine = "\n// Mine.\n";
    for path in [
        "src/repositories/conditions.rs",
        "src/repositories/items.rs",
        "src/services/items.rs",
    ] {
        project.edit(path, |text| text + mine);
    }
    project.edit("scaffold.yaml", |spec| {
        spec.replacen(ON_POSTGRES.0, ON_POSTGRES.1, 1)
    });
    project.succeeds(&["sync"]);
    assert!(
        project
            .read("src/repositories/conditions.rs")
            .ends_with(mine)
    );
    assert!(project.read("src/repositories/items.rs").contains("sqlx"));
}

#[test]
fn sql_of_people_that_the_new_engine_does_not_understand_is_told() {
    let project = Project::of(SPEC);
    project.edit("src/repositories/items.rs", |text| {
        text + "\nconst MINE: &str = \"INSERT OR ABORT INTO items VALUES (1)\"; // PRAGMA\n"
    });
    project.write(
        "src/mine.rs",
        "fn a() -> &'static str {\n    r#\"SELECT * FROM items INDEXED BY a\"#\n}\n",
    );
    project.edit("scaffold.yaml", |spec| {
        spec.replacen(ON_POSTGRES.0, ON_POSTGRES.1, 1)
    });
    let run = project.succeeds(&["sync"]);
    run.says("`src/mine.rs` says `INDEXED BY`, which PostgreSQL does not understand (line 2)");
    run.says(
        "`src/repositories/items.rs` says `INSERT OR`, which PostgreSQL does not understand (line ",
    );
    assert_eq!(run.stderr.matches("does not understand").count(), 2);
}
