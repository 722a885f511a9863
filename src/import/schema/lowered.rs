use super::expression::{Expression, expression};

/// The column that a piece of SQL has in lower case, if that is all that it says.
#[must_use]
pub fn lowered(text: &str) -> Option<String> {
    match expression(text)? {
        Expression::Call(name, arguments) if matches!(name.as_str(), "lower" | "lcase") => {
            match arguments.as_slice() {
                [Expression::Column(column)] => Some(column.clone()),
                _ => None,
            }
        }
        _ => None,
    }
}
