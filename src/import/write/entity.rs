use crate::import::document::EntityDocument;
use crate::import::item::{Item, Written};
use crate::model::{IdKind, Operation};

use super::declaration::declaration;
use super::defaults::Defaults;
use super::field::field_parts;
use super::relation::relation_parts;
use super::yaml::scalar;

/// Adds an entity; `at` is its place in the document.
pub fn write_entity(
    written: &mut Written,
    at: usize,
    entity: &EntityDocument,
    defaults: &Defaults,
) {
    let mut line = |text: String| written.line(Item::Entity(at), &text);
    line(format!("  {}:", entity.name));
    let mut key = |key: &str, value: &str| line(format!("    {key}: {value}"));
    if let Some(text) = &entity.description {
        key("description", &scalar(text));
    }
    if let Some(plural) = &entity.plural {
        key("plural", &scalar(plural));
    }
    if let Some(table) = &entity.table {
        key("table", &scalar(table));
    }
    if let Some(id) = id(entity, defaults) {
        key("id", &id);
    }
    if entity.timestamps != defaults.timestamps {
        key("timestamps", &entity.timestamps.to_string());
    }
    for (name, on) in [
        ("soft_delete", entity.soft_delete),
        ("versioned", entity.versioned),
    ] {
        if on {
            key(name, "true");
        }
    }
    if let Some(operations) = &entity.operations {
        let words: Vec<_> = operations
            .iter()
            .map(|operation| word(*operation))
            .collect();
        key("operations", &format!("[{}]", words.join(", ")));
    }
    write_members(written, at, entity);
}

fn id(entity: &EntityDocument, defaults: &Defaults) -> Option<String> {
    let kind = match entity.id.kind {
        IdKind::Bigint => "bigint",
        IdKind::Uuid => "uuid",
    };
    match &entity.id.column {
        Some(column) => Some(format!("{{type: {kind}, column: {}}}", scalar(column))),
        None => ((entity.id.kind == IdKind::Bigint) != defaults.bigint).then(|| kind.to_owned()),
    }
}

fn write_members(written: &mut Written, at: usize, entity: &EntityDocument) {
    if !entity.fields.is_empty() {
        written.line(Item::Entity(at), "    fields:");
    }
    for (place, field) in entity.fields.iter().enumerate() {
        let text = format!(
            "      {}: {}",
            scalar(&field.name),
            declaration(&field_parts(field))
        );
        written.line(Item::Field(at, place), &text);
    }
    if !entity.relations.is_empty() {
        written.line(Item::Entity(at), "    relations:");
    }
    for (place, relation) in entity.relations.iter().enumerate() {
        let text = format!(
            "      {}: {}",
            scalar(&relation.name),
            declaration(&relation_parts(relation))
        );
        written.line(Item::Relation(at, place), &text);
    }
    let sets: [(&str, &Vec<Vec<String>>, Place); 2] = [
        ("unique", &entity.uniques, Item::Unique),
        ("indexes", &entity.indexes, Item::Index),
    ];
    for (key, sets, item) in sets {
        if !sets.is_empty() {
            written.line(Item::Entity(at), &format!("    {key}:"));
        }
        for (place, set) in sets.iter().enumerate() {
            written.line(
                item(at, place),
                &format!(
                    "      - [{}]",
                    set.iter()
                        .map(|name| scalar(name))
                        .collect::<Vec<_>>()
                        .join(", ")
                ),
            );
        }
    }
}

/// What a set stands for, by the places of its entity and of itself.
type Place = fn(usize, usize) -> Item;

fn word(operation: Operation) -> &'static str {
    match operation {
        Operation::List => "list",
        Operation::Get => "get",
        Operation::Create => "create",
        Operation::Update => "update",
        Operation::Delete => "delete",
    }
}
