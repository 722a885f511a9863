use crate::model::FieldKind;
use crate::sample::{Taste, TextRules};
use crate::view::literal::text;

/// Longer texts are not tried: they would fill the tests.
const LONGEST: usize = 1_000;

/// Texts for a field with a pattern, between quotes.
#[derive(Debug)]
pub struct PatternTexts {
    /// At the ends of what is valid.
    pub valid: Vec<String>,
    pub faulty: Vec<String>,
}

/// Of a field with a pattern; `None` for others.
pub(in crate::view) fn pattern_texts(kind: &FieldKind) -> Option<PatternTexts> {
    let rules = TextRules::of(kind)?;
    let pattern = rules.pattern.as_ref()?;
    // Where no text was found at all, a search for other lengths would be long and in vain.
    let is_known = !pattern
        .matches(Taste::Digits, rules.min, rules.max)
        .texts
        .is_empty();
    let tried = |length: &usize| is_known && *length <= LONGEST;
    let of_length = |length: usize| pattern.of_length(length);
    let ends = [rules.min, rules.max].into_iter().filter(tried);
    let mut valid: Vec<_> = ends
        .filter_map(of_length)
        .map(|value| text(&value))
        .collect();
    valid.dedup();
    let below = rules.min.checked_sub(1);
    let beyond = below.into_iter().chain(rules.max.checked_add(1));
    let mismatch = pattern
        .mismatch(rules.min, rules.max)
        .filter(|text| text.len() <= LONGEST);
    let faulty = mismatch
        .into_iter()
        .chain(beyond.filter(tried).filter_map(of_length));
    Some(PatternTexts {
        valid,
        faulty: faulty.map(|value| text(&value)).collect(),
    })
}
