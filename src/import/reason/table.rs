use super::kind::Reason;
use super::list::list;
use super::parts::Parts;

/// A table that is left out.
pub fn table(reason: &Reason) -> Parts {
    const ADD: &str = "give it a key of its own in one column, or write the entity by hand";
    let (message, help) = match reason {
        Reason::CompositeKey { columns } => {
            (format!("the key is made of {}", list(columns)), Some(ADD))
        }
        Reason::KeyType { column, declared } => (
            format!(
                "the key `{column}` is of the type `{declared}`, and ids are `uuid` or `bigint`"
            ),
            Some(ADD),
        ),
        Reason::NothingButKey => (
            "there is nothing in it but its key".to_owned(),
            Some("an entity needs a field or a relation"),
        ),
        Reason::LinksLeftOut { target } => (
            format!("it links to `{target}`, which is not in the spec"),
            None,
        ),
        Reason::NotATable { what } => (format!("it is {what}"), None),
        _ => ("it has no primary key".to_owned(), Some(ADD)),
    };
    ("table-left-out", format!("left out: {message}"), help)
}
