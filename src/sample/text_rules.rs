use std::sync::Arc;

use crate::model::{FieldKind, Length};

use super::forms::{is_email, is_slug, is_url};
use super::pattern::Pattern;

/// Longer texts are not drawn out by words.
pub const READABLE: usize = 400;

/// The lengths and the pattern that a text has to keep.
#[derive(Debug)]
pub struct TextRules {
    pub min: usize,
    /// `usize::MAX` if there is no end.
    pub max: usize,
    pub pattern: Option<Arc<Pattern>>,
    /// What the kind of text wants besides.
    form: Option<fn(&str) -> bool>,
}

impl TextRules {
    /// Of a field with text of any kind; `None` for other kinds.
    #[must_use]
    pub fn of(kind: &FieldKind) -> Option<Self> {
        match kind {
            FieldKind::String { length, pattern } | FieldKind::Text { length, pattern } => {
                Some(Self {
                    pattern: pattern.as_deref().and_then(Pattern::of),
                    ..Self::between(*length)
                })
            }
            FieldKind::Email { length } => Some(Self::between(*length).of_form(is_email)),
            FieldKind::Url { length } => Some(Self::between(*length).of_form(is_url)),
            FieldKind::Slug { length } => Some(Self::between(*length).of_form(is_slug)),
            FieldKind::Bytes { length } | FieldKind::Password { length } => {
                Some(Self::between(*length))
            }
            _ => None,
        }
    }

    fn of_form(self, form: fn(&str) -> bool) -> Self {
        Self {
            form: Some(form),
            ..self
        }
    }

    fn between(length: Length) -> Self {
        let end = |end: Option<u32>| end.map(|end| end as usize);
        Self {
            min: end(length.min).unwrap_or(0),
            max: end(length.max).unwrap_or(usize::MAX),
            pattern: None,
            form: None,
        }
    }

    /// Whether a text keeps the rules.
    #[must_use]
    pub fn holds(&self, text: &str) -> bool {
        let length = text.chars().count();
        (self.min..=self.max).contains(&length)
            && self.form.is_none_or(|form| form(text))
            && self
                .pattern
                .as_ref()
                .is_none_or(|pattern| pattern.is_match(text))
    }

    /// A plain text cut or drawn out to a length in the range.
    #[must_use]
    pub fn fitted(&self, text: &str) -> String {
        let mut cut: String = text.chars().take(self.max).collect();
        if self.min > READABLE {
            let missing = self.min.saturating_sub(cut.chars().count());
            return format!("{cut}{}", "x".repeat(missing));
        }
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
