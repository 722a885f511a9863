use crate::import::schema::{Default, Expression, expression};

/// The default of a column, from SQL; nothing for null.
pub fn default(text: &str) -> Option<Default> {
    if text
        .get(..4)
        .is_some_and(|start| start.eq_ignore_ascii_case("null"))
    {
        return None;
    }
    let value = match expression(text) {
        Some(Expression::Text(text) | Expression::Number(text)) => text,
        Some(Expression::Column(word)) if matches!(word.as_str(), "true" | "false") => word,
        _ => return Some(Default::Expression(text.to_owned())),
    };
    Some(Default::Value(value))
}
