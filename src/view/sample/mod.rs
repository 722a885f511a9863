//! Samples as the code of a service spells them.

mod counted;
mod pattern_texts;
mod slot;

pub(super) use counted::counted;
pub(super) use pattern_texts::pattern_texts;
