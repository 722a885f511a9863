//! What the generated deletion is told of the foreign keys that refer to a table.

use crate::project::Project;

const FORUM: &str = "\
service: {name: shop}
entities:
  Forum:
    soft_delete: true
    fields: {name: string}
  Topic:
    soft_delete: true
    fields: {title: string}
    relations:
      forum: belongs_to Forum on_delete=cascade
  Message:
    soft_delete: true
    fields: {content: text}
    relations:
      topic: belongs_to Topic on_delete=cascade
      answered: belongs_to Message optional
  Attachment:
    fields: {name: string}
    relations:
      message: belongs_to Message on_delete=cascade
  Report:
    fields: {reason: string}
    relations:
      topic: belongs_to Topic
";

/// What a repository says of its table, in lines.
fn table(project: &Project, module: &str) -> Vec<String> {
    let repository = project.read(&format!("src/repositories/{module}.rs"));
    let (_, rest) = repository
        .split_once("static TABLE: Table = Table {\n")
        .unwrap();
    let (body, _) = rest.split_once("\n};").unwrap();
    body.lines().map(|line| line.trim().to_owned()).collect()
}

/// What refers to a table: the module, the column, and what becomes of its row.
fn dependents(project: &Project, module: &str) -> Vec<String> {
    let lines = table(project, module).join(" ");
    let parts = lines.split("&super::").skip(1);
    let words = parts.map(|part| {
        let (module, rest) = part.split_once("::TABLE").unwrap();
        let (_, rest) = rest.split_once("column: \"").unwrap();
        let (column, rest) = rest.split_once('"').unwrap();
        let (_, rest) = rest.split_once("OnDelete::").unwrap();
        let end = rest.find(|letter: char| !letter.is_alphabetic()).unwrap();
        format!("{module} {column} {}", &rest[..end])
    });
    words.collect()
}

#[test]
fn every_key_is_told_where_a_deletion_comes_by() {
    let project = Project::of(FORUM);
    assert_eq!(dependents(&project, "forums"), ["topics forum_id Cascade"]);
    assert_eq!(
        dependents(&project, "topics"),
        ["messages topic_id Cascade", "reports topic_id Restrict"]
    );
    assert_eq!(
        dependents(&project, "messages"),
        [
            "messages answered_id Restrict",
            "attachments message_id Cascade"
        ]
    );
    assert!(table(&project, "attachments").contains(&"soft_delete: false,".to_owned()));
    assert!(table(&project, "messages").contains(&"soft_delete: true,".to_owned()));
    let reports = project.read("src/repositories/reports.rs");
    assert!(!reports.contains("deletion::delete"), "{reports}");
}

#[test]
fn a_circle_of_entities_is_told_once() {
    let circle = "\
service: {name: shop}
entities:
  Forum:
    soft_delete: true
    relations:
      best: belongs_to Topic optional on_delete=cascade
  Topic:
    soft_delete: true
    relations:
      forum: belongs_to Forum on_delete=cascade
";
    let project = Project::of(circle);
    assert_eq!(dependents(&project, "forums"), ["topics forum_id Cascade"]);
    assert_eq!(dependents(&project, "topics"), ["forums best_id Cascade"]);
}

#[test]
fn rows_are_found_by_the_column_of_their_id() {
    let tree = "\
service: {name: shop}
entities:
  Forum:
    table: forums
    soft_delete: true
    fields: {name: string}
  Message:
    table: messages
    id: {type: uuid, column: Key}
    soft_delete: true
    relations:
      forum: belongs_to Forum on_delete=cascade
      answered: belongs_to Message optional on_delete=cascade
";
    let project = Project::of(tree);
    let key = |module| table(&project, module)[1].clone();
    assert_eq!(key("forums"), r#"key: "id","#);
    assert_eq!(key("messages"), r#"key: "\"Key\"","#);
}

#[test]
fn the_database_settles_what_it_can() {
    let project = Project::of(&FORUM.replace("    soft_delete: true\n", ""));
    assert!(!project.root().join("src/repositories/deletion.rs").exists());
    let forums = project.read("src/repositories/forums.rs");
    assert!(!forums.contains("TABLE: Table"), "{forums}");
}
