//! Values that keep the rules of their fields, and values that break them, worked out from the model.

mod counted;
mod number;
mod pattern;
mod slot;
mod text_rules;
mod value;
mod words;

pub(super) use counted::counted;
pub(super) use text_rules::pattern_texts;
pub(super) use value::sample_value;
