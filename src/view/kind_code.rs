use crate::model::{DecimalShape, FieldKind, IdKind, Length};

use super::base64_pattern::{base64_length, base64_pattern};
use super::decimal_pattern::decimal_pattern;
use super::literal::{self, number};

/// What the kind of a field means in the code of a service.
#[derive(Debug, Clone)]
pub struct KindCode {
    /// The Rust type of a value: `Decimal`, `UserRole`.
    pub rust_type: String,
    /// How lists filter and sort it; `None` if they do not.
    pub list_kind: Option<String>,
    /// What keeps a value in the database, if the library has nothing for it: `Scaled::<1>`.
    pub wrapper: Option<String>,
    /// Makes a value that a client sends the one that is kept: `.scaled(2)`; empty where it is.
    pub kept_as: String,
    /// The rules of a value, as calls of `rules::`, with `value` as its name.
    pub rules: Vec<String>,
    /// The limits of a value, as arguments of `#[schema(…)]`.
    pub limits: Vec<String>,
    /// What `#[schema(…)]` takes in the place of the type, where the type has no schema of its own.
    pub schema_type: Option<&'static str>,
}

impl KindCode {
    #[must_use]
    pub fn of(kind: &FieldKind) -> Self {
        match kind {
            FieldKind::String { length, pattern } | FieldKind::Text { length, pattern } => {
                text(*length, pattern.as_deref())
            }
            FieldKind::Email { length } => Self {
                rules: vec!["email(value)".into(), length_rule(*length)],
                limits: [vec!["format = Email".into()], length_limits(*length)].concat(),
                ..text(*length, None)
            },
            FieldKind::Url { length } => Self {
                rules: vec!["url(value)".into(), length_rule(*length)],
                limits: [vec!["format = \"uri\"".into()], length_limits(*length)].concat(),
                ..text(*length, None)
            },
            FieldKind::Slug { length } => Self {
                rules: vec!["slug(value)".into(), length_rule(*length)],
                limits: [length_limits(*length), vec![pattern_limit(SLUG)]].concat(),
                ..text(*length, None)
            },
            FieldKind::Password { length } => Self {
                rust_type: "Password".into(),
                list_kind: None,
                rules: vec![format!("length(value.as_str(), {})", length_range(*length))],
                limits: [vec!["format = Password".into()], length_limits(*length)].concat(),
                schema_type: Some("String"),
                ..text(*length, None)
            },
            FieldKind::Int { min, max } => integer(
                "i32",
                range(
                    min.map(i64::from),
                    max.map(i64::from),
                    i64::from(i32::MIN),
                    i64::from(i32::MAX),
                ),
            ),
            FieldKind::Bigint { min, max } => integer("i64", range(*min, *max, i64::MIN, i64::MAX)),
            FieldKind::Float { min, max } => float(*min, *max),
            FieldKind::Decimal { shape, min, max } => decimal(*shape, *min, *max),
            FieldKind::Bool => plain("bool", Some("Kind::Bool")),
            FieldKind::Uuid => plain("Uuid", Some("Kind::Uuid")),
            FieldKind::Date => plain("NaiveDate", Some("Kind::Date")),
            FieldKind::Time => Self {
                schema_type: Some("String"),
                limits: vec![pattern_limit(TIME)],
                ..plain("NaiveTime", Some("Kind::Time"))
            },
            FieldKind::Datetime => Self {
                wrapper: Some("Timestamp".into()),
                ..plain("DateTime<Utc>", Some("Kind::Datetime"))
            },
            FieldKind::Json => Self {
                wrapper: Some("Json".into()),
                ..plain("Value", None)
            },
            FieldKind::Bytes { length } => bytes(*length),
            FieldKind::Enum { rust_type, .. } => Self {
                wrapper: Some("Word".into()),
                ..plain(rust_type, Some(&format!("Kind::choice::<{rust_type}>()")))
            },
        }
    }
}

const SLUG: &str = "^[a-z0-9]+(?:-[a-z0-9]+)*$";
const TIME: &str = r"^([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\.[0-9]{1,6})?$";

/// The type of an id and what lists make of it.
#[must_use]
pub fn id_type(kind: IdKind) -> (&'static str, &'static str) {
    match kind {
        IdKind::Uuid => ("Uuid", "Kind::Uuid"),
        IdKind::Bigint => ("i64", "Kind::Int"),
    }
}

/// Of a type without rules, which the libraries know.
pub(super) fn plain(rust_type: &str, list_kind: Option<&str>) -> KindCode {
    KindCode {
        rust_type: rust_type.to_owned(),
        list_kind: list_kind.map(str::to_owned),
        wrapper: None,
        kept_as: String::new(),
        rules: Vec::new(),
        limits: Vec::new(),
        schema_type: None,
    }
}

fn text(length: Length, pattern: Option<&str>) -> KindCode {
    let mut code = plain("String", Some("Kind::Text"));
    code.rules.push(length_rule(length));
    code.limits = length_limits(length);
    if let Some(expression) = pattern {
        code.rules
            .push(format!("pattern(value, {})", literal::pattern(expression)));
        code.limits.push(pattern_limit(expression));
    }
    code
}

fn integer(rust_type: &str, (rule, limits): (Option<String>, Vec<String>)) -> KindCode {
    KindCode {
        rules: rule.into_iter().collect(),
        limits,
        ..plain(rust_type, Some("Kind::Int"))
    }
}

fn range(
    min: Option<i64>,
    max: Option<i64>,
    least: i64,
    greatest: i64,
) -> (Option<String>, Vec<String>) {
    let ends = (
        min.map(|end| number(&end.to_string())),
        max.map(|end| number(&end.to_string())),
    );
    let rule = range_rule(ends.0.as_deref(), ends.1.as_deref());
    let limits = vec![
        format!("minimum = {}", literal::integer(min.unwrap_or(least))),
        format!("maximum = {}", literal::integer(max.unwrap_or(greatest))),
    ];
    (rule, limits)
}

/// The limits of a number of 64 bits.
pub(super) fn bigint_limits() -> Vec<String> {
    range(None, None, i64::MIN, i64::MAX).1
}

fn float(min: Option<f64>, max: Option<f64>) -> KindCode {
    let ends = (min.map(literal::float), max.map(literal::float));
    let mut limits = Vec::new();
    limits.extend(ends.0.as_ref().map(|end| format!("minimum = {end}")));
    limits.extend(ends.1.as_ref().map(|end| format!("maximum = {end}")));
    KindCode {
        rules: range_rule(ends.0.as_deref(), ends.1.as_deref())
            .into_iter()
            .collect(),
        limits,
        ..plain("f64", Some("Kind::Float"))
    }
}

fn decimal(
    shape: DecimalShape,
    min: Option<rust_decimal::Decimal>,
    max: Option<rust_decimal::Decimal>,
) -> KindCode {
    let DecimalShape { precision, scale } = shape;
    let ends = (
        min.map(|end| format!("dec!({end})")),
        max.map(|end| format!("dec!({end})")),
    );
    let mut rules = vec![format!("digits(value, {precision}, {scale})")];
    rules.extend(range_rule(ends.0.as_deref(), ends.1.as_deref()));
    KindCode {
        wrapper: Some(format!("Scaled::<{scale}>")),
        kept_as: format!(".scaled({scale})"),
        rules,
        limits: vec![pattern_limit(&decimal_pattern(shape, min, max))],
        schema_type: Some("String"),
        ..plain(
            "Decimal",
            Some(&format!("Kind::Decimal {{ scale: {scale} }}")),
        )
    }
}

fn bytes(length: Length) -> KindCode {
    let mut rules = Vec::new();
    if length.min.is_some() || length.max.is_some() {
        rules.push(format!("size(value, {})", length_range(length)));
    }
    KindCode {
        rules,
        limits: [
            length_limits(base64_length(length)),
            vec![pattern_limit(&base64_pattern(length))],
        ]
        .concat(),
        schema_type: Some("String"),
        ..plain("Vec<u8>", None)
    }
}

fn length_rule(length: Length) -> String {
    format!("length(value, {})", length_range(length))
}

/// A range of lengths, which may be open at either end.
fn length_range(length: Length) -> String {
    let end = |end: Option<u32>| end.map(|end| number(&end.to_string()));
    match (end(length.min), end(length.max)) {
        (None, None) => "..".to_owned(),
        (min, None) => format!("{}..", min.unwrap_or_default()),
        (min, Some(max)) => format!("{}..={max}", min.unwrap_or_default()),
    }
}

/// The ends of a length, as a document says them: `min_length = 1`.
pub(super) fn length_limits(length: Length) -> Vec<String> {
    let limit = |name: &str, end: Option<u32>| {
        let end = end.map(|end| number(&end.to_string()));
        end.map(|end| format!("{name} = {end}"))
    };
    let limits = [
        limit("min_length", length.min),
        limit("max_length", length.max),
    ];
    limits.into_iter().flatten().collect()
}

fn range_rule(min: Option<&str>, max: Option<&str>) -> Option<String> {
    match (min, max) {
        (None, None) => None,
        (Some(min), None) => Some(format!("range(value, {min}..)")),
        (min, Some(max)) => Some(format!("range(value, {}..={max})", min.unwrap_or_default())),
    }
}

fn pattern_limit(expression: &str) -> String {
    format!("pattern = {}", literal::pattern(expression))
}
