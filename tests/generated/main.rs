//! Generates every fixture, then asks of the result what its owner would ask: that it is laid out as
//! `rustfmt` would, that neither clippy's pedantic lints nor `cargo doc` has a word to say, and that
//! its own tests pass. All fixtures share one target folder, so that dependencies are built once.

mod absent;
mod adopted;
mod batches;
mod changed;
mod changes;
#[expect(dead_code, reason = "the other tests use all of it")]
#[path = "../suite/command.rs"]
mod command;
mod edited;
#[path = "../edits/mod.rs"]
mod edits;
mod exhausted;
mod how_tos;
mod killed;
mod lived;
mod lives;
#[path = "../suite/random.rs"]
mod random;
mod running;
#[path = "../servers/import/schemas.rs"]
mod schemas;
#[path = "../servers/server/mod.rs"]
mod server;
mod servers;
mod service;
#[path = "../suite/migrations/shape.rs"]
mod shape;
mod tls;
mod tour;
#[path = "../suite/tree.rs"]
mod tree;

use service::Service;

#[test]
fn a_service_without_entities_is_sound() {
    Service::generate("empty").is_sound();
}

#[test]
fn the_blog_is_sound() {
    Service::generate("blog").is_sound();
}

#[test]
fn a_service_that_exports_traces_is_sound() {
    let spec = "service: {name: traced}\ntelemetry: otlp\nentities:\n  Post:\n    fields: {title: string}\n";
    Service::from_text("traced", spec).is_sound();
}

/// What a service shares must not depend on what a large fixture happens to use of it.
#[test]
fn services_that_use_little_are_sound() {
    let of = |name: &str, entities: &str| {
        let spec = format!("service: {{name: {name}}}\nentities:\n{entities}");
        Service::from_text(name, &spec).is_sound();
    };
    of(
        "journal",
        "  Entry:\n    operations: [create]\n    fields: {body: json}\n",
    );
    of(
        "archive",
        "  Entry:\n    operations: [list, get]\n    fields: {body: json}\n",
    );
    of(
        "library",
        "  Shelf:\n    soft_delete: true\n    fields: {name: string}\n  \
           Book:\n    fields: {title: string}\n    relations: {shelf: belongs_to Shelf}\n",
    );
}

#[test]
fn every_kind_of_field_and_relation_is_sound() {
    Service::generate("kinds").is_sound();
}

#[test]
fn awkward_names_are_sound() {
    Service::generate("awkward").is_sound();
}

#[test]
fn a_shop_of_thirty_entities_is_sound() {
    Service::generate("shop").is_sound();
}
