//! Several commands in one project at once.

use std::collections::BTreeSet;

use scaffold::apply::ApplyError;
use scaffold::pipeline::{GenerateError, RunRequest, prepare};

use crate::killed::start;
use crate::project::Project;
use crate::tree::{tree, write_out};

/// What each of eight people types at the same moment.
fn commands() -> Vec<[String; 5]> {
    let command = |at: usize| {
        let field = format!("note{at}:text:optional");
        ["add", "field", "items", &field, "--no-format"].map(str::to_owned)
    };
    (0..8).map(command).collect()
}

#[test]
fn eight_commands_at_once_end_as_eight_in_a_row() {
    let project = Project::new();
    let running: Vec<_> = commands()
        .iter()
        .map(|command| {
            let arguments: Vec<&str> = command.iter().map(String::as_str).collect();
            start(&project.root(), &arguments)
        })
        .collect();
    for mut child in running {
        assert!(child.wait().unwrap().success());
    }
    let spec = project.read("scaffold.yaml");
    let model = project.read("src/models/item.rs");
    for at in 0..8 {
        assert_eq!(spec.matches(&format!("note{at}: text optional")).count(), 1);
        assert!(model.contains(&format!("pub note{at}: Option<String>")));
    }
    let migrations: BTreeSet<String> = tree(&project.root())
        .into_keys()
        .filter_map(|path| Some(path.strip_prefix("migrations/")?.get(..4)?.to_owned()))
        .collect();
    assert_eq!(migrations.len(), 9, "{migrations:?}");
    project.succeeds(&["check", "--no-format"]);
}

#[test]
fn who_reads_waits_for_who_writes() {
    let project = Project::new();
    let mut writing = start(
        &project.root(),
        &["add", "field", "items", "note:text:optional"],
    );
    let mut looks = Vec::new();
    while writing.try_wait().unwrap().is_none() {
        looks.push(project.run(&["check", "--no-format"]).status);
    }
    // What is laid out as it was not before is out of step, and nothing is interrupted.
    assert!(
        looks.iter().all(|status| [0, 4].contains(status)),
        "{looks:?}"
    );
}

#[test]
fn what_is_saved_while_a_run_works_out_its_plan_stays() {
    let saved = [
        "src/models/item.rs",
        "src/repositories/items.rs",
        "scaffold.yaml",
    ];
    for path in saved {
        let project = Project::new();
        let root = project.root();
        let found = project.read("scaffold.yaml");
        let spec = format!("{found}      note: text optional\n");
        let planned = prepare(&RunRequest {
            found_spec: Some(found.as_bytes()),
            ..RunRequest::new(&root, spec.as_bytes())
        });
        project.edit(path, |text| text + "# By hand.\n");
        let before = tree(&root);
        let refusal = write_out(&root, planned.unwrap());
        assert!(
            matches!(&refusal, Err(GenerateError::Apply(ApplyError::Changed { path: told })) if told == path),
            "{refusal:?}"
        );
        assert_eq!(tree(&root), before);
    }
}
