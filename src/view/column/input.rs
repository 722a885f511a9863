use serde::Serialize;

use super::schema::{Side, join, optional_type, schema};
use super::shape::Shape;

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
    /// The rules of a value, as calls of `rules::`.
    pub rules: Vec<String>,
    /// What `#[schema(…)]` says in a new row.
    pub new_schema: String,
    pub immutable: bool,
    /// A clear password that is hashed before it is stored.
    pub password: bool,
}

impl InputView {
    pub(super) fn new(
        shape: &Shape<'_>,
        default: Option<String>,
        default_schema: Option<String>,
        immutable: bool,
    ) -> Self {
        let Shape {
            names: _,
            code,
            optional,
            private: _,
            description: _,
            example,
        } = shape;
        let taken = match (&default, optional) {
            (Some(_), true) => "optional_or",
            (Some(_), false) => "defaulted",
            (None, true) => "optional",
            (None, false) => "required",
        };
        let completed = match (&default, optional) {
            (Some(default), _) => format!("or({default})"),
            (None, true) => "or_null()".to_owned(),
            (None, false) => "or_required()".to_owned(),
        };
        let mut new_schema = schema(code, *optional, example.as_deref(), Side::Request);
        if let Some(default) = default_schema {
            new_schema = join(&[
                &default,
                if *optional { "" } else { "required = false" },
                &new_schema,
            ]);
        }
        let patch_type = format!("Option<{}>", optional_type(&code.rust_type, *optional));
        Self {
            taken,
            default: default
                .map(|default| format!(", {default}"))
                .unwrap_or_default(),
            completed,
            patched: if *optional { "cleared" } else { "changed" },
            patch_type,
            rules: code.rules.clone(),
            new_schema,
            immutable,
            password: code.rust_type == "Password",
        }
    }
}
