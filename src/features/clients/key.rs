use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;
use std::sync::LazyLock;

use serde_json::{Value as Json, json};

use crate::catalog::modules_in;
use crate::diagnostics::{ClientProblem, ShapeProblem, Span, Spanned, SpellingProblem};
use crate::model::CLIENTS_SETTING;
use crate::names::{FOLDERS, KEYWORDS, is_member, member_spelling, pascal};
use crate::spec::Reader;
use crate::spec::keys::{
    FeatureKey, KeyPlace, check_keys, read_duration, read_number, refuse, report_missing,
};
use crate::spec::schema::{self, MAX_NAME, MEMBER_NAME, with};
use crate::spec::yaml::{Entry, Node};

use super::declared::{ClientSource, DeclaredBreaker, DeclaredClient, NeighbourSpec};
use super::rows::method_names;

/// `clients: {payments: {url: https://payments.example, resources: [charges]}}`
pub(super) const CLIENTS: FeatureKey = FeatureKey {
    place: KeyPlace::Spec,
    name: CLIENTS_SETTING,
    after: "events",
    read: clients,
    schema: |_| clients_schema(),
    command: None,
};

/// What says what the other service has.
const SOURCES: [&str; 3] = ["spec", "openapi", "resources"];
const KEYS: [&str; 8] = [
    "spec",
    "openapi",
    "resources",
    "url",
    "timeout",
    "retries",
    "concurrency",
    "breaker",
];
const BREAKER_KEYS: [&str; 3] = ["failures", "open_for", "probes"];
const RETRIES: RangeInclusive<u32> = 0..=10;
const COUNTS: RangeInclusive<u32> = 1..=1_000_000;

/// What settings of other features begin with that end like those of clients.
const SETTINGS: [&str; 5] = ["cache", "database", "events", "request", "shutdown"];

/// The names that modules beside those of clients have, and those of settings.
static TAKEN: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    let others = [&SETTINGS[..], &KEYWORDS, &FOLDERS, &["mocks"]].concat();
    let others = others.into_iter().map(str::to_owned);
    modules_in(&["src/clients"])
        .into_iter()
        .chain(others)
        .collect()
});

fn clients(reader: &mut Reader<'_>, node: &Node) -> Option<Json> {
    let mut clients = Vec::new();
    let mut names: BTreeMap<String, String> = BTreeMap::new();
    for entry in reader.mapping(node, "`clients`")? {
        check_name(reader, &entry.key);
        let name = &entry.key.value;
        if let Some(other) = names.insert(pascal(name), name.clone()) {
            let name = name.clone();
            reader.report(ClientProblem::NameTwice { name, other }, entry.key.span);
        }
        clients.extend(client(reader, entry));
    }
    (!clients.is_empty()).then(|| json!(clients))
}

fn check_name(reader: &mut Reader<'_>, name: &Spanned<String>) {
    let (text, span) = (&name.value, name.span);
    if !is_member(text) || text.ends_with('_') {
        let (what, found) = ("client", text.clone());
        let right = member_spelling(text);
        reader.report(SpellingProblem::Member { what, found, right }, span);
    } else if text.len() > MAX_NAME {
        let (name, limit) = (text.clone(), MAX_NAME);
        reader.report(SpellingProblem::TooLong { name, limit }, span);
    } else if TAKEN.contains(text) {
        reader.report(ClientProblem::NameTaken { name: text.clone() }, span);
    }
}

/// Nothing where a problem was reported.
fn client(reader: &mut Reader<'_>, entry: &Entry) -> Option<DeclaredClient> {
    let (name, node) = (&entry.key.value, &entry.value);
    let what = format!("the client `{name}`");
    let entries = reader.mapping(node, &what)?;
    check_keys(reader, entries, &what, &KEYS);
    if let Some(node) = node.get("openapi") {
        let instead = "name its `spec:` or its `resources:` for now";
        refuse(reader, "openapi", instead, node.span);
    }
    check_sources(reader, name, node, entry.key.span);
    let url = if let Some(node) = node.get("url") {
        url(reader, node)
    } else {
        report_missing(reader, "url", &what, entry.key.span);
        None
    };
    let source = source(reader, node);
    let number = |reader: &mut Reader<'_>, key, range| {
        node.get(key)
            .and_then(|node| read_number(reader, node, key, range))
    };
    let timeout = node.get("timeout").and_then(|node| duration(reader, node));
    let retries = number(reader, "retries", RETRIES);
    let concurrency = number(reader, "concurrency", COUNTS);
    let breaker = node.get("breaker").map(|node| breaker(reader, node));
    Some(DeclaredClient {
        name: name.clone(),
        url: url?,
        timeout,
        retries,
        concurrency,
        breaker: breaker.unwrap_or_default(),
        source: source?,
    })
}

fn check_sources(reader: &mut Reader<'_>, name: &str, node: &Node, span: Span) {
    let given = SOURCES.into_iter().filter(|key| node.get(key).is_some());
    let given: Vec<_> = given.map(str::to_owned).collect();
    if given.len() != 1 {
        let name = name.to_owned();
        reader.report(ClientProblem::Sources { name, given }, span);
    }
}

fn source(reader: &mut Reader<'_>, node: &Node) -> Option<ClientSource> {
    if let Some(node) = node.get("resources") {
        return resources(reader, node).map(ClientSource::Resources);
    }
    let path = reader.text(node.get("spec")?, "`spec`")?.value;
    Some(ClientSource::Spec(NeighbourSpec { path, api: None }))
}

fn url(reader: &mut Reader<'_>, node: &Node) -> Option<String> {
    let url = reader.text(node, "`url`")?;
    if is_url(&url.value) {
        return Some(url.value);
    }
    let span = url.span;
    reader.report(ClientProblem::Url { url: url.value }, span);
    None
}

/// Whether it is a URL of HTTP with a host, and perhaps a port and a path.
fn is_url(text: &str) -> bool {
    let rest = text
        .strip_prefix("http://")
        .or_else(|| text.strip_prefix("https://"));
    let Some(rest) = rest else {
        return false;
    };
    let (authority, path) = rest.split_once('/').unwrap_or((rest, ""));
    let (host, port) = match authority.rsplit_once(':') {
        Some((host, port)) if !port.contains(']') => (host, port.parse::<u16>().is_ok()),
        _ => (authority, true),
    };
    let in_host = |byte: u8| byte.is_ascii_alphanumeric() || b"-._[]:".contains(&byte);
    let in_path = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte);
    let starts_well = host.starts_with(|first: char| first.is_ascii_alphanumeric() || first == '[');
    starts_well && port && host.bytes().all(in_host) && path.bytes().all(in_path)
}

fn resources(reader: &mut Reader<'_>, node: &Node) -> Option<Vec<String>> {
    let items = reader.list(node, "`resources`")?;
    if items.is_empty() {
        reader.report(ClientProblem::NoResources, node.span);
        return None;
    }
    let mut names = BTreeSet::new();
    let mut resources = Vec::new();
    for item in items {
        let resource = reader.text(item, "a resource")?;
        if !is_resource(&resource.value) {
            let name = resource.value.clone();
            reader.report(ClientProblem::Resource { name }, resource.span);
        } else if !names.insert(method_names(&resource.value)) {
            let (what, value) = ("`resources`".to_owned(), resource.value.clone());
            reader.report(ShapeProblem::RepeatedValue { what, value }, resource.span);
        }
        resources.push(resource.value);
    }
    Some(resources)
}

/// Whether it can be in a path and in the name of a method.
fn is_resource(name: &str) -> bool {
    let snake = name.replace('-', "_");
    is_member(&snake) && !snake.ends_with('_') && name.len() <= MAX_NAME
}

fn breaker(reader: &mut Reader<'_>, node: &Node) -> DeclaredBreaker {
    let entries = reader.mapping(node, "`breaker`").unwrap_or_default();
    check_keys(reader, entries, "`breaker`", &BREAKER_KEYS);
    let number = |reader: &mut Reader<'_>, key| {
        node.get(key)
            .and_then(|node| read_number(reader, node, key, COUNTS))
    };
    DeclaredBreaker {
        failures: number(reader, "failures"),
        probes: number(reader, "probes"),
        open_for: node.get("open_for").and_then(|node| duration(reader, node)),
    }
}

/// As it is written.
fn duration(reader: &mut Reader<'_>, node: &Node) -> Option<String> {
    read_duration(reader, node)?;
    reader.text(node, "a duration").map(|text| text.value)
}

fn clients_schema() -> Json {
    let number = |description: &str, range: RangeInclusive<u32>| {
        json!({
            "description": description,
            "type": "integer",
            "minimum": range.start(),
            "maximum": range.end()
        })
    };
    let breaker = schema::object(
        "When no calls are sent for a while.",
        json!({
            "failures": number("The failures in a row after which it opens; 5 without it.", COUNTS),
            "open_for": schema::duration("How long it is open; a minute without it."),
            "probes": number("The calls that have to succeed then; 3 without it.", COUNTS)
        }),
    );
    let resource = json!({"type": "string", "pattern": "^[a-z][a-z0-9]*([-_][a-z0-9]+)*$"});
    let client = schema::object(
        "A service that this one calls.",
        json!({
            "url": {
                "description": "What its paths are below, unless the settings say otherwise.",
                "type": "string",
                "pattern": "^https?://"
            },
            "spec": schema::text("Its spec, from the folder of the project; `resources` without it."),
            "resources": {
                "description": "What it has, as in its paths; `spec` without it.",
                "type": "array",
                "items": resource,
                "minItems": 1
            },
            "timeout": schema::duration("How long a call may take, with all attempts; 5s without it."),
            "retries": number("How often a call is tried again; 2 without it.", RETRIES),
            "concurrency": number("How many calls may wait at once; 100 without it.", COUNTS),
            "breaker": with(breaker, "type", json!(["object", "null"]))
        }),
    );
    let sources = json!([{"required": ["spec"]}, {"required": ["resources"]}]);
    json!({
        "description": "Services that this one calls, by their names.",
        "type": ["object", "null"],
        "propertyNames": {"pattern": MEMBER_NAME, "maxLength": MAX_NAME},
        "additionalProperties": with(with(client, "required", json!(["url"])), "oneOf", sources)
    })
}
