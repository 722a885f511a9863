use super::raw::RawService;
use super::read::Reader;
use super::yaml::Node;
use super::{keys, unsupported};
use crate::diagnostics::{ShapeProblem, Span, Spanned};

pub(super) fn service(reader: &mut Reader<'_>, node: &Node, key: Span) -> RawService {
    let mut service = RawService::default();
    let mut named = false;
    for entry in reader.mapping(node, "`service`").unwrap_or_default() {
        let value = &entry.value;
        match entry.key.value.as_str() {
            "name" => {
                named = true;
                service.name = reader.text(value, "the name of the service");
            }
            "description" => service.description = description(reader, value),
            "version" => service.version = reader.text(value, "the version"),
            _ => keys::unknown(
                reader,
                entry,
                "`service`",
                &["name", "description", "version"],
            ),
        }
    }
    if !named && node.is_mapping_or_null() {
        let problem = ShapeProblem::MissingKey {
            key: "name".to_owned(),
            within: "`service`".to_owned(),
        };
        reader.report(problem, key);
    }
    service
}

/// The prefix of all routes.
pub(super) fn api(reader: &mut Reader<'_>, node: &Node) -> Option<Spanned<String>> {
    let mut prefix = None;
    for entry in reader.mapping(node, "`api`").unwrap_or_default() {
        match entry.key.value.as_str() {
            "prefix" => prefix = reader.text(&entry.value, "the prefix"),
            "graphql" => unsupported::switch(reader, entry),
            "rate_limit" => unsupported::rate_limit(reader, entry),
            _ => keys::unknown(reader, entry, "`api`", &["prefix", "graphql", "rate_limit"]),
        }
    }
    prefix
}

/// A description; an empty one is none.
pub(super) fn description(reader: &mut Reader<'_>, node: &Node) -> Option<Spanned<String>> {
    if node.is_null() {
        return None;
    }
    let text = reader.text(node, "a description")?;
    let trimmed = text.map(|text| text.trim().to_owned());
    (!trimmed.value.is_empty()).then_some(trimmed)
}
