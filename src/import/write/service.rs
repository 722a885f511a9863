use crate::import::document::Document;
use crate::import::item::{Item, Written};
use crate::model::Engine;

use super::defaults::Defaults;
use super::entity::write_entity;
use super::yaml::scalar;

/// The text of the spec.
pub fn write(document: &Document) -> Written {
    let mut written = Written::default();
    let defaults = Defaults::of(document);
    let mut head = |text: &str| written.line(Item::Service, text);
    head("scaffold: 1");
    head("service:");
    head(&format!("  name: {}", scalar(&document.service)));
    match document.engine {
        Engine::Sqlite => {}
        Engine::Postgres => head("database: postgres"),
        Engine::Mysql => head("database: mysql"),
    }
    if defaults.bigint || !defaults.timestamps {
        head("defaults:");
    }
    if defaults.bigint {
        head("  id: bigint");
    }
    if !defaults.timestamps {
        head("  timestamps: false");
    }
    if !document.entities.is_empty() {
        head("entities:");
    }
    for (at, entity) in document.entities.iter().enumerate() {
        write_entity(&mut written, at, entity, &defaults);
    }
    written
}
