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
    };
    if !is_off {
        refuse(reader, &entry.key.value, instead, entry.key.span);
    }
}

/// Reports something that is not supported yet.
pub fn refuse(reader: &mut Reader<'_>, feature: &str, instead: &'static str, span: Span) {
    let feature = format!("`{feature}`");
    reader.report(ShapeProblem::Unsupported { feature, instead }, span);
}

fn is_empty(node: &Node) -> bool {
    match &node.value {
        Value::Mapping(entries) => entries.is_empty(),
        Value::Sequence(items) => items.is_empty(),
        Value::Scalar(scalar) => scalar.is_null(),
    }
}
