use std::time::Duration;

use super::keys;
use super::raw::{RawDatabase, RawPool};
use super::read::Reader;
use super::yaml::{Entry, Node, Value};
use crate::diagnostics::{Spanned, ValueProblem};
use crate::model::Engine;

const POOL: [&str; 4] = [
    "max_connections",
    "idle_timeout",
    "acquire_timeout",
    "statement_timeout",
];

/// An engine, or a mapping with the `engine` and the `pool`.
pub(super) fn database(reader: &mut Reader<'_>, node: &Node) -> RawDatabase {
    let mut database = RawDatabase::default();
    let Value::Mapping(entries) = &node.value else {
        database.engine = engine(reader, node);
        return database;
    };
    for entry in entries {
        match entry.key.value.as_str() {
            "engine" => database.engine = engine(reader, &entry.value),
            "pool" => database.pool = Some(pool(reader, entry)),
            _ => keys::unknown(reader, entry, "`database`", &["engine", "pool"]),
        }
    }
    database
}

/// Nothing at all is the default.
fn engine(reader: &mut Reader<'_>, node: &Node) -> Option<Spanned<Engine>> {
    if node.is_null() {
        return None;
    }
    let name = reader.text(node, "`database`")?;
    let engine = Engine::named(&name.value);
    if engine.is_none() {
        keys::unknown_value(reader, "database", &name, &Engine::ALL.map(Engine::name));
    }
    engine.map(|engine| Spanned::new(engine, name.span))
}

fn pool(reader: &mut Reader<'_>, entry: &Entry) -> RawPool {
    let mut pool = RawPool {
        span: entry.key.span,
        max_connections: None,
        idle_timeout: None,
        acquire_timeout: None,
        statement_timeout: None,
    };
    for entry in reader.mapping(&entry.value, "`pool`").unwrap_or_default() {
        let node = &entry.value;
        match entry.key.value.as_str() {
            "max_connections" => pool.max_connections = count(reader, node),
            "idle_timeout" => pool.idle_timeout = duration(reader, node),
            "acquire_timeout" => pool.acquire_timeout = duration(reader, node),
            "statement_timeout" => pool.statement_timeout = duration(reader, node),
            _ => keys::unknown(reader, entry, "`pool`", &POOL),
        }
    }
    pool
}

fn count(reader: &mut Reader<'_>, node: &Node) -> Option<u32> {
    let text = reader.text(node, "`max_connections`")?;
    let count = text.value.parse().ok().filter(|count| *count > 0);
    if count.is_none() {
        let expected = "a whole number from 1";
        not_of_type(reader, &text, "max_connections", expected);
    }
    count
}

fn duration(reader: &mut Reader<'_>, node: &Node) -> Option<Duration> {
    let text = reader.text(node, "a duration")?;
    let duration = parse(&text.value).filter(|duration| !duration.is_zero());
    if duration.is_none() {
        not_of_type(reader, &text, "duration", "such as `500ms`, `30s` or `2m`");
    }
    duration
}

fn parse(text: &str) -> Option<Duration> {
    let digits = text.find(|character: char| !character.is_ascii_digit())?;
    let (number, unit) = text.split_at(digits);
    let number: u32 = number.parse().ok()?;
    let unit = match unit {
        "ms" => Duration::from_millis(1),
        "s" => Duration::from_secs(1),
        "m" => Duration::from_mins(1),
        "h" => Duration::from_hours(1),
        "d" => Duration::from_hours(24),
        _ => return None,
    };
    unit.checked_mul(number)
}

fn not_of_type(
    reader: &mut Reader<'_>,
    text: &Spanned<String>,
    kind: &'static str,
    expected: &'static str,
) {
    let problem = ValueProblem::NotOfType {
        what: "value",
        value: text.value.clone(),
        kind,
        expected: expected.to_owned(),
    };
    reader.report(problem, text.span);
}
