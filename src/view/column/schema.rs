use crate::view::kind::KindCode;

/// The arguments of `#[schema(…)]`.
pub(super) fn schema(
    code: &KindCode,
    optional: bool,
    example: Option<&str>,
    limits: bool,
) -> String {
    let value_type = code
        .schema_type
        .map(|name| format!("value_type = {}", optional_type(name, optional)));
    let example = example.map(|example| format!("example = {example}"));
    let mut parts: Vec<&str> = value_type.iter().map(String::as_str).collect();
    if limits {
        parts.extend(code.limits.iter().map(String::as_str));
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
