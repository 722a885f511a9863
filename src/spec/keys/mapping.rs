use super::off::refuse_unless_off;
use super::place::KeyPlace;
use super::table::{Key, KeyReader, KeyTable, KeyValue, at};
use crate::diagnostics::{ShapeProblem, Span, nearest};
use crate::spec::raw::{RawEntity, RawFeatureSetting, RawSpec};
use crate::spec::reader::Reader;
use crate::spec::types::{RelationKind, TypeName};
use crate::spec::word::Word;
use crate::spec::yaml::{Entry, Node, Value};

/// The keys of a mapping, and what messages call it.
pub(super) struct Mapping<'k, T> {
    table: &'k KeyTable,
    keys: &'k [Key<T>],
    place: KeyPlace,
    what: &'k str,
}

impl KeyTable {
    /// What a mapping of the whole service has been read with; `what` is its name in messages.
    pub(super) fn of_spec<'k>(&'k self, place: KeyPlace, what: &'k str) -> Mapping<'k, RawSpec> {
        Mapping {
            table: self,
            keys: &self.spec,
            place,
            what,
        }
    }

    pub(super) fn of_entity<'k>(
        &'k self,
        place: KeyPlace,
        what: &'k str,
    ) -> Mapping<'k, RawEntity> {
        Mapping {
            table: self,
            keys: &self.entity,
            place,
            what,
        }
    }

    /// Reports a key that its mapping does not know.
    pub(in crate::spec) fn report_unknown(
        &self,
        reader: &mut Reader<'_>,
        entry: &Entry,
        within: &str,
        allowed: &[&str],
    ) {
        reader.report(self.unknown(entry, within, allowed), entry.key.span);
    }

    fn unknown(&self, entry: &Entry, within: &str, allowed: &[&str]) -> ShapeProblem {
        let key = &entry.key.value;
        unknown_key(key, within, allowed, self.home(key))
    }
}

impl<T> Mapping<'_, T> {
    pub(super) fn read(&self, reader: &mut Reader<'_>, entries: &[Entry], target: &mut T) {
        for entry in entries {
            let mut keys = at(self.keys, self.place);
            if let Some(key) = keys.find(|key| key.name == entry.key.value) {
                self.read_value(reader, key, entry, target);
            } else {
                reader.report(self.unknown(entry), entry.key.span);
            }
        }
    }

    fn unknown(&self, entry: &Entry) -> ShapeProblem {
        if let (KeyPlace::Entity, Some(home)) = (self.place, member_home(entry)) {
            return unknown_key(&entry.key.value, self.what, &[], Some(home));
        }
        let supported = at(self.keys, self.place).filter(|key| key.is_supported());
        let allowed: Vec<_> = supported.map(|key| key.name).collect();
        self.table.unknown(entry, self.what, &allowed)
    }

    fn read_value(&self, reader: &mut Reader<'_>, key: &Key<T>, entry: &Entry, target: &mut T) {
        let value = match &key.value {
            KeyValue::Supported { read, .. } => read,
            KeyValue::Later { off, instead } => {
                return refuse_unless_off(reader, entry, *off, instead);
            }
        };
        match value {
            KeyReader::Value(read) => read(reader, target, entry),
            KeyReader::Nested(read) => read(reader, self.table, target, entry),
            KeyReader::Kept { read, settings } => {
                let setting = RawFeatureSetting {
                    key: entry.key.span,
                    value: read(reader, &entry.value),
                    node: entry.value.clone(),
                };
                settings(target).insert(key.place.path(key.name), setting);
            }
        }
    }
}

/// The value that a key has by itself, or under the first of these keys in a mapping: `redis`, or
/// `{store: redis, ttl: 1h}`.
pub fn short_value<'a>(
    reader: &mut Reader<'_>,
    node: &'a Node,
    key: &str,
    keys: &[&str],
) -> Option<&'a Node> {
    let Value::Mapping(entries) = &node.value else {
        return Some(node);
    };
    let within = format!("`{key}`");
    check_keys(reader, entries, &within, keys);
    let first = *keys.first()?;
    let value = node.get(first);
    if value.is_none() {
        report_missing(reader, first, &within, node.span);
    }
    value
}

/// Reports the keys that a feature's mapping does not know.
pub fn check_keys(reader: &mut Reader<'_>, entries: &[Entry], within: &str, keys: &[&str]) {
    let is_unknown = |entry: &&Entry| !keys.contains(&entry.key.value.as_str());
    for entry in entries.iter().filter(is_unknown) {
        let problem = unknown_key(&entry.key.value, within, keys, None);
        reader.report(problem, entry.key.span);
    }
}

/// Reports that a mapping does not have a key that it needs.
pub fn report_missing(reader: &mut Reader<'_>, key: &str, within: &str, span: Span) {
    let problem = ShapeProblem::MissingKey {
        key: key.to_owned(),
        within: within.to_owned(),
    };
    reader.report(problem, span);
}

/// That a mapping does not know a key, with the one that may have been meant.
fn unknown_key(
    key: &str,
    within: &str,
    allowed: &[&str],
    home: Option<&'static str>,
) -> ShapeProblem {
    if key == "<<" {
        return ShapeProblem::MergeKey;
    }
    let alias = Word::alias(key).map(|word| word.name().to_owned());
    ShapeProblem::UnknownKey {
        key: key.to_owned(),
        within: within.to_owned(),
        nearest: alias
            .filter(|word| allowed.contains(&word.as_str()))
            .or_else(|| nearest(key, allowed.iter().copied())),
        home,
        allowed: allowed.iter().map(|&key| key.to_owned()).collect(),
    }
}

/// Where a declaration belongs that stands among the keys of an entity.
fn member_home(entry: &Entry) -> Option<&'static str> {
    let Value::Scalar(scalar) = &entry.value.value else {
        return None;
    };
    let first = scalar.text.split_whitespace().next()?;
    if RelationKind::named(first).is_some() {
        return Some("under `relations:`");
    }
    TypeName::named(first).map(|_| "under `fields:`")
}
