use serde_json::Value;

use crate::model::{BelongsTo, Entity, Field, FieldKind, FieldNames, IdKind, Project};
use crate::sample::sample_value;
use crate::view::doc::doc_lines;
use crate::view::kind_code::{KindCode, bigint_limits, id_type, plain};
use crate::view::literal;

use super::input::{DeclaredColumn, DefaultCode, InputView, SchemaUse, optional_type, schema};
use super::view::ColumnView;

impl ColumnView {
    /// A field of the spec.
    pub(in crate::view) fn field(entity: &Entity, field: &Field) -> Self {
        let code = KindCode::of(&field.kind);
        let column = DeclaredColumn {
            names: &field.names,
            code: &code,
            optional: field.optional,
            private: field.private || field.kind.is_password(),
            description: field.description.as_deref(),
            example: example(entity, field),
        };
        let default = field.default.as_ref().map(|value| DefaultCode {
            value: literal::default(field, value),
            schema: format!("default = {}", schema_value(&field.kind, value)),
        });
        let input = InputView::new(&column, default, field.immutable);
        let first = field.default.as_ref().and_then(Value::as_str);
        let input = match first.filter(|_| field.has_transitions) {
            Some(first) => input.of_state(first),
            None => input,
        };
        Self {
            sortable: !matches!(field.kind, FieldKind::Text { .. }),
            ..Self::declared(&column, input)
        }
    }

    /// The foreign key of a relation.
    pub(in crate::view) fn key(project: &Project, relation: &BelongsTo) -> Self {
        let kind = project.id_kind(&relation.target);
        let (rust_type, list_kind) = id_type(kind);
        let code = KindCode {
            limits: match kind {
                IdKind::Bigint => bigint_limits(),
                IdKind::Uuid => Vec::new(),
            },
            ..plain(rust_type, Some(list_kind))
        };
        let column = DeclaredColumn {
            names: &relation.key,
            code: &code,
            optional: relation.optional,
            private: relation.private,
            description: relation.description.as_deref(),
            example: None,
        };
        Self::declared(&column, InputView::new(&column, None, relation.immutable))
    }

    fn declared(column: &DeclaredColumn<'_>, input: InputView) -> Self {
        let DeclaredColumn {
            names,
            code,
            optional,
            private,
            description,
            example,
        } = column;
        let FieldNames {
            wire,
            column,
            rust,
            var: _,
            variant: _,
            constant: _,
            human: _,
        } = names;
        let (example, purpose) = if *private {
            (None, SchemaUse::Nothing)
        } else {
            (example.as_deref(), SchemaUse::Response)
        };
        Self {
            column: column.clone(),
            rust: rust.clone(),
            rust_type: optional_type(&code.rust_type, *optional),
            optional: *optional,
            doc: doc_lines(*description),
            schema: schema(code, *optional, example, purpose),
            private: *private,
            stays: false,
            unsent: false,
            list_kind: code.list_kind.clone().filter(|_| !private),
            key: list_key(rust, code, *optional),
            rename: is_renamed(rust, wire),
            spec: if *optional { "nullable" } else { "new" },
            serializer: serializer(code, *optional),
            initial: format!("new.{rust}"),
            input: Some(input),
            ..Self::plain(wire, code)
        }
    }
}

/// Whether serde cannot tell the name on the wire from the Rust field.
pub(in crate::view) fn is_renamed(rust: &str, wire: &str) -> bool {
    rust.trim_start_matches("r#") != wire
}

/// The value of a cursor.
fn list_key(rust: &str, code: &KindCode, optional: bool) -> String {
    let is_copy = code.rust_type != "String";
    let is_word = code.wrapper.as_deref() == Some("Word");
    match (optional, is_word, is_copy) {
        (true, true, _) => format!("self.{rust}.map(|value| value.as_str().to_owned().into())"),
        (false, true, _) => format!("self.{rust}.as_str().to_owned().into()"),
        (true, false, true) => format!("self.{rust}.map(Into::into)"),
        (true, false, false) => format!("self.{rust}.clone().map(Into::into)"),
        (false, false, true) => format!("self.{rust}.into()"),
        (false, false, false) => format!("self.{rust}.clone().into()"),
    }
}

fn serializer(code: &KindCode, optional: bool) -> Option<&'static str> {
    match (code.rust_type.as_str(), optional) {
        ("Vec<u8>", true) => Some("serialize_optional"),
        ("Vec<u8>", false) => Some("serialize"),
        _ => None,
    }
}

/// What `example =` takes in `#[schema(…)]`: nothing where the schema says as much by itself, unless
/// the spec gives one.
fn example(entity: &Entity, field: &Field) -> Option<String> {
    let says_all = matches!(
        field.kind,
        FieldKind::Bool | FieldKind::Uuid | FieldKind::Json | FieldKind::Enum { .. }
    );
    if field.example.is_none() && says_all {
        return None;
    }
    let sample = sample_value(entity, field, 0)?;
    let is_long = sample
        .as_str()
        .is_some_and(|text| text.len() > LONGEST_EXAMPLE);
    let is_told = field.example.is_some() || !is_long;
    is_told.then(|| schema_value(&field.kind, &sample))
}

/// Longer texts show nothing.
const LONGEST_EXAMPLE: usize = 500;

/// A value as `#[schema(…)]` takes it.
fn schema_value(kind: &FieldKind, value: &Value) -> String {
    match (kind, value) {
        (FieldKind::Json, _) => format!("json!({})", literal::json(value)),
        (FieldKind::Float { .. }, Value::Number(number)) => {
            literal::float(number.as_f64().unwrap_or_default())
        }
        (FieldKind::Int { .. } | FieldKind::Bigint { .. }, _) => {
            literal::integer(value.as_i64().unwrap_or_default())
        }
        (_, Value::String(text)) => literal::text(text),
        _ => value.to_string(),
    }
}
