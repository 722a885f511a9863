use std::fmt::Write as _;

use crate::model::{Engine, IdKind, OnDelete, Operation};
use crate::spec::TypeName;

use super::document::{
    Document, EntityDocument, FieldDocument, FieldType, JoinNames, RelationDocument, RelationType,
};
use super::item::{Item, Written};

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

/// What most entities have, so that it is said once.
struct Defaults {
    bigint: bool,
    timestamps: bool,
}

impl Defaults {
    fn of(document: &Document) -> Self {
        let count = document.entities.len();
        let most = |has: fn(&EntityDocument) -> bool| {
            document
                .entities
                .iter()
                .filter(|entity| has(entity))
                .count()
                * 2
                > count
        };
        Self {
            bigint: most(|entity| entity.id.kind == IdKind::Bigint),
            timestamps: count == 0 || !most(|entity| !entity.timestamps),
        }
    }
}

fn write_entity(written: &mut Written, at: usize, entity: &EntityDocument, defaults: &Defaults) {
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

/// A declaration: its type or kind with the argument, and the words behind it.
struct Parts {
    /// `type`, `belongs_to` or `many_to_many`, as the key of the long form.
    key: &'static str,
    head: String,
    /// Of an enum whose values do not fit into one word.
    values: Option<Vec<String>>,
    words: Vec<(&'static str, Value)>,
}

enum Value {
    Flag,
    /// Numbers, and words of the language.
    Word(String),
    Text(String),
    /// A document, which is YAML as it stands.
    Json(String),
}

fn field_parts(field: &FieldDocument) -> Parts {
    let FieldDocument {
        name: _,
        origin: _,
        column,
        kind,
        optional,
        unique,
        index,
        min,
        max,
        pattern,
        default,
        description,
    } = field;
    let (head, values) = match kind {
        FieldType::Plain(kind) => (kind.name().to_owned(), None),
        FieldType::Decimal { precision, scale } => (format!("decimal {precision},{scale}"), None),
        FieldType::Enum(values)
            if values.len() > 1 && values.iter().all(|value| is_word(value)) =>
        {
            (format!("enum {}", values.join(",")), None)
        }
        FieldType::Enum(values) => ("enum".to_owned(), Some(values.clone())),
    };
    let mut words = Vec::new();
    let flags = [
        ("optional", *optional),
        ("unique", *unique),
        ("index", *index),
    ];
    words.extend(
        [("min", min), ("max", max)]
            .into_iter()
            .filter_map(|(name, end)| Some((name, Value::Word(end.clone()?)))),
    );
    words.extend(
        flags
            .into_iter()
            .filter(|(_, on)| *on)
            .map(|(name, _)| (name, Value::Flag)),
    );
    let texts = [
        ("pattern", pattern),
        ("default", default),
        ("column", column),
        ("description", description),
    ];
    words.extend(texts.into_iter().filter_map(|(name, text)| {
        let text = text.clone()?;
        let is_json = name == "default" && *kind == FieldType::Plain(TypeName::Json);
        Some((
            name,
            if is_json {
                Value::Json(text)
            } else {
                Value::Text(text)
            },
        ))
    }));
    Parts {
        key: "type",
        head,
        values,
        words,
    }
}

fn relation_parts(relation: &RelationDocument) -> Parts {
    let RelationDocument {
        name: _,
        origin: _,
        target,
        kind,
        inverse,
        description,
    } = relation;
    let mut words = Vec::new();
    let mut names: Vec<(&'static str, &Option<String>)> = Vec::new();
    let key = match kind {
        RelationType::BelongsTo {
            key: _,
            column,
            optional,
            unique,
            on_delete,
        } => {
            let flags = [("optional", *optional), ("unique", *unique)];
            words.extend(
                flags
                    .into_iter()
                    .filter(|(_, on)| *on)
                    .map(|(name, _)| (name, Value::Flag)),
            );
            let rule = match on_delete {
                OnDelete::Restrict => None,
                OnDelete::Cascade => Some("cascade"),
                OnDelete::SetNull => Some("set_null"),
            };
            words.extend(rule.map(|rule| ("on_delete", Value::Word(rule.to_owned()))));
            names.push(("column", column));
            "belongs_to"
        }
        RelationType::ManyToMany(JoinNames {
            table,
            column,
            target_column,
        }) => {
            names.extend([
                ("table", table),
                ("column", column),
                ("target_column", target_column),
            ]);
            "many_to_many"
        }
    };
    words.extend(
        inverse
            .iter()
            .map(|name| ("inverse", Value::Word(name.clone()))),
    );
    names.push(("description", description));
    words.extend(
        names
            .into_iter()
            .filter_map(|(name, text)| Some((name, Value::Text(text.clone()?)))),
    );
    Parts {
        key,
        head: target.clone(),
        values: None,
        words,
    }
}

fn declaration(parts: &Parts) -> String {
    let is_short = parts.values.is_none()
        && parts.words.iter().all(|(name, value)| match value {
            Value::Flag | Value::Word(_) => true,
            Value::Text(text) => *name != "description" && is_word(text),
            Value::Json(_) => false,
        });
    if is_short { short(parts) } else { long(parts) }
}

fn short(parts: &Parts) -> String {
    let Parts {
        key,
        head,
        values: _,
        words,
    } = parts;
    let mut all = vec![if *key == "type" {
        head.clone()
    } else {
        format!("{key} {head}")
    }];
    let end = |wanted: &str| {
        words.iter().find_map(|(name, value)| match value {
            Value::Word(text) if *name == wanted => Some(text.clone()),
            _ => None,
        })
    };
    let (min, max) = (end("min"), end("max"));
    if min.is_some() || max.is_some() {
        all.push(format!(
            "{}..{}",
            min.unwrap_or_default(),
            max.unwrap_or_default()
        ));
    }
    for (name, value) in words {
        match value {
            _ if matches!(*name, "min" | "max") => {}
            Value::Flag => all.push((*name).to_owned()),
            Value::Word(text) | Value::Text(text) | Value::Json(text) => {
                all.push(format!("{name}={text}"));
            }
        }
    }
    all.join(" ")
}

fn long(parts: &Parts) -> String {
    let Parts {
        key,
        head,
        values,
        words,
    } = parts;
    let mut all = vec![format!("{key}: {}", scalar(head))];
    if let Some(values) = values {
        let values: Vec<_> = values.iter().map(|value| scalar(value)).collect();
        all.push(format!("values: [{}]", values.join(", ")));
    }
    all.extend(words.iter().map(|(name, value)| match value {
        Value::Flag => format!("{name}: true"),
        Value::Word(text) | Value::Json(text) => format!("{name}: {text}"),
        Value::Text(text) => format!("{name}: {}", quoted(text)),
    }));
    format!("{{{}}}", all.join(", "))
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

/// Whether a text can be a word of the short form, wherever it stands.
fn is_word(text: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.' | '/' | '+');
    let dotted = text.contains("..");
    !text.is_empty() && !dotted && text.chars().all(plain)
}

/// A text as YAML has it: without quotes where it can only be a text.
fn scalar(text: &str) -> String {
    let plain = text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-'));
    let means_more = ["null", "true", "false", "yes", "no", "on", "off", "y", "n"];
    if plain && !means_more.contains(&text.to_ascii_lowercase().as_str()) {
        text.to_owned()
    } else {
        quoted(text)
    }
}

/// A text in double quotes; the escapes of JSON are those of YAML, too.
fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for c in text.chars() {
        match c {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\r' => quoted.push_str("\\r"),
            '\t' => quoted.push_str("\\t"),
            c if c.is_control() => {
                let _ = write!(quoted, "\\u{:04x}", u32::from(c));
            }
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}
