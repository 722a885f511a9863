//! Every command that changes a project shows what it would do, and writes nothing then.

use crate::command::scaffold;
use crate::project::Project;
use crate::tree::tree;

const COMMANDS: [&str; 14] = [
    "sync",
    "sync --conflict=markers",
    "upgrade",
    "add resource Tag name:string:unique items:many_to_many:Item",
    "add field Item stars:int:default=3",
    "add relation items part:belongs_to:Item:optional",
    "add feature soft_delete items",
    "remove resource Box",
    "remove field Box.size",
    "remove relation box.item",
    "remove feature versioned boxes",
    "rename resource box crate",
    "rename field boxes.size weight",
    "rename field Box.item thing",
];

/// Out of step already, so that there is something to do for `sync`, too.
fn project() -> Project {
    let boxes = "entities:\n  Box:\n    versioned: true\n    fields:\n      size: int\n    \
                 relations:\n      item: belongs_to Item\n";
    let project = Project::of(&crate::project::SPEC.replace("entities:\n", boxes));
    project.change_spec();
    project
}

#[test]
fn nothing_is_written_and_the_plan_is_a_document() {
    let project = project();
    let before = tree(&project.root());
    for command in COMMANDS {
        let words: Vec<&str> = command.split(' ').collect();
        let preview = |flags: &[&str], folder: &str| {
            let arguments = [&words, &["--allow-destructive"][..], flags].concat();
            let run = scaffold(&project.root().join(folder), &arguments);
            assert_eq!(run.status, 0, "{command} {flags:?}: {}", run.stderr);
            assert_eq!(tree(&project.root()), before, "{command} {flags:?}");
            run
        };
        let document = preview(&["--dry-run", "--json"], "src/services").json();
        assert_eq!(document["dry_run"], true, "{command}");
        assert_eq!(document["written"], false, "{command}");
        assert_eq!(document["command"], words[0], "{command}");
        let files = document["files"].as_array().unwrap();
        let is_new = |file: &serde_json::Value| file["action"] == "create";
        assert!(files.iter().any(is_new), "{command}");
        let shown = preview(&["--dry-run"], "migrations").stderr;
        assert!(
            shown.ends_with("nothing was written, because of --dry-run\n"),
            "{command}: {shown}"
        );
        let patch = preview(&["--diff"], "").stdout;
        assert!(patch.contains("\n+++ b/migrations/0002_"), "{command}");
    }
}
