use super::read::Reader;
use super::words::Word;
use super::yaml::Entry;
use crate::diagnostics::{ShapeProblem, nearest};

/// What stands at the top.
pub(super) const SPEC: [&str; 15] = [
    "scaffold",
    "service",
    "database",
    "api",
    "auth",
    "cache",
    "events",
    "telemetry",
    "defaults",
    "entities",
    "clients",
    "subscribes",
    "system",
    "services",
    "gateway",
];

/// What an entity may say.
pub(super) const ENTITY: [&str; 19] = [
    "description",
    "plural",
    "id",
    "fields",
    "relations",
    "indexes",
    "unique",
    "filters",
    "sorts",
    "include_limit",
    "timestamps",
    "soft_delete",
    "versioned",
    "operations",
    "access",
    "owner",
    "cqrs",
    "renamed_from",
    "table",
];

/// Reports a key that its mapping does not know.
pub(super) fn unknown(reader: &mut Reader<'_>, entry: &Entry, within: &str, allowed: &[&str]) {
    let key = &entry.key.value;
    let problem = if key == "<<" {
        ShapeProblem::MergeKey
    } else {
        ShapeProblem::UnknownKey {
            key: key.clone(),
            within: within.to_owned(),
            nearest: Word::alias(key)
                .map(|word| word.name().to_owned())
                .filter(|word| allowed.contains(&word.as_str()))
                .or_else(|| nearest(key, allowed.iter().copied())),
            home: home(key),
            allowed: allowed.iter().map(|&key| key.to_owned()).collect(),
        }
    };
    reader.report(problem, entry.key.span);
}

/// Where a key is known that stands in another place.
fn home(key: &str) -> Option<&'static str> {
    let homes: [(&str, &[&str]); 2] =
        [("at the top of the spec", &SPEC), ("in an entity", &ENTITY)];
    let mut homes = homes.iter().filter(|(_, keys)| keys.contains(&key));
    homes.next().map(|(place, _)| *place)
}

/// Reports a value that is none of the allowed ones.
pub(super) fn unknown_value(
    reader: &mut Reader<'_>,
    what: &str,
    value: &crate::diagnostics::Spanned<String>,
    allowed: &[&str],
) {
    let problem = ShapeProblem::UnknownValue {
        what: what.to_owned(),
        value: value.value.clone(),
        nearest: nearest(&value.value, allowed.iter().copied()),
        allowed: allowed.iter().map(|&value| value.to_owned()).collect(),
    };
    reader.report(problem, value.span);
}
