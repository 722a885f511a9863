use crate::import::document::{EntityDocument, ImportedDocument};
use crate::model::{Engine, IdKind, Operation};
use crate::spec::quote;

use super::declaration::{field_declaration, list, relation_declaration};
use super::written::{Defaults, DocumentItem, EntityPart, Written};

/// The text of the spec.
pub fn write(document: &ImportedDocument) -> Written {
    let mut written = Written::default();
    let defaults = Defaults::of(document);
    let mut head = |text: &str| written.line(DocumentItem::Service, text);
    head("scaffold: 1");
    head("service:");
    head(&format!("  name: {}", quote::text(&document.service)));
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
        write_keys(&mut written, at, entity, &defaults);
        write_members(&mut written, at, entity);
        write_sets(&mut written, at, entity);
    }
    written
}

/// The name of an entity, and what it says beside its members.
fn write_keys(written: &mut Written, at: usize, entity: &EntityDocument, defaults: &Defaults) {
    let mut line = |text: String| written.line(DocumentItem::Entity(at, EntityPart::Whole), &text);
    line(format!("  {}:", entity.name));
    let mut key = |key: &str, value: Option<String>| {
        if let Some(value) = value {
            line(format!("    {key}: {value}"));
        }
    };
    let text = |text: &Option<String>| text.as_deref().map(quote::text);
    key("description", text(&entity.description));
    key("plural", text(&entity.plural));
    key("table", text(&entity.table));
    key("id", id(entity, defaults));
    let is_usual = entity.timestamps == defaults.timestamps;
    key(
        "timestamps",
        (!is_usual).then(|| entity.timestamps.to_string()),
    );
    let flag = |on: bool| on.then(|| "true".to_owned());
    key("soft_delete", flag(entity.soft_delete));
    key("versioned", flag(entity.versioned));
    let operations = entity.operations.as_ref().map(|operations| {
        let words: Vec<_> = operations.iter().copied().map(word).collect();
        format!("[{}]", words.join(", "))
    });
    key("operations", operations);
}

fn id(entity: &EntityDocument, defaults: &Defaults) -> Option<String> {
    let kind = match entity.id.kind {
        IdKind::Bigint => "bigint",
        IdKind::Uuid => "uuid",
    };
    match &entity.id.column {
        Some(column) => Some(format!("{{type: {kind}, column: {}}}", quote::text(column))),
        None => ((entity.id.kind == IdKind::Bigint) != defaults.bigint).then(|| kind.to_owned()),
    }
}

fn write_members(written: &mut Written, at: usize, entity: &EntityDocument) {
    if !entity.fields.is_empty() {
        written.line(DocumentItem::Entity(at, EntityPart::Whole), "    fields:");
    }
    for (place, field) in entity.fields.iter().enumerate() {
        let declaration = field_declaration(field).written();
        let text = format!("      {}: {declaration}", quote::text(&field.name));
        written.line(DocumentItem::Entity(at, EntityPart::Field(place)), &text);
    }
    if !entity.relations.is_empty() {
        written.line(
            DocumentItem::Entity(at, EntityPart::Whole),
            "    relations:",
        );
    }
    for (place, relation) in entity.relations.iter().enumerate() {
        let declaration = relation_declaration(relation).written();
        let text = format!("      {}: {declaration}", quote::text(&relation.name));
        written.line(DocumentItem::Entity(at, EntityPart::Relation(place)), &text);
    }
}

/// What is unique together, and what has an index together.
fn write_sets(written: &mut Written, at: usize, entity: &EntityDocument) {
    if !entity.uniques.is_empty() {
        written.line(DocumentItem::Entity(at, EntityPart::Whole), "    unique:");
    }
    for (place, set) in entity.uniques.iter().enumerate() {
        let text = format!("      - {}", list(set));
        written.line(DocumentItem::Entity(at, EntityPart::Unique(place)), &text);
    }
    if !entity.indexes.is_empty() {
        written.line(DocumentItem::Entity(at, EntityPart::Whole), "    indexes:");
    }
    for (place, set) in entity.indexes.iter().enumerate() {
        let text = format!("      - {}", list(set));
        written.line(DocumentItem::Entity(at, EntityPart::Index(place)), &text);
    }
}

fn word(operation: Operation) -> &'static str {
    match operation {
        Operation::List => "list",
        Operation::Get => "get",
        Operation::Create => "create",
        Operation::Update => "update",
        Operation::Delete => "delete",
    }
}
