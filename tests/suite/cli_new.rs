//! `scaffold new`.

use fs_err as fs;
use tempfile::TempDir;

use crate::command::{scaffold, scaffold_fed};

fn home() -> TempDir {
    TempDir::new().unwrap()
}

const SPEC: &str =
    "service: {name: shop}\nentities:\n  Item: # things\n    fields: {title: string}\n";

#[test]
fn an_empty_service_has_no_resources() {
    let home = home();
    let run = scaffold(home.path(), &["new", "blog", "--empty"]);
    assert_eq!((run.status, run.stdout.as_str()), (0, ""));
    run.says("      create src/ (");
    assert!(!run.stderr.contains("src/main.rs"), "{}", run.stderr);
    assert!(
        run.messages()
            .ends_with("[time]\n             cd blog\n             cargo run")
    );
    let spec = fs::read_to_string(home.path().join("blog/scaffold.yaml")).unwrap();
    let expected = "# yaml-language-server: $schema=.scaffold/schema.json\nscaffold: 1\nservice:\n  name: blog\n";
    assert_eq!(spec, expected);
    assert!(home.path().join("blog/.scaffold/schema.json").exists());
    assert!(!home.path().join("blog/.git").exists());
}

#[test]
fn a_spec_is_taken_over_as_it_is_but_for_the_name() {
    let home = home();
    fs::write(home.path().join("shop.yaml"), SPEC).unwrap();
    let run = scaffold(home.path(), &["new", "corner-shop", "--spec", "shop.yaml"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    run.says("note: the spec calls the service `shop`");
    let spec = fs::read_to_string(home.path().join("corner-shop/scaffold.yaml")).unwrap();
    let (first, rest) = spec.split_once('\n').unwrap();
    assert_eq!(
        first,
        "# yaml-language-server: $schema=.scaffold/schema.json"
    );
    assert_eq!(rest, SPEC.replace("shop", "corner-shop"));
    let manifest = fs::read_to_string(home.path().join("corner-shop/Cargo.toml")).unwrap();
    assert!(manifest.contains("name = \"corner-shop\""));
}

#[test]
fn the_name_in_a_spec_is_taken_where_no_other_is_given() {
    let home = TempDir::new().unwrap();
    fs::write(home.path().join("spec.yaml"), SPEC).unwrap();
    let run = scaffold(home.path(), &["new", "--spec", "spec.yaml", "--no-format"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert!(!run.stderr.contains("note:"), "{}", run.stderr);
    assert!(home.path().join("shop/src/main.rs").exists());
    fs::write(home.path().join("spec.yaml"), "service: {}\n").unwrap();
    let run = scaffold(home.path(), &["new", "--spec", "spec.yaml"]);
    assert_eq!(run.status, 1, "{}", run.stderr);
}

#[test]
fn a_wrong_spec_is_reported_with_the_lines_of_the_users_file() {
    let home = home();
    fs::write(
        home.path().join("shop.yaml"),
        SPEC.replace("string", "strin"),
    )
    .unwrap();
    let run = scaffold(home.path(), &["new", "shop", "--spec", "shop.yaml"]);
    assert_eq!(run.status, 1);
    run.says("shop.yaml:4:");
    assert!(!home.path().join("shop").exists());
    let run = scaffold(home.path(), &["new", "shop", "--spec", "nothing.yaml"]);
    assert_eq!(run.status, 1);
    run.says("error: `nothing.yaml` cannot be read");
}

#[test]
fn a_folder_with_something_in_it_is_refused() {
    let home = home();
    fs::create_dir(home.path().join("blog")).unwrap();
    fs::write(home.path().join("blog/notes"), "mine").unwrap();
    let run = scaffold(home.path(), &["new", "blog", "--empty"]);
    assert_eq!(run.status, 1);
    run.says("blog` exists and is not empty\nhelp: ");
    assert_eq!(fs::read_dir(home.path().join("blog")).unwrap().count(), 1);
}

/// What a run leaves that was killed before it wrote anything.
#[test]
fn a_folder_with_nothing_but_a_lock_is_filled() {
    let home = home();
    fs::create_dir_all(home.path().join("blog/.scaffold")).unwrap();
    fs::write(home.path().join("blog/.scaffold/lock"), "").unwrap();
    let run = scaffold(home.path(), &["new", "blog", "--empty"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    fs::create_dir_all(home.path().join("other/.scaffold")).unwrap();
    fs::write(home.path().join("other/.scaffold/mine"), "mine").unwrap();
    assert_eq!(
        scaffold(home.path(), &["new", "other", "--empty"]).status,
        1
    );
}

#[test]
fn an_empty_folder_is_filled() {
    let home = home();
    let run = scaffold(home.path(), &["new", "blog", "--empty", "--path", "."]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert!(home.path().join("Cargo.toml").exists());
    assert_eq!(scaffold(home.path(), &["check"]).status, 0);
}

#[test]
fn the_name_is_kebab_case() {
    let run = scaffold(home().path(), &["new", "OrderDesk"]);
    assert_eq!(run.status, 2);
    run.says("`order-desk`");
}

#[test]
fn a_dry_run_writes_nothing() {
    let home = home();
    let run = scaffold(home.path(), &["new", "blog", "--empty", "--dry-run"]);
    assert_eq!(run.status, 0);
    run.says("create src/ (");
    assert_eq!(fs::read_dir(home.path()).unwrap().count(), 0);
}

#[test]
fn the_last_lines_count_what_was_written_or_would_be() {
    let home = home();
    let last = |arguments: &[&str]| {
        let messages = scaffold(home.path(), arguments).messages();
        let begins = |line: &&str| line.starts_with(|first: char| first.is_ascii_digit());
        let closing = messages.lines().find(begins).unwrap();
        closing.split_once(' ').unwrap().1.to_owned()
    };
    assert_eq!(
        last(&["new", "blog", "--empty", "--dry-run"]),
        "to create; nothing was written, because of --dry-run"
    );
    assert_eq!(last(&["new", "blog", "--empty"]), "created in [time]");
}

#[test]
fn json_is_one_document_on_standard_output() {
    let home = home();
    let run = scaffold(home.path(), &["new", "blog", "--empty", "--json"]);
    assert_eq!(run.stderr, "");
    let document = run.json();
    assert_eq!(document["version"], 1);
    assert_eq!(document["command"], "new");
    assert_eq!(document["status"], "done");
    assert_eq!(document["files"][0]["action"], "create");
    assert_eq!(document["next"][1], "cargo run");
    let run = scaffold(home.path(), &["new", "blog", "--empty", "--json"]);
    assert_eq!((run.status, run.stderr.as_str()), (1, ""));
    assert_eq!(run.json()["status"], "error");
    let run = scaffold(home.path(), &["new", "Blog", "--json"]);
    assert_eq!((run.status, run.stderr.as_str()), (2, ""));
    assert_eq!(run.json()["version"], 1);
    assert_eq!(run.json()["status"], "error");
    assert_eq!(run.json()["errors"][0]["code"], "usage");
}

#[test]
fn a_spec_can_come_from_standard_input() {
    let home = home();
    let run = scaffold_fed(home.path(), &["new", "shop", "--spec", "-"], SPEC);
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert!(home.path().join("shop/src/models/item.rs").exists());
    let wrong = SPEC.replace("string", "strin");
    let run = scaffold_fed(home.path(), &["new", "other", "--spec", "-"], &wrong);
    assert_eq!(run.status, 1);
    run.says("<stdin>:4:");
}

#[test]
fn without_a_spec_and_a_terminal_it_says_what_is_missing() {
    let home = home();
    let run = scaffold(home.path(), &["new", "blog"]);
    assert_eq!(run.status, 2);
    run.says("error[usage]: a service needs a spec");
    run.says("`--empty`");
    assert_eq!(fs::read_dir(home.path()).unwrap().count(), 0);
}

#[test]
fn verbose_lists_every_file() {
    let home = home();
    let run = scaffold(home.path(), &["new", "blog", "--empty", "-v"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    run.says("      create src/main.rs\n");
}

#[test]
fn quiet_says_nothing_but_errors() {
    let home = home();
    let run = scaffold(home.path(), &["new", "blog", "--empty", "--quiet"]);
    assert_eq!(
        (run.status, run.stderr.as_str(), run.stdout.as_str()),
        (0, "", "")
    );
    assert_ne!(
        scaffold(home.path(), &["new", "blog", "--empty", "--quiet"]).stderr,
        ""
    );
}

#[test]
fn a_git_repository_is_made_when_it_is_asked_for() {
    let home = home();
    let run = scaffold(home.path(), &["new", "blog", "--empty", "--git"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert!(home.path().join("blog/.git").is_dir());
    assert!(!home.path().join("blog/.git/index").exists());
    let head = fs::read_to_string(home.path().join("blog/.git/HEAD")).unwrap();
    assert_eq!(head, "ref: refs/heads/main\n");
}

#[test]
fn what_a_killed_run_has_left_is_cleaned_up() {
    let home = home();
    fs::create_dir_all(home.path().join(".blog.scaffold-new/src")).unwrap();
    fs::write(home.path().join(".blog.scaffold-new/src/main.rs"), "fn ma").unwrap();
    assert_eq!(scaffold(home.path(), &["new", "blog", "--empty"]).status, 0);
    assert_eq!(fs::read_dir(home.path()).unwrap().count(), 1);
}

#[test]
fn the_same_spec_gives_the_same_bytes() {
    let home = home();
    fs::write(home.path().join("shop.yaml"), SPEC).unwrap();
    for path in ["one", "two"] {
        let run = scaffold(
            home.path(),
            &["new", "shop", "--spec", "shop.yaml", "--path", path],
        );
        assert_eq!(run.status, 0, "{}", run.stderr);
    }
    let (one, two) = (
        crate::tree::tree(&home.path().join("one")),
        crate::tree::tree(&home.path().join("two")),
    );
    assert!(one.len() > 10);
    assert_eq!(one, two);
}

#[test]
fn a_service_on_a_server_is_told_to_start_one_unless_it_stands_on_one_that_runs() {
    let home = home();
    let next = |name: &str, spec: String| {
        fs::write(home.path().join("spec.yaml"), spec).unwrap();
        let run = scaffold(
            home.path(),
            &["new", name, "--spec", "spec.yaml", "--no-format", "--json"],
        );
        run.json()["next"].clone()
    };
    let spec = SPEC.replace("entities", "database: postgres\nentities");
    let adopted = spec.replace("fields", "table: items\n    fields");
    assert_eq!(
        next("fresh", spec),
        serde_json::json!([
            "cd fresh",
            "docker compose up -d --wait database",
            "cargo run"
        ])
    );
    assert_eq!(
        next("old", adopted),
        serde_json::json!(["cd old", "cargo run"])
    );
}
