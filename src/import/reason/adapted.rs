use super::kind::Reason;
use super::parts::Parts;

/// What is in the spec under another shape.
pub fn adapted(reason: &Reason) -> Parts {
    let (message, help) = match reason {
        Reason::TypeAdapted { declared, now, why } => {
            (format!("`{declared}` is `{now}` in the spec: {why}"), None)
        }
        Reason::RowsDiffer {
            declared,
            now,
            found,
        } => (
            format!("`{declared}` is `{now}` in the spec, because there are rows with {found}"),
            Some("correct the rows and import again to have the type of the column"),
        ),
        Reason::MediaType => (
            "the bytes come without their media type".to_owned(),
            Some("add a field for it if it is needed"),
        ),
        Reason::RelationAsField { why } => (
            format!("the reference is a plain field in the spec: {why}"),
            None,
        ),
        Reason::KeyIsReference { column, target } => (
            format!(
                "the key `{column}` is a reference to `{target}` as well, which is not in the spec"
            ),
            None,
        ),
        Reason::NoCreate { why } => (
            format!("the service makes no rows of it: {why}"),
            Some("rows that are there can be read, changed and deleted"),
        ),
        _ => (String::new(), None),
    };
    ("type-adapted", message, help)
}
