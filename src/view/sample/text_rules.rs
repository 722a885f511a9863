use crate::model::{FieldKind, Length};
use crate::view::literal::text;

use super::pattern::Pattern;

/// The lengths and the pattern that a text has to keep.
#[derive(Debug)]
pub(super) struct TextRules {
    pub(super) min: usize,
    /// `usize::MAX` if there is no end.
    pub(super) max: usize,
    pub(super) pattern: Option<Pattern>,
}

impl TextRules {
    /// Of a field with text of any kind; `None` for other kinds.
    pub(super) fn of(kind: &FieldKind) -> Option<Self> {
        match kind {
            FieldKind::String { length, pattern } | FieldKind::Text { length, pattern } => {
                Some(Self {
                    pattern: pattern.as_deref().and_then(Pattern::new),
                    ..Self::between(*length)
                })
            }
            FieldKind::Email { length }
            | FieldKind::Url { length }
            | FieldKind::Slug { length }
            | FieldKind::Bytes { length }
            | FieldKind::Password { length } => Some(Self::between(*length)),
            _ => None,
        }
    }

    fn between(length: Length) -> Self {
        let end = |end: Option<u32>| end.map(|end| end as usize);
        Self {
            min: end(length.min).unwrap_or(0),
            max: end(length.max).unwrap_or(usize::MAX),
            pattern: None,
        }
    }

    /// Whether a text keeps the rules.
    pub(super) fn holds(&self, text: &str) -> bool {
        let length = text.chars().count();
        (self.min..=self.max).contains(&length)
            && self
                .pattern
                .as_ref()
                .is_none_or(|pattern| pattern.is_match(text))
    }

    /// A plain text cut or drawn out to a length in the range.
    pub(super) fn fitted(&self, text: &str) -> String {
        let mut cut: String = text.chars().take(self.max).collect();
        while cut.chars().count() < self.min {
            let missing = self.min - cut.chars().count();
            let more = format!(" {text}");
            cut.extend(more.chars().take(missing));
        }
        let trimmed = cut.trim_end();
        if trimmed.chars().count() < self.min {
            format!(
                "{trimmed}{}",
                "x".repeat(self.min - trimmed.chars().count())
            )
        } else {
            trimmed.to_owned()
        }
    }
}

/// Texts longer than this are not tried.
const LONGEST: usize = 100_000;

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
    let max = (rules.max < LONGEST).then_some(rules.max);
    let of_length = |length: usize| pattern.of_length(length);
    let ends = [Some(rules.min), max].into_iter().flatten();
    let mut valid: Vec<_> = ends
        .filter_map(of_length)
        .map(|value| text(&value))
        .collect();
    valid.dedup();
    let beyond = rules
        .min
        .checked_sub(1)
        .into_iter()
        .chain(max.map(|max| max + 1));
    let mismatch = pattern.mismatch(rules.min, rules.max);
    let faulty = mismatch.into_iter().chain(beyond.filter_map(of_length));
    Some(PatternTexts {
        valid,
        faulty: faulty.map(|value| text(&value)).collect(),
    })
}
