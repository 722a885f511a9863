//! Values that keep the rules of their fields, and values that break them, worked out from the model.

mod base64;
mod counted;
mod fit;
mod number;
mod pattern;
mod slot;
mod source;
mod still;
mod texts;
mod words;

pub(super) use counted::counted;
pub(super) use source::{json, typed};
pub(super) use still::still;
pub(super) use texts::{PatternTexts, pattern_texts};
