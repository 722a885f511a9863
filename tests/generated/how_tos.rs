//! What the README of a service shows how to add, added as it is written there.

use std::path::Path;

use super::server::{Engine, Server};
use super::service::Service;

const BLOG: &str = include_str!("../../fixtures/blog.yaml");

#[test]
fn a_blog_with_what_its_readme_shows_is_sound() {
    let service = Service::from_text("blog-with-how-tos", BLOG);
    follow(service.folder(), 3);
    // What follows is merged with it.
    let spec = fs_err::read_to_string(service.folder().join("scaffold.yaml")).unwrap();
    let content = "      content: text\n";
    let spec = spec.replace(content, &format!("{content}      source: url optional\n"));
    service.sync(&format!(
        "{spec}  Rubric:\n    fields:\n      name: string unique\n"
    ));
    service.is_sound();
}

#[test]
fn so_is_one_on_postgres() {
    is_sound_on(Engine::Postgres);
}

#[test]
fn so_is_one_on_mariadb() {
    is_sound_on(Engine::Mariadb);
}

fn is_sound_on(engine: Engine) {
    let name = format!("blog-with-how-tos-on-{}", engine.spec());
    let service = Service::on(&name, "blog", engine.spec());
    follow(service.folder(), 3);
    service
        .with_database(Server::shared(engine).url("tests"))
        .is_sound();
}

#[test]
fn the_readme_of_every_fixture_fits_its_code() {
    for fixture in ["awkward", "shop"] {
        for engine in [Engine::Postgres, Engine::Mariadb] {
            let name = format!("{fixture}-with-how-tos-on-{}", engine.spec());
            follow(Service::on(&name, fixture, engine.spec()).folder(), 3);
        }
    }
    // It has an entity that is called like the audit of the example.
    follow(Service::generate("kinds").folder(), 0);
}

/// Makes the changes of so many sections.
fn follow(folder: &Path, sections: usize) {
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
    let mut text = fs_err::read_to_string(path).unwrap();
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
    fs_err::write(path, text).unwrap();
}
