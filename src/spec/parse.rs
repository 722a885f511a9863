use super::literal::node_json;
use super::raw::{RawDatabase, RawSettings, RawSpec};
use super::read::Reader;
use super::yaml::{Entry, Node, Value};
use super::{database, decode, entity, keys, service, settings, telemetry, unsupported, yaml};
use crate::diagnostics::{Diagnostics, Problems, ShapeProblem, Span, Spanned};
use crate::model::Telemetry;

/// A spec as far as it could be read, with what is wrong with it.
#[derive(Debug, Clone)]
pub struct Parsed {
    pub spec: RawSpec,
    pub problems: Problems,
}

/// Reads a spec.
///
/// # Errors
/// Everything that is wrong with the text as such; what the names in it stand for is not looked at.
pub fn parse(file_name: &str, bytes: &[u8]) -> Result<RawSpec, Diagnostics> {
    let parsed = parse_all(file_name, bytes)?;
    if parsed.problems.is_empty() {
        Ok(parsed.spec)
    } else {
        Err(Diagnostics::new(parsed.spec.source, parsed.problems))
    }
}

/// Reads as much of a spec as can be read, so that later stages can add their findings.
///
/// # Errors
/// Text that is no YAML document at all.
pub fn parse_all(file_name: &str, bytes: &[u8]) -> Result<Parsed, Diagnostics> {
    let source = decode::decode(file_name, bytes)?;
    let mut problems = Problems::default();
    let Some(root) = yaml::parse(&source, &mut problems) else {
        return Err(Diagnostics::new(source, problems));
    };
    let mut reader = Reader::new(&source, &mut problems);
    let parts = read(&mut reader, &root);
    let Parts {
        service,
        database,
        prefix,
        telemetry,
        defaults,
        entities_key,
        entities,
    } = parts;
    Ok(Parsed {
        spec: RawSpec {
            source,
            service,
            database,
            prefix,
            telemetry,
            defaults,
            entities_key,
            entities,
        },
        problems,
    })
}

/// A spec as JSON, as tools that know nothing of the language see it.
///
/// # Errors
/// Text that is no YAML document.
pub fn to_json(file_name: &str, bytes: &[u8]) -> Result<serde_json::Value, Diagnostics> {
    let source = decode::decode(file_name, bytes)?;
    let mut problems = Problems::default();
    match yaml::parse(&source, &mut problems) {
        Some(root) if problems.is_empty() => Ok(node_json(&root).unwrap_or_default()),
        _ => Err(Diagnostics::new(source, problems)),
    }
}

#[derive(Default)]
struct Parts {
    service: Option<super::raw::RawService>,
    database: RawDatabase,
    prefix: Option<Spanned<String>>,
    telemetry: Telemetry,
    defaults: RawSettings,
    entities_key: Option<Span>,
    entities: Vec<super::raw::RawEntity>,
}

fn read(reader: &mut Reader<'_>, root: &Node) -> Parts {
    let mut parts = Parts::default();
    let Value::Mapping(entries) = &root.value else {
        reader.wrong_type::<()>(root, "a spec", "a mapping that begins with `service:`");
        return parts;
    };
    for entry in entries {
        take(reader, &mut parts, entry);
    }
    let has = |key: &str| entries.iter().any(|entry| entry.key.value == key);
    if !has("service") && !has("system") {
        let problem = ShapeProblem::MissingKey {
            key: "service".to_owned(),
            within: "the spec".to_owned(),
        };
        reader.report(problem, Span::new(root.span.start, root.span.start));
    }
    parts
}

fn take(reader: &mut Reader<'_>, parts: &mut Parts, entry: &Entry) {
    let node = &entry.value;
    match entry.key.value.as_str() {
        "scaffold" => language(reader, node),
        "service" => parts.service = Some(service::service(reader, node, entry.key.span)),
        "database" => parts.database = database::database(reader, node),
        "api" => parts.prefix = service::api(reader, node),
        "telemetry" => parts.telemetry = telemetry::telemetry(reader, node),
        "defaults" => parts.defaults = settings::defaults(reader, node),
        "entities" => {
            parts.entities_key = Some(entry.key.span);
            let entries = reader.mapping(node, "`entities`").unwrap_or_default();
            parts.entities = entries
                .iter()
                .map(|entry| entity::entity(reader, entry))
                .collect();
        }
        "auth" | "cache" | "events" | "clients" | "subscribes" | "system" | "services"
        | "gateway" => {
            unsupported::top_level(reader, entry);
        }
        _ => keys::unknown(reader, entry, "the spec", &keys::SPEC),
    }
}

fn language(reader: &mut Reader<'_>, node: &Node) {
    if let Some(version) = reader.text(node, "`scaffold`")
        && version.value != "1"
    {
        keys::unknown_value(reader, "version of the spec language", &version, &["1"]);
    }
}
