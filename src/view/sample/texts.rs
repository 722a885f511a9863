use serde::Serialize;

use crate::model::FieldKind;
use crate::view::literal::text;

use super::fit::Fit;

/// Texts longer than this are not tried.
const LONGEST: usize = 100_000;

/// Texts for a field with a pattern, between quotes.
#[derive(Debug, Serialize)]
pub struct PatternTexts {
    /// At the ends of what is valid.
    pub valid: Vec<String>,
    pub faulty: Vec<String>,
}

/// Of a field with a pattern; `None` for others.
pub(in crate::view) fn pattern_texts(kind: &FieldKind) -> Option<PatternTexts> {
    let fit = Fit::of(kind)?;
    let pattern = fit.pattern.as_ref()?;
    let max = (fit.max < LONGEST).then_some(fit.max);
    let of_length = |length: usize| pattern.of_length(length);
    let ends = [Some(fit.min), max].into_iter().flatten();
    let mut valid: Vec<_> = ends
        .filter_map(of_length)
        .map(|value| text(&value))
        .collect();
    valid.dedup();
    let beyond = fit
        .min
        .checked_sub(1)
        .into_iter()
        .chain(max.map(|max| max + 1));
    let mismatch = pattern.mismatch(fit.min, fit.max);
    let faulty = mismatch.into_iter().chain(beyond.filter_map(of_length));
    Some(PatternTexts {
        valid,
        faulty: faulty.map(|value| text(&value)).collect(),
    })
}
