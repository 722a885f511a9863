//! What the README of a service shows how to add, added as it is written there.

use std::path::Path;

use super::service::Service;

pub fn with_how_tos(service: &Service) {
    follow(service.folder(), 3);
}

pub fn with_how_tos_of_clients(service: &Service) {
    follow(service.folder(), 4);
}

/// What follows is merged with it.
pub fn with_how_tos_and_grown(service: &Service) {
    with_how_tos(service);
    let spec = fs_err::read_to_string(service.folder().join("scaffold.yaml")).unwrap();
    let content = "      content: text\n";
    let spec = spec.replace(content, &format!("{content}      source: url optional\n"));
    let rubric = "  Rubric:\n    fields:\n      name: string unique\n";
    service.sync(&spec.replace("\n  Tag:\n", &format!("\n{rubric}  Tag:\n")));
}

/// Makes the changes of so many sections.
pub fn follow(folder: &Path, sections: usize) {
    let readme = fs_err::read_to_string(folder.join("README.md")).unwrap();
    let (_, text) = readme.split_once("## How to add").unwrap_or_default();
    let text = text.split("\n## ").next().unwrap_or_default();
    assert_eq!(text.matches("\n### ").count(), sections);
    let mut path = None;
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        // A paragraph that begins with a path says what becomes of the file.
        let named = line.strip_prefix('`').and_then(|line| line.split_once('`'));
        if let Some((named, _)) = named.filter(|(named, _)| !named.is_empty()) {
            path = Some(folder.join(named));
        }
        let Some(language) = line.strip_prefix("```") else {
            continue;
        };
        let block: Vec<_> = lines.by_ref().take_while(|line| *line != "```").collect();
        let path = path.take().unwrap();
        if language == "diff" {
            edit(&path, &block);
        } else {
            assert!(!path.exists(), "{}", path.display());
            fs_err::write(&path, block.join("\n") + "\n").unwrap();
        }
    }
}

/// Applies the hunks of a diff, each of which has one place in the file.
fn edit(path: &Path, diff: &[&str]) {
    // A hunk begins with a line, which may be the first one.
    let mut text = format!("\n{}", fs_err::read_to_string(path).unwrap());
    for hunk in diff.split(|line| *line == "@@") {
        let side = |other: char| {
            let lines = hunk.iter().filter(|line| !line.starts_with(other));
            let lines: Vec<_> = lines.map(|line| &line[1..]).collect();
            lines.join("\n") + "\n"
        };
        let (old, new) = (side('+'), side('-'));
        let place = format!("\n{old}");
        assert_eq!(
            text.matches(&place).count(),
            1,
            "{}:{place}",
            path.display()
        );
        text = text.replace(&place, &format!("\n{new}"));
    }
    fs_err::write(path, &text[1..]).unwrap();
}
