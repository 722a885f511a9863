use super::kind::Reason;
use super::parts::Parts;

/// A column or relation that is left out.
pub fn member(reason: &Reason) -> Parts {
    let (message, help) = match reason {
        Reason::UnknownType { declared } if declared.is_empty() => {
            ("it has no type".to_owned(), None)
        }
        Reason::UnknownType { declared } => {
            (format!("the language has no type for `{declared}`"), None)
        }
        Reason::UnknownEntity { entity } => (
            format!("there is no entity `{entity}`"),
            Some("define it, or correct the name"),
        ),
        Reason::BuiltInEntity {
            entity,
            relation,
            optional,
        } => {
            let optional = if *optional { " optional" } else { "" };
            (
                format!(
                    "`{entity}` is one of JHipster's own; with an entity `{entity}` it is \
                     `{relation}: belongs_to {entity}{optional}`"
                ),
                None,
            )
        }
        Reason::RowsOdd { found } => (
            format!("there are rows with {found}"),
            Some("correct the rows and import again"),
        ),
        Reason::RowsMixed => (
            "its rows hold values of several types".to_owned(),
            Some("bring them to one type and import again"),
        ),
        _ => ("the database computes it".to_owned(), None),
    };
    ("column-left-out", format!("left out: {message}"), help)
}
