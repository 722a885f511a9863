//! Which events a service is said to publish.

use scaffold::front::load;

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

const SHOP: &str = "\
service: {name: shop}
events: rabbitmq
entities:
  Post:
    operations: [create, list, delete]
    fields: {title: string}
    actions:
      feature: {custom: true}
";

/// Each topic has a handler, whose middle belongs to people.
#[test]
fn a_handler_is_kept_when_topics_are_added_and_removed() {
    let project = Project::of(&format!("{SHOP}subscribes: [shop.Post.created]\n"));
    let handlers = "src/events/subscriptions.rs";
    let before = project.read(handlers);
    assert!(before.contains("\"shop.Post.created\""), "{before}");
    let mine = before.replace(
        "Ok(())\n            })",
        "self.mine(tx).await\n            })",
    );
    assert_ne!(mine, before);
    project.write(handlers, &mine);
    let [one, both] = [
        "[shop.Post.created]",
        "[shop.Post.created, users.User.deleted]",
    ];
    project.edit("scaffold.yaml", |spec| spec.replace(one, both));
    done(&project, "sync");
    let grown = project.read(handlers);
    assert!(
        grown.contains("impl EventHandler for UsersUserDeleted"),
        "{grown}"
    );
    assert!(grown.contains("self.mine(tx).await"), "{grown}");
    project.edit("scaffold.yaml", |spec| spec.replace(both, one));
    done(&project, "sync");
    assert_eq!(project.read(handlers), mine);
}

#[test]
fn topics_follow_the_names_of_the_service_and_of_its_entities() {
    let project = Project::of(&format!(
        "{SHOP}subscribes: [shop.Post.created, users.Post.created]\n"
    ));
    done(&project, "rename resource posts Article");
    let spec = project.read("scaffold.yaml");
    assert!(
        spec.contains("[shop.Article.created, users.Post.created]"),
        "{spec}"
    );
    let refused = project.run(&["remove", "resource", "articles"]);
    assert_eq!(refused.status, 1);
    refused.says("error[still-in-use]");
}

#[test]
fn topics_without_events_are_refused() {
    for (spec, code, message) in [
        (
            "events: none",
            "subscribes-without-events",
            "`subscribes` needs a broker",
        ),
        (
            "events: memory",
            "foreign-topic",
            "no events of the service `users`",
        ),
    ] {
        let text = SHOP.replace("events: rabbitmq", spec);
        says(
            &format!("{text}subscribes: [users.User.deleted]\n"),
            code,
            message,
        );
    }
    for (topic, message) in [
        ("shop.Post", "`shop.Post` is not a topic"),
        ("shop.post.created", "`shop.post.created` is not a topic"),
        ("shop.Pots.created", "there is no entity `Pots`"),
        ("shop.Post.updated", "`Post` has no event `updated`"),
        ("shop.Post.featured", "`Post` has no event `featured`"),
    ] {
        says(&format!("{SHOP}subscribes: [{topic}]\n"), "topic", message);
    }
    let twice = "subscribes: [shop.Post.feature, shop.Post.feature]\n";
    says(&format!("{SHOP}{twice}"), "topic", "is given twice");
}

/// What is said to be published, and what can be subscribed to, is the same.
#[test]
fn deletions_are_subscribed_to_as_far_as_they_go() {
    let spec = |operations: &str| {
        format!(
            "\
service: {{name: shop}}
events: memory
subscribes: [shop.Page.deleted]
entities:
  Book:
    operations: [{operations}]
    fields: {{title: string}}
  Page:
    operations: [create, list]
    fields: {{text: string}}
    relations: {{book: belongs_to Book on_delete=cascade}}
"
        )
    };
    assert!(load("scaffold.yaml", spec("create, delete").as_bytes()).is_ok());
    says(&spec("create"), "topic", "`Page` has no event `deleted`");
}

fn done(project: &Project, line: &str) {
    let words: Vec<_> = line.split(' ').collect();
    let run = project.run(&words);
    assert_eq!(run.status, 0, "{}", run.stderr);
}

fn says(spec: &str, code: &str, message: &str) {
    let diagnostics = load("scaffold.yaml", spec.as_bytes()).unwrap_err();
    let text = diagnostics.to_text(false);
    assert!(text.contains(&format!("error[{code}]")), "{text}");
    assert!(text.contains(message), "{text}");
}
