use std::ops::RangeInclusive;
use std::time::Duration;

use crate::diagnostics::{ShapeProblem, Spanned, ValueProblem};
use crate::model::{Engine, IdKind, Operation};
use crate::spec::reader::Reader;
use crate::spec::yaml::Node;

/// A description; an empty one is none.
pub(super) fn description(reader: &mut Reader<'_>, node: &Node) -> Option<Spanned<String>> {
    if node.is_null() {
        return None;
    }
    let text = reader.text(node, "a description")?;
    let trimmed = text.map(|text| text.trim().to_owned());
    (!trimmed.value.is_empty()).then_some(trimmed)
}

/// Nothing at all is the default.
pub(super) fn engine(reader: &mut Reader<'_>, node: &Node) -> Option<Spanned<Engine>> {
    let name = reader.one_of(node, "database", &Engine::ALL.map(Engine::name))?;
    let engine = Engine::named(&name.value)?;
    Some(Spanned::new(engine, name.span))
}

/// A whole number of the key `what` that is not zero.
pub(super) fn count(
    reader: &mut Reader<'_>,
    node: &Node,
    what: &'static str,
    max: Option<u32>,
) -> Option<u32> {
    number(reader, node, what, 1..=max.unwrap_or(u32::MAX))
}

/// A whole number of the key `what`, within a range.
pub fn number(
    reader: &mut Reader<'_>,
    node: &Node,
    what: &'static str,
    range: RangeInclusive<u32>,
) -> Option<u32> {
    let text = reader.text(node, &format!("`{what}`"))?;
    let number = text.value.parse().ok();
    let number = number.filter(|number| range.contains(number));
    if number.is_none() {
        let (min, max) = range.into_inner();
        let expected = match max {
            u32::MAX => format!("a whole number from {min}"),
            max => format!("a whole number from {min} to {max}"),
        };
        reader.report(not_of_type(&text, what, expected), text.span);
    }
    number
}

/// A duration with its unit, which is not zero.
pub fn duration(reader: &mut Reader<'_>, node: &Node) -> Option<Duration> {
    let text = reader.text(node, "a duration")?;
    let duration = parse_duration(&text.value).filter(|duration| !duration.is_zero());
    if duration.is_none() {
        let expected = "such as `500ms`, `30s` or `2m`".to_owned();
        reader.report(not_of_type(&text, "duration", expected), text.span);
    }
    duration
}

/// `1h` and the like.
#[must_use]
pub fn parse_duration(text: &str) -> Option<Duration> {
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

fn not_of_type(text: &Spanned<String>, kind: &'static str, expected: String) -> ValueProblem {
    ValueProblem::NotOfType {
        what: "value",
        value: text.value.clone(),
        kind,
        expected,
    }
}

/// A list of names; without a value, it has none.
pub(super) fn names(
    reader: &mut Reader<'_>,
    node: &Node,
    what: &str,
) -> Option<Vec<Spanned<String>>> {
    if node.is_null() {
        return Some(Vec::new());
    }
    let names = reader.list(node, what)?.iter();
    let names = names.filter_map(|name| reader.text(name, "a field's name"));
    Some(names.collect())
}

/// A list of lists of names.
pub(super) fn sets(
    reader: &mut Reader<'_>,
    node: &Node,
    what: &str,
) -> Vec<Spanned<Vec<Spanned<String>>>> {
    if node.is_null() {
        return Vec::new();
    }
    let each = format!("each entry of {what}");
    let mut sets = Vec::new();
    for item in reader.list(node, what).unwrap_or_default() {
        let Some(names) = reader.list(item, &each) else {
            continue;
        };
        let names = names.iter();
        let names = names.filter_map(|name| reader.text(name, "a field's name"));
        sets.push(Spanned::new(names.collect(), item.span));
    }
    sets
}

pub(super) fn id_kind(reader: &mut Reader<'_>, node: &Node) -> Option<Spanned<IdKind>> {
    let kind = reader.text(node, "`id`")?;
    let value = match kind.value.as_str() {
        "uuid" => IdKind::Uuid,
        "bigint" => IdKind::Bigint,
        _ => {
            reader.unknown_value("kind of id", &kind, &["uuid", "bigint"]);
            return None;
        }
    };
    Some(Spanned::new(value, kind.span))
}

pub(super) fn operations(reader: &mut Reader<'_>, node: &Node) -> Option<Spanned<Vec<Operation>>> {
    let mut found: Vec<Operation> = Vec::new();
    let mut complete = true;
    for item in reader.list(node, "`operations`")? {
        let Some(name) = reader.text(item, "an operation") else {
            complete = false;
            continue;
        };
        match Operation::named(&name.value) {
            Some(operation) if found.contains(&operation) => {
                let problem = ShapeProblem::RepeatedValue {
                    what: "`operations`".to_owned(),
                    value: name.value,
                };
                reader.report(problem, name.span);
            }
            Some(operation) => found.push(operation),
            None => {
                complete = false;
                reader.unknown_value("operation", &name, &Operation::ALL.map(Operation::name));
            }
        }
    }
    found.sort();
    complete.then(|| Spanned::new(found, node.span))
}
