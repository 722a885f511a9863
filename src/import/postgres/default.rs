use crate::import::schema::{Default, constant};

/// The default of a column, from SQL; nothing for null.
pub fn default(text: &str) -> Option<Default> {
    if text
        .get(..4)
        .is_some_and(|start| start.eq_ignore_ascii_case("null"))
    {
        return None;
    }
    let expression = || Default::Expression(text.to_owned());
    Some(constant(text).map_or_else(expression, Default::Value))
}
