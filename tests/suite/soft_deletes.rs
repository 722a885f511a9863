//! What goes along with a row that is marked as deleted, and what keeps it.

use scaffold::front::load;
use scaffold::view::views;

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

/// The body of the repository's `delete`.
fn deletion(project: &Project) -> String {
    let repository = project.read("src/repositories/forums/sqlite.rs");
    let (_, rest) = repository.split_once("async fn delete").unwrap();
    let (_, body) = rest.split_once("trunc_subsecs(6);\n").unwrap();
    let (body, _) = body.split_once("            Ok(())").unwrap();
    body.to_owned()
}

#[test]
fn checks_come_first_then_the_far_end() {
    // Answers keep no message of a topic: they go along themselves.
    insta::assert_snapshot!(deletion(&Project::of(FORUM)));
}

#[test]
fn a_tree_of_one_table_goes_as_a_whole() {
    let tree = FORUM.replace(
        "answered: belongs_to Message optional",
        "answered: belongs_to Message optional on_delete=cascade",
    );
    insta::assert_snapshot!(deletion(&Project::of(&tree)));
}

#[test]
fn a_circle_of_entities_is_gone_round_once() {
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
    insta::assert_snapshot!(deletion(&Project::of(circle)));
}

#[test]
fn a_tree_is_found_by_the_column_of_its_id() {
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
    let body = deletion(&Project::of(tree));
    assert!(
        body.contains(r#"WHERE \"Key\" IN (SELECT \"Key\" FROM ("#),
        "{body}"
    );
}

#[test]
fn many_entities_go_along_with_all_that_is_theirs() {
    let departments = (1..=100).map(|number| {
        format!(
            "  Department{number}:\n    relations: {{firm: belongs_to Firm on_delete=cascade}}\n"
        )
    });
    let spec = format!(
        "service: {{name: shop}}\ndefaults: {{soft_delete: true}}\nentities:\n  \
         Firm:\n    fields: {{name: string}}\n{}  \
         Desk:\n    relations: {{department: belongs_to Department1 on_delete=cascade}}\n",
        departments.collect::<String>()
    );
    let project = load("shop.yaml", spec.as_bytes()).unwrap();
    let views = serde_json::to_value(views(&project)).unwrap();
    let statements = views["entities"][0]["dependents"].as_array().unwrap();
    assert_eq!(statements.len(), 101);
    let first = statements[0].as_str().unwrap();
    assert!(first.contains("UPDATE desks SET deleted_at"), "{first}");
}
