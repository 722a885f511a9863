//! Verbs that print a document.

use fs_err as fs;
use tempfile::TempDir;

use crate::command::scaffold;

const SPEC: &str = "service: {name: shop}\nentities:\n  Item:\n    fields: {title: string}\n";

fn home() -> TempDir {
    let home = TempDir::new().unwrap();
    fs::write(home.path().join("shop.yaml"), SPEC).unwrap();
    home
}

#[test]
fn stages_are_printed_as_json() {
    let home = home();
    let inspect = |stage| {
        scaffold(
            home.path(),
            &["inspect", "--stage", stage, "--spec", "shop.yaml"],
        )
        .json()
    };
    assert_eq!(inspect("model")["entities"][0]["name"], "Item");
    assert_eq!(inspect("views")["service"]["name"], "shop");
    let plan = inspect("plan");
    let files = plan.as_array().unwrap();
    assert!(
        files
            .iter()
            .any(|file| file["path"] == "src/models/item.rs" && file["action"] == "create")
    );
    assert_eq!(fs::read_dir(home.path()).unwrap().count(), 1);
}

#[test]
fn the_schema_is_that_of_the_spec() {
    let home = home();
    let run = scaffold(home.path(), &["schema"]);
    assert_eq!((run.status, run.stderr.as_str()), (0, ""));
    assert_eq!(run.json()["properties"]["entities"]["type"], "object");
    assert_eq!(scaffold(home.path(), &["new", "shop", "--empty"]).status, 0);
    let written = fs::read_to_string(home.path().join("shop/.scaffold/schema.json")).unwrap();
    assert_eq!(written, run.stdout);
}

#[test]
fn every_shell_gets_its_completions() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let run = scaffold(home().path(), &["completions", shell]);
        assert!(
            run.status == 0 && run.stdout.contains("scaffold"),
            "{shell}"
        );
    }
}

#[test]
fn help_is_no_error_and_a_wrong_verb_is() {
    let run = scaffold(home().path(), &["--help"]);
    assert_eq!((run.status, run.stderr.as_str()), (0, ""));
    assert_eq!(scaffold(home().path(), &["nwe"]).status, 2);
    assert_eq!(scaffold(home().path(), &[]).status, 2);
    assert_eq!(scaffold(home().path(), &["new"]).status, 2);
}
