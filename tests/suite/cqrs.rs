//! Commands and queries, where a service had methods.

use crate::project::Project;

const SPEC: &str = "\
service: {name: blog}
entities:
  Post:
    fields: {title: string, pinned: bool default=false}
    relations: {tags: many_to_many Tag}
    actions:
      pin: {set: [pinned=true]}
  Tag:
    fields: {name: string}
  Visit:
    operations: [list, get]
    fields: {path: string}
";

#[test]
fn commands_and_queries_come_and_go() {
    let project = Project::of(SPEC);
    let before = project.read("src/services/posts.rs");
    project.succeeds(&["add", "feature", "cqrs", "posts"]);
    assert!(project.read("scaffold.yaml").contains("cqrs: true"));
    let commands = project.read("src/commands/posts.rs");
    let types: Vec<_> = commands
        .lines()
        .filter_map(|line| line.strip_prefix("pub struct ")?.strip_suffix(" {"))
        .collect();
    assert_eq!(
        types,
        [
            "PostCommands",
            "CreatePostCommand",
            "ReplacePostCommand",
            "UpdatePostCommand",
            "DeletePostCommand",
            "AddToPostTagsCommand",
            "RemoveFromPostTagsCommand",
            "PinPostCommand",
        ]
    );
    project.succeeds(&["remove", "feature", "cqrs", "posts"]);
    assert_eq!(project.read("src/services/posts.rs"), before);
    assert!(!project.root().join("src/commands").exists());
}

/// What only reads has no commands.
#[test]
fn what_cannot_be_changed_has_queries_alone() {
    let project = Project::of(SPEC);
    project.succeeds(&["add", "feature", "cqrs", "visits"]);
    assert!(project.root().join("src/queries/visits.rs").exists());
    assert!(!project.root().join("src/commands/visits.rs").exists());
}

/// A rule that somebody wrote into a method has to be moved by hand: nothing is written until then.
#[test]
fn rules_in_methods_are_not_lost() {
    let project = Project::of(SPEC);
    let path = "src/services/posts.rs";
    let edited = project.read(path).replace(
        "let new = input.into_new()?;",
        "let new = input.into_new()?;\n        tracing::info!(\"a rule of our own\");",
    );
    project.write(path, &edited);
    let run = project.ends(&["add", "feature", "cqrs", "posts"], 3);
    run.says(path);
    assert_eq!(project.read(path), edited);
}
