use super::expression::{Expression, expression};

/// The value that a piece of SQL stands for, without quotes; nothing if it has to be worked out.
#[must_use]
pub fn constant(text: &str) -> Option<String> {
    match expression(text)? {
        Expression::Text(text) | Expression::Number(text) => Some(text),
        Expression::Column(word) if matches!(word.as_str(), "true" | "false") => Some(word),
        _ => None,
    }
}
