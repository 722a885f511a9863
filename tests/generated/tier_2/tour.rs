//! Walks through the README's tour as a reader would, in an empty folder.

use std::path::Path;
use std::process::Command;

use crate::cargo::{build_turn, shared_build, target};
use crate::readme::{blocks, section};
use crate::running::RunningService;

#[test]
#[ignore = "tier 2"]
fn the_tour_of_the_readme_works_as_written() {
    let _turn = build_turn();
    let folder = tempfile::tempdir().unwrap();
    let tour = section("## Tour");
    fs_err::write(folder.path().join("library.yaml"), block(tour, "yaml")).unwrap();
    let commands: Vec<_> = blocks(tour, "sh").flat_map(str::lines).collect();

    shell(folder.path(), find(&commands, "scaffold new "));
    let project = folder.path().join("library");
    shell(&project, "cargo build");
    let service = RunningService::start(&mut program(&project));
    let requests = blocks(tour, "sh").find(|block| block.contains("curl"));
    let requests = requests
        .unwrap()
        .replace(":3000", &format!(":{}", service.port()));
    let answers = shell(&project, &requests);
    let listed = &answers[answers.rfind(r#"{"success""#).unwrap()..];
    assert!(listed.contains(r#""total":1"#), "{answers}");
    assert!(listed.contains("The Left Hand of Darkness"), "{answers}");
    assert!(listed.contains("Ursula K. Le Guin"), "{answers}");
    drop(service);

    shell(&project, find(&commands, "scaffold add resource "));
    assert!(project.join("src/models/review.rs").is_file());
    for change in [
        "scaffold add field ",
        "scaffold rename field ",
        "scaffold rename resource ",
        "scaffold remove field ",
    ] {
        shell(&project, find(&commands, change));
    }
    assert!(project.join("src/models/writer.rs").is_file());
    shell(&project, find(&commands, "cargo test"));
}

/// The tutorial's spec, rule and changes; its service compiles and passes its tests in the end.
#[test]
#[ignore = "tier 2"]
fn the_tutorial_works_as_written() {
    let _turn = build_turn();
    let folder = tempfile::tempdir().unwrap();
    fs_err::write(folder.path().join("club.yaml"), block(TUTORIAL, "yaml")).unwrap();
    let commands: Vec<_> = blocks(TUTORIAL, "sh").flat_map(str::lines).collect();
    let run = |folder: &Path, command| shell(folder, find(&commands, command));

    run(folder.path(), "scaffold new ");
    let project = folder.path().join("club");
    let service = project.join("src/services/books.rs");
    let text = fs_err::read_to_string(&service).unwrap();
    let [before, after]: [&str; 2] = blocks(TUTORIAL, "rust")
        .collect::<Vec<_>>()
        .try_into()
        .unwrap();
    assert!(text.contains(before), "{text}");
    let edited = text
        .replacen(before, after, 1)
        .replace(
            "use crate::errors::Result;",
            "use crate::errors::{Error, Result};",
        )
        .replacen(
            "use uuid::Uuid;",
            "use chrono::{TimeDelta, Utc};\nuse uuid::Uuid;",
            1,
        );
    fs_err::write(&service, edited).unwrap();
    run(&project, "scaffold add resource ");
    run(&project, "scaffold add field ");
    run(&project, "scaffold rename field ");
    assert!(
        fs_err::read_to_string(&service)
            .unwrap()
            .contains("TimeDelta::days(7)")
    );
    run(&project, "cargo test");
}

const TUTORIAL: &str = include_str!("../../../docs/tutorial.md");

fn block<'a>(section: &'a str, language: &str) -> &'a str {
    blocks(section, language).next().unwrap()
}

fn find<'a>(commands: &[&'a str], start: &str) -> &'a str {
    commands
        .iter()
        .find(|command| command.starts_with(start))
        .unwrap()
}

/// Runs a command line with the built `scaffold` on the path, and gives its output.
#[expect(clippy::disallowed_methods, reason = "the tour is made of commands")]
fn shell(folder: &Path, line: &str) -> String {
    let tool = Path::new(env!("CARGO_BIN_EXE_scaffold")).parent().unwrap();
    let path = format!("{}:{}", tool.display(), std::env::var("PATH").unwrap());
    let output = Command::new("sh")
        .args(["-c", line])
        .current_dir(folder)
        .env("PATH", path)
        .envs(shared_build())
        .output()
        .unwrap();
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{line}\n{text}{errors}");
    text
}

#[expect(clippy::disallowed_methods, reason = "the tour starts the service")]
fn program(project: &Path) -> Command {
    let mut program = Command::new(target().join("debug/library"));
    program.current_dir(project);
    program
}
