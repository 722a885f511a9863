use crate::model::{FieldKind, Length};

use super::pattern::Pattern;

/// The rules of a text.
#[derive(Debug)]
pub(super) struct Fit {
    pub(super) min: usize,
    /// `usize::MAX` if there is no end.
    pub(super) max: usize,
    pub(super) pattern: Option<Pattern>,
}

impl Fit {
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
    pub(super) fn cut(&self, text: &str) -> String {
        let mut fitted: String = text.chars().take(self.max).collect();
        while fitted.chars().count() < self.min {
            let missing = self.min - fitted.chars().count();
            let more = format!(" {text}");
            fitted.extend(more.chars().take(missing));
        }
        let trimmed = fitted.trim_end();
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
