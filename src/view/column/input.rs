use serde::Serialize;

use crate::model::FieldNames;
use crate::view::kind_code::KindCode;
use crate::view::literal;

/// A column that a client sets.
#[derive(Debug, Clone, Serialize)]
pub struct InputView {
    /// How a new row takes it: `required`, `optional` or `defaulted`.
    pub taken: &'static str,
    /// The further argument of `defaulted`, with a comma in front.
    pub default: String,
    /// What a replacement makes of a field that is absent: `or_null()`.
    pub completed: String,
    /// How a patch takes it: `changed` or `cleared`.
    pub patched: &'static str,
    /// The type in a patch.
    pub patch_type: String,
    /// Makes a value the one that is kept: `.scaled(2)`.
    pub kept_as: String,
    /// The rules of a value, as calls of `rules::`.
    pub rules: Vec<String>,
    /// What `#[schema(…)]` says in a new row.
    pub new_schema: String,
    /// How a change refuses it: `immutable`, or `by_transitions`.
    pub refused: &'static str,
    #[serde(skip)]
    pub immutable: bool,
}

/// What the views of a column are made of that the spec declares.
pub(super) struct DeclaredColumn<'a> {
    pub names: &'a FieldNames,
    pub code: &'a KindCode,
    pub optional: bool,
    pub private: bool,
    pub description: Option<&'a str>,
    pub example: Option<String>,
}

/// The default of a column, as code and as an argument of `#[schema(…)]`.
pub(super) struct DefaultCode {
    pub value: String,
    pub schema: String,
}

impl InputView {
    pub(super) fn new(
        column: &DeclaredColumn<'_>,
        default: Option<DefaultCode>,
        immutable: bool,
    ) -> Self {
        let DeclaredColumn {
            names: _,
            code,
            optional,
            private: _,
            description: _,
            example,
        } = column;
        let taken = match (&default, optional) {
            (Some(_), true) => "optional_or",
            (Some(_), false) => "defaulted",
            (None, true) => "optional",
            (None, false) => "required",
        };
        let completed = match (&default, optional) {
            (Some(default), _) => format!("or({})", default.value),
            (None, true) => "or_null()".to_owned(),
            (None, false) => "or_required()".to_owned(),
        };
        let mut new_schema = schema(code, *optional, example.as_deref(), SchemaUse::Request);
        if let Some(default) = &default {
            let required = if *optional { "" } else { "required = false" };
            new_schema = joined(&[&default.schema, required, &new_schema]);
        }
        Self {
            taken,
            default: default.map_or_else(String::new, |default| format!(", {}", default.value)),
            completed,
            patched: if *optional { "cleared" } else { "changed" },
            patch_type: format!("Option<{}>", optional_type(&code.rust_type, *optional)),
            kept_as: code.kept_as.clone(),
            rules: code.rules.clone(),
            new_schema,
            refused: "immutable",
            immutable,
        }
    }
}

impl InputView {
    /// Of a field that transitions alone change: a new row has this value and no other.
    pub(super) fn of_state(self, first: &str) -> Self {
        let pattern = format!("^{}$", regex::escape(first));
        let (pattern, first) = (literal::pattern(&pattern), literal::text(first));
        Self {
            taken: "initial",
            refused: "by_transitions",
            new_schema: format!(
                "value_type = String, pattern = {pattern}, default = {first}, required = false"
            ),
            ..self
        }
    }
}

/// What a schema is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SchemaUse {
    /// Keeps the limits of a value.
    Request,
    /// Always has the field, even if it is null.
    Response,
    /// Does not have the field.
    Nothing,
}

/// The arguments of `#[schema(…)]`.
pub(super) fn schema(
    code: &KindCode,
    optional: bool,
    example: Option<&str>,
    purpose: SchemaUse,
) -> String {
    let value_type = code
        .schema_type
        .map(|name| format!("value_type = {}", optional_type(name, optional)));
    let example = example.map(|example| format!("example = {example}"));
    let mut parts: Vec<&str> = value_type.iter().map(String::as_str).collect();
    match purpose {
        SchemaUse::Request => parts.extend(code.limits.iter().map(String::as_str)),
        SchemaUse::Response if optional => parts.push("required = true"),
        SchemaUse::Response | SchemaUse::Nothing => {}
    }
    parts.extend(example.as_deref());
    joined(&parts)
}

fn joined(parts: &[&str]) -> String {
    let parts: Vec<_> = parts
        .iter()
        .copied()
        .filter(|part| !part.is_empty())
        .collect();
    parts.join(", ")
}

pub(super) fn optional_type(base: &str, optional: bool) -> String {
    if optional {
        format!("Option<{base}>")
    } else {
        base.to_owned()
    }
}
