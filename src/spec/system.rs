use std::ops::RangeInclusive;

use super::keys::{check_keys, read_number, report_missing};
use super::reader::Reader;
use super::yaml::{Entry, Node, Value};
use super::{decode, yaml};
use crate::diagnostics::{Diagnostics, Problems, Source, Span, Spanned, SystemProblem};

/// The spec of a system of several services, as it is written.
#[derive(Debug, Clone)]
pub struct RawSystem {
    pub source: Source,
    /// Where its key is.
    pub key: Span,
    pub name: Option<Spanned<String>>,
    pub gateway: Option<RawGateway>,
    /// In the order of the spec.
    pub members: Vec<RawMember>,
}

/// The one entry point of a system.
#[derive(Debug, Clone)]
pub struct RawGateway {
    /// Where its key is.
    pub key: Span,
    pub port: Option<Spanned<u32>>,
}

/// A service of a system.
#[derive(Debug, Clone)]
pub struct RawMember {
    pub name: Spanned<String>,
    /// The path of its spec, from the folder of the system's.
    pub spec: Option<Spanned<String>>,
    pub port: Option<Spanned<u32>>,
    /// The services that it calls.
    pub calls: Vec<Spanned<String>>,
    /// The topics whose events it handles.
    pub subscribes: Vec<Spanned<String>>,
}

/// The spec of a system as far as it could be read, with what is wrong with it.
#[derive(Debug, Clone)]
pub struct ParsedSystem {
    pub system: RawSystem,
    pub problems: Problems,
}

const KEYS: [&str; 4] = ["scaffold", "system", "gateway", "services"];
const MEMBER_KEYS: [&str; 4] = ["spec", "port", "calls", "subscribes"];
const PORTS: RangeInclusive<u32> = 1..=65_535;

/// Whether a text is the spec of a system; of one service, if it is one at all, otherwise.
#[must_use]
pub fn is_system(bytes: &[u8]) -> bool {
    let Ok(source) = decode::decode("", bytes) else {
        return false;
    };
    let root = yaml::parse(&source, &mut Problems::default());
    root.is_some_and(|root| root.get("system").is_some() && root.get("service").is_none())
}

/// Reads as much of a system's spec as can be read; what its names stand for is not looked at.
///
/// # Errors
/// Text that is no YAML document at all.
pub fn parse_system(file_name: &str, bytes: &[u8]) -> Result<ParsedSystem, Diagnostics> {
    let source = decode::decode(file_name, bytes)?;
    let mut problems = Problems::default();
    let Some(root) = yaml::parse(&source, &mut problems) else {
        return Err(Diagnostics::new(source, problems));
    };
    let mut reader = Reader::new(&source, &mut problems);
    let system = read(&mut reader, &source, &root);
    Ok(ParsedSystem { system, problems })
}

fn read(reader: &mut Reader<'_>, source: &Source, root: &Node) -> RawSystem {
    let mut system = RawSystem {
        source: source.clone(),
        key: root.span,
        name: None,
        gateway: None,
        members: Vec::new(),
    };
    let entries = reader.mapping(root, "the spec of a system");
    let entries = entries.unwrap_or_default();
    check_keys(reader, entries, "the spec of a system", &KEYS);
    for entry in entries {
        let node = &entry.value;
        match entry.key.value.as_str() {
            "scaffold" => check_version(reader, node),
            "system" => {
                system.key = entry.key.span;
                system.name = reader.text(node, "the name of the system");
            }
            "gateway" => system.gateway = gateway(reader, entry),
            "services" => system.members = members(reader, entry),
            _ => {}
        }
    }
    if root.get("services").is_none() {
        reader.report(SystemProblem::WithoutServices, system.key);
    }
    system
}

fn check_version(reader: &mut Reader<'_>, node: &Node) {
    if let Some(version) = reader.text(node, "`scaffold`")
        && version.value != "1"
    {
        reader.unknown_value("version of the spec language", &version, &["1"]);
    }
}

fn gateway(reader: &mut Reader<'_>, entry: &Entry) -> Option<RawGateway> {
    let node = &entry.value;
    let entries = reader.mapping(node, "`gateway`")?;
    check_keys(reader, entries, "`gateway`", &["port"]);
    let (key, port) = (entry.key.span, port(reader, node));
    Some(RawGateway { key, port })
}

fn members(reader: &mut Reader<'_>, entry: &Entry) -> Vec<RawMember> {
    let Some(entries) = reader.mapping(&entry.value, "`services`") else {
        return Vec::new();
    };
    if entries.is_empty() {
        reader.report(SystemProblem::WithoutServices, entry.key.span);
    }
    entries.iter().map(|entry| member(reader, entry)).collect()
}

/// A service whose value is wrong is kept, too, so that what names it is no further problem.
fn member(reader: &mut Reader<'_>, entry: &Entry) -> RawMember {
    let (name, node) = (&entry.key, &entry.value);
    let what = format!("the service `{}`", name.value);
    if let Some(entries) = reader.mapping(node, &what) {
        check_keys(reader, entries, &what, &MEMBER_KEYS);
        let missing = ["spec", "port"].into_iter();
        for key in missing.filter(|key| node.get(key).is_none()) {
            report_missing(reader, key, &what, name.span);
        }
    }
    let spec = node.get("spec");
    RawMember {
        name: name.clone(),
        spec: spec.and_then(|node| reader.text(node, "`spec`")),
        port: port(reader, node),
        calls: texts(reader, node, "calls"),
        subscribes: texts(reader, node, "subscribes"),
    }
}

fn port(reader: &mut Reader<'_>, node: &Node) -> Option<Spanned<u32>> {
    let node = node.get("port")?;
    let port = read_number(reader, node, "port", PORTS)?;
    Some(Spanned::new(port, node.span))
}

/// A list of texts; what is something else in it is reported.
fn texts(reader: &mut Reader<'_>, node: &Node, key: &str) -> Vec<Spanned<String>> {
    let what = format!("`{key}`");
    let Some(node) = node.get(key).filter(|node| !node.is_null()) else {
        return Vec::new();
    };
    let items = reader.list(node, &what).unwrap_or_default();
    for item in items {
        if !matches!(item.value, Value::Scalar(_)) {
            reader.text(item, &format!("an entry of {what}"));
        }
    }
    node.texts()
}
