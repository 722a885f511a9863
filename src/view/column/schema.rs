use crate::view::kind::KindCode;

/// What a schema is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    /// Keeps the limits of a value.
    Request,
    /// Always has the field, even if it is null.
    Response,
    /// Does not have the field.
    Nothing,
}

/// The arguments of `#[schema(…)]`.
pub(super) fn schema(code: &KindCode, optional: bool, example: Option<&str>, side: Side) -> String {
    let value_type = code
        .schema_type
        .map(|name| format!("value_type = {}", optional_type(name, optional)));
    let example = example.map(|example| format!("example = {example}"));
    let mut parts: Vec<&str> = value_type.iter().map(String::as_str).collect();
    match side {
        Side::Request => parts.extend(code.limits.iter().map(String::as_str)),
        Side::Response if optional => parts.push("required = true"),
        Side::Response | Side::Nothing => {}
    }
    parts.extend(example.as_deref());
    join(&parts)
}

pub(super) fn join(parts: &[&str]) -> String {
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
