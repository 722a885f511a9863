use super::kind::Reason;
use super::list::list;
use super::parts::Parts;

/// A foreign key that is no relation.
pub fn reference(reason: &Reason) -> Parts {
    let message = match reason {
        Reason::ReferenceColumns { target, columns } => format!(
            "the reference to `{target}` is not in the spec: it is made of {}",
            list(columns)
        ),
        Reason::ReferenceLeftOut { target } => {
            format!("the reference is a plain field in the spec: the table `{target}` is not in it")
        }
        Reason::ReferenceNotKey { target, column } => format!(
            "the reference is a plain field in the spec: it is to `{target}.{column}`, which is not the key"
        ),
        Reason::ReferenceType { target, declared } => format!(
            "the reference is a plain field in the spec: its type `{declared}` is not that of the key of `{target}`"
        ),
        _ => String::new(),
    };
    ("reference-left-out", message, None)
}
