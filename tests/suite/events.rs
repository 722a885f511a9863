//! Which events a service is said to publish.

use crate::project::Project;

/// The types of the events of an entity, as the description of events lists them.
fn described(project: &Project, entity: &str) -> Vec<String> {
    let document = project.read("src/events/asyncapi.rs");
    let (_, rest) = document.split_once("const EVENTS").unwrap();
    let (table, _) = rest.split_once("];").unwrap();
    let texts = table.split('"').skip(1).step_by(2);
    texts
        .filter(|text| text.starts_with(&format!("{entity}.")))
        .map(str::to_owned)
        .collect()
}

/// What a deletion only sets to null stays, and so does what belongs to it.
#[test]
fn events_follow_deletions_as_far_as_these_go() {
    let project = Project::of(
        "\
service: {name: shop}
events: memory
defaults: {operations: [list]}
entities:
  Shelf:
    operations: [create, delete]
    fields: {name: string}
  Box:
    fields: {name: string}
    relations: {shelf: belongs_to Shelf optional on_delete=set_null}
  Label:
    fields: {text: string}
    relations: {box: belongs_to Box on_delete=cascade}
  Book:
    fields: {title: string}
    relations: {shelf: belongs_to Shelf on_delete=cascade}
  Page:
    fields: {text: string}
    relations: {book: belongs_to Book on_delete=cascade}
    actions:
      recount: {on: collection, custom: true}
      tear: {custom: true}
",
    );
    for (entity, events) in [
        ("shelf", &["shelf.created", "shelf.deleted"][..]),
        ("box", &["box.updated"]),
        ("label", &[]),
        ("book", &["book.deleted"]),
        ("page", &["page.deleted", "page.recount", "page.tear"]),
    ] {
        assert_eq!(described(&project, entity), events, "{entity}");
    }
}
