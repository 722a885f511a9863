//! A database that was made from a spec gives a spec that makes the same database.

use fs_err as fs;
use scaffold::front::load;
use scaffold::migrate::migrations;
use scaffold::model::Project;

use super::database::Database;

fn tables(project: &Project) -> String {
    let created = migrations(None, project, &[], false).unwrap();
    created.into_iter().map(|migration| migration.up).collect()
}

/// Without what is only there for people: descriptions, and units that SQL has no word for.
fn statements(sql: &str) -> Vec<String> {
    let lines = sql
        .lines()
        .map(|line| line.split(" -- ").next().unwrap_or(line).trim_end());
    let lines = lines.filter(|line| !line.starts_with("--"));
    let text: Vec<_> = lines.collect();
    let mut statements: Vec<_> = text
        .join("\n")
        .split(";\n")
        .map(|text| text.trim().to_owned())
        .collect();
    statements.sort();
    statements
}

#[test]
fn every_fixture_comes_back() {
    for name in ["blog", "shop", "kinds", "awkward"] {
        let path = format!("{}/fixtures/{name}.yaml", env!("CARGO_MANIFEST_DIR"));
        let project = load(&path, &fs::read(&path).unwrap()).unwrap();
        let before = tables(&project);
        let imported = Database::of(&before).import(false);
        let again = load("again.yaml", imported.text.as_bytes()).unwrap();
        let after = tables(&again);
        similar_asserts(name, &statements(&before), &statements(&after));
    }
}

fn similar_asserts(name: &str, before: &[String], after: &[String]) {
    let lost: Vec<_> = before.iter().filter(|text| !after.contains(text)).collect();
    let new: Vec<_> = after.iter().filter(|text| !before.contains(text)).collect();
    assert!(
        lost.is_empty() && new.is_empty(),
        "{name}\n{lost:#?}\n{new:#?}"
    );
}
