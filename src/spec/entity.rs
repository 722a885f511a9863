use super::raw::{RawEntity, RawSettings};
use super::read::Reader;
use super::yaml::{Entry, Node};
use super::{field, keys, relation, service, settings, unsupported};
use crate::diagnostics::{Spanned, ValueProblem};

/// The most rows of a relation that an include may be allowed to have.
const MAX_INCLUDE_LIMIT: u32 = 1000;

pub(super) fn entity(reader: &mut Reader<'_>, entry: &Entry) -> RawEntity {
    let mut entity = RawEntity {
        name: entry.key.clone(),
        description: None,
        plural: None,
        table: None,
        settings: RawSettings::default(),
        fields: Vec::new(),
        relations: Vec::new(),
        indexes: Vec::new(),
        uniques: Vec::new(),
        filters: None,
        sorts: None,
        include_limit: None,
        renamed_from: None,
        sound: true,
    };
    let before = reader.problems();
    let what = format!("the entity `{}`", entry.key.value);
    for entry in reader.mapping(&entry.value, &what).unwrap_or_default() {
        if !settings::take(reader, &mut entity.settings, entry) {
            take(reader, &mut entity, entry, &what);
        }
    }
    entity.sound = reader.problems() == before;
    entity
}

fn take(reader: &mut Reader<'_>, entity: &mut RawEntity, entry: &Entry, what: &str) {
    let node = &entry.value;
    match entry.key.value.as_str() {
        "description" => entity.description = service::description(reader, node),
        "plural" => entity.plural = reader.text(node, "`plural`"),
        "renamed_from" => entity.renamed_from = reader.text(node, "`renamed_from`"),
        "fields" => {
            let entries = reader.mapping(node, "`fields`").unwrap_or_default();
            entity.fields = entries
                .iter()
                .map(|entry| field::field(reader, entry))
                .collect();
        }
        "relations" => {
            let entries = reader.mapping(node, "`relations`").unwrap_or_default();
            entity.relations = entries
                .iter()
                .map(|entry| relation::relation(reader, entry))
                .collect();
        }
        "indexes" => entity.indexes = sets(reader, node, "`indexes`"),
        "unique" => entity.uniques = sets(reader, node, "`unique`"),
        "filters" => entity.filters = members(reader, node, "`filters`"),
        "sorts" => entity.sorts = members(reader, node, "`sorts`"),
        "include_limit" => entity.include_limit = include_limit(reader, node),
        "table" => entity.table = reader.text(node, "`table`"),
        "access" | "owner" => unsupported::key(reader, entry),
        "cqrs" => unsupported::switch(reader, entry),
        _ => keys::unknown(reader, entry, what, &keys::ENTITY),
    }
}

/// A list of names; without a value, it has none.
fn members(reader: &mut Reader<'_>, node: &Node, what: &str) -> Option<Vec<Spanned<String>>> {
    if node.is_null() {
        return Some(Vec::new());
    }
    let names = reader.list(node, what)?.iter();
    let names = names.filter_map(|name| reader.text(name, "a field's name"));
    Some(names.collect())
}

fn include_limit(reader: &mut Reader<'_>, node: &Node) -> Option<u32> {
    let text = reader.text(node, "`include_limit`")?;
    let limit = text.value.parse().ok();
    let limit = limit.filter(|limit| (1..=MAX_INCLUDE_LIMIT).contains(limit));
    if limit.is_none() {
        let problem = ValueProblem::NotOfType {
            what: "value",
            value: text.value.clone(),
            kind: "include_limit",
            expected: format!("a whole number from 1 to {MAX_INCLUDE_LIMIT}"),
        };
        reader.report(problem, text.span);
    }
    limit
}

/// A list of lists of names.
fn sets(reader: &mut Reader<'_>, node: &Node, what: &str) -> Vec<Spanned<Vec<Spanned<String>>>> {
    if node.is_null() {
        return Vec::new();
    }
    let each = format!("each entry of {what}");
    let mut sets = Vec::new();
    for item in reader.list(node, what).unwrap_or_default() {
        let Some(names) = reader.list(item, &each) else {
            continue;
        };
        let names = names
            .iter()
            .filter_map(|name| reader.text(name, "a field's name"))
            .collect();
        sets.push(Spanned::new(names, item.span));
    }
    sets
}
