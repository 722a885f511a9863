//! What goes along with a row that is marked as deleted, and what keeps it.

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
