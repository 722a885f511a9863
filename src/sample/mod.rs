//! Values that keep the rules of their fields, and texts that break them, worked out from the model.

mod alphabet;
mod forms;
mod matching;
mod number;
mod parsed;
mod pattern;
mod search;
mod text_rules;
mod value;
mod wanted;
mod words;
mod written;

pub use forms::{is_email, is_slug, is_url, is_uuid};
pub use matching::Matches;
pub use number::{decimal_range, decimals, floats, integers};
pub use pattern::Pattern;
pub use text_rules::{READABLE, TextRules};
pub use value::{any_sample, domain, encoded, sample_value, urls, zeros_before};
pub use wanted::Taste;
pub use words::words;
