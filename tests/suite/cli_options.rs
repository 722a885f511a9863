//! Options of all commands, help, and what shells can complete.

use fs_err as fs;
use tempfile::TempDir;

use crate::command::{scaffold, scaffold_with};

const SPEC: &str = "service: {name: shop}\nentities:\n  Item:\n    fields: {title: string, price: int}\n  Shelf:\n    fields: {name: string}\n    relations: {item: belongs_to Item}\n";

/// Every command with its parts, as they are typed.
pub const COMMANDS: [&str; 27] = [
    "new",
    "add",
    "add resource",
    "add field",
    "add relation",
    "add feature",
    "remove",
    "remove resource",
    "remove field",
    "remove relation",
    "remove feature",
    "rename",
    "rename resource",
    "rename field",
    "sync",
    "check",
    "upgrade",
    "adopt",
    "migrations",
    "migrations order",
    "import",
    "templates list",
    "templates eject",
    "templates diff",
    "inspect",
    "explain",
    "schema",
];

fn project() -> TempDir {
    let home = TempDir::new().unwrap();
    fs::write(home.path().join("shop.yaml"), SPEC).unwrap();
    let new = ["new", "shop", "--spec", "shop.yaml", "--no-format"];
    assert_eq!(scaffold(home.path(), &new).status, 0);
    home
}

pub fn help(command: &str) -> String {
    let arguments: Vec<_> = command.split(' ').chain(["--help"]).collect();
    let run = scaffold(TempDir::new().unwrap().path(), &arguments);
    assert_eq!(run.status, 0, "{command}: {}", run.stderr);
    run.stdout
}

#[test]
fn the_examples_of_every_help_are_understood() {
    let folder = TempDir::new().unwrap();
    for command in COMMANDS.iter().chain(&["completions", "man"]) {
        let help = help(command);
        let (_, examples) = help
            .split_once("\nExamples:\n")
            .unwrap_or_else(|| panic!("{command}"));
        for example in examples.lines() {
            let typed = example.trim().split("  ").next().unwrap();
            let typed = typed.split(" > ").next().unwrap();
            for part in typed
                .split(" | ")
                .filter(|part| part.starts_with("scaffold "))
            {
                if part.contains("://") || part.contains("--out") {
                    continue;
                }
                let arguments: Vec<_> = part.split(' ').skip(1).collect();
                let run = scaffold(folder.path(), &arguments);
                assert!(!run.stderr.contains("Usage:"), "{part}: {}", run.stderr);
            }
        }
    }
}

#[test]
fn commands_list_the_options_that_mean_something() {
    let lists = |command: &str, option: &str| help(command).contains(option);
    assert!(lists("sync", "--dry-run") && lists("sync", "--conflict"));
    assert!(!lists("explain", "--dry-run") && lists("explain", "--json"));
    for option in ["--dry-run", "--json", "--quiet", "-C", "--color"] {
        assert!(!lists("schema", option), "{option}");
        assert!(!lists("completions", option), "{option}");
    }
}

#[test]
fn a_command_can_be_run_in_another_folder() {
    let home = project();
    let run = scaffold(home.path(), &["-C", "shop", "check"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert_eq!(scaffold(home.path(), &["check", "-C", "shop"]).status, 0);
    let run = scaffold(home.path(), &["-C", "nowhere", "check"]);
    assert_eq!(run.status, 2);
    run.says("`nowhere` cannot be entered");
}

#[test]
fn messages_have_colors_where_they_are_asked_for() {
    let folder = TempDir::new().unwrap();
    let colored = scaffold(folder.path(), &["check", "--color", "always"]);
    colored.says("\u{1b}[");
    let plain = scaffold(folder.path(), &["check", "--color", "never"]);
    assert!(!plain.stderr.contains('\u{1b}'));
}

#[test]
fn a_project_remembers_that_it_is_not_laid_out() {
    let home = project();
    let shop = home.path().join("shop");
    let add = ["add", "field", "items", "note:text:optional"];
    let run = scaffold(&shop, &add);
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert!(!run.stderr.contains("src/main.rs"), "{}", run.stderr);
    assert_eq!(scaffold(&shop, &["check"]).status, 0);
    let run = scaffold(&shop, &["sync", "--format"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    run.says("update src/");
    assert_eq!(scaffold(&shop, &["check"]).status, 0);
    let stamp = fs::read_to_string(shop.join(".scaffold/version")).unwrap();
    assert!(!stamp.contains("unformatted"), "{stamp}");
}

/// What a shell is offered behind these words.
fn offered(home: &TempDir, words: &[&str]) -> Vec<String> {
    let index = words.len().to_string();
    let variables = [
        ("COMPLETE", "bash"),
        ("_CLAP_COMPLETE_INDEX", index.as_str()),
        ("_CLAP_IFS", "\n"),
    ];
    let typed = ["--", "scaffold"].iter().chain(words);
    let typed: Vec<_> = typed.copied().collect();
    let run = scaffold_with(&home.path().join("shop"), &typed, &variables, "");
    assert_eq!(run.status, 0, "{}", run.stderr);
    let words = run.stdout.lines().filter(|word| !word.starts_with('-'));
    words.map(str::to_owned).collect()
}

#[test]
fn shells_complete_the_names_of_the_project() {
    let home = project();
    assert_eq!(offered(&home, &["add", "field", ""]), ["items", "shelves"]);
    assert_eq!(
        offered(&home, &["rename", "field", "items."]),
        ["items.title", "items.price"]
    );
    assert_eq!(
        offered(&home, &["remove", "relation", ""]),
        ["shelves.item"]
    );
    let features = offered(&home, &["add", "feature", ""]);
    assert!(features.contains(&"soft_delete".to_owned()), "{features:?}");
    assert!(features.contains(&"cqrs".to_owned()), "{features:?}");
    let templates = offered(&home, &["templates", "eject", "service/src/main"]);
    assert_eq!(templates, ["service/src/main.rs.tera"]);
    assert_eq!(offered(&home, &["explain", "not-a-"]), ["not-a-project"]);
}

#[test]
fn outside_of_a_project_there_are_no_names_to_complete() {
    let home = TempDir::new().unwrap();
    fs::create_dir(home.path().join("shop")).unwrap();
    assert_eq!(offered(&home, &["add", "field", ""]), [""; 0]);
}

#[test]
fn there_is_a_manual_page_of_every_command() {
    let home = TempDir::new().unwrap();
    let run = scaffold(home.path(), &["man"]);
    assert!(run.stdout.contains(".TH scaffold"), "{}", run.stdout);
    assert_eq!(scaffold(home.path(), &["man", "--out", "pages"]).status, 0);
    for command in COMMANDS {
        let page = format!("pages/scaffold-{}.1", command.replace(' ', "-"));
        assert!(home.path().join(&page).exists(), "{page}");
    }
}
