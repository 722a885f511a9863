use serde_json::{Value as Json, json};

use crate::diagnostics::{ShapeProblem, Span};
use crate::spec::reader::Reader;
use crate::spec::schema::with;
use crate::spec::yaml::{Entry, Node, Value};

/// Which values of a key that is not supported yet say that it is off, and so pass.
#[derive(Debug, Clone, Copy)]
pub enum Off {
    /// Not even nothing.
    Never,
    /// Nothing, or a list or mapping with nothing in it.
    Empty,
    /// `false`
    False,
    /// Nothing, or `none`, also as the value of a key; the other values would be fine later.
    NoneOf {
        key: &'static str,
        values: &'static [&'static str],
    },
}

impl Off {
    /// What editors know of the key: what passes.
    pub(super) fn schema(self) -> Json {
        let passes = match self {
            Self::Never => json!({"not": {}}),
            Self::Empty => {
                json!({"maxItems": 0, "maxProperties": 0, "type": ["array", "object", "null"]})
            }
            Self::False => json!({"const": false}),
            Self::NoneOf { key, .. } => json!({"anyOf": [
                {"enum": ["none", null]},
                {"type": "object", "properties": {key: {"const": "none"}}, "required": [key]}
            ]}),
        };
        let described = with(passes, "description", "Not supported yet.");
        // Known to the language servers for YAML and JSON.
        with(described, "doNotSuggest", true)
    }
}

/// Refuses what the language names and this version cannot do, unless it is off.
pub(super) fn refuse_unless_off(
    reader: &mut Reader<'_>,
    entry: &Entry,
    off: Off,
    instead: &'static str,
) {
    let node = &entry.value;
    let is_off = match off {
        Off::Never => false,
        Off::Empty => is_empty(node),
        Off::False => {
            let what = format!("`{}`", entry.key.value);
            reader.boolean(node, &what).is_none_or(|on| !on.value)
        }
        Off::NoneOf { key, values } => {
            return refuse_choice(reader, entry, (key, values), instead);
        }
    };
    if !is_off {
        refuse(reader, &entry.key.value, instead, entry.key.span);
    }
}

/// Reports something that is not supported yet.
pub(in crate::spec) fn refuse(
    reader: &mut Reader<'_>,
    feature: &str,
    instead: &'static str,
    span: Span,
) {
    let feature = format!("`{feature}`");
    reader.report(ShapeProblem::Unsupported { feature, instead }, span);
}

/// Refuses all words but `none`, be it alone or in a mapping.
fn refuse_choice(
    reader: &mut Reader<'_>,
    entry: &Entry,
    (key, values): (&str, &[&str]),
    instead: &'static str,
) {
    let what = entry.key.value.as_str();
    let node = match &entry.value.value {
        Value::Mapping(entries) => match entries.iter().find(|entry| entry.key.value == key) {
            Some(entry) => &entry.value,
            None => return refuse(reader, what, instead, entry.value.span),
        },
        _ => &entry.value,
    };
    if let Some(value) = reader.one_of(node, what, values)
        && value.value != "none"
    {
        let feature = format!("{what}: {}", value.value);
        refuse(reader, &feature, instead, value.span);
    }
}

fn is_empty(node: &Node) -> bool {
    match &node.value {
        Value::Mapping(entries) => entries.is_empty(),
        Value::Sequence(items) => items.is_empty(),
        Value::Scalar(scalar) => scalar.is_null(),
    }
}
