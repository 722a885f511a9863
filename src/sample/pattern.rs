use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use regex::Regex;

use super::matching::{Matches, ParsedPattern, matches};
use super::wanted::{Lengths, MOST, Taste};
use super::written::Form;

/// Texts that match a regular expression: made from its structure, and verified against it.
#[derive(Debug)]
pub struct Pattern {
    expression: ParsedPattern,
    /// What was asked for before. Views ask again and again.
    known: Mutex<BTreeMap<(Taste, Lengths), Arc<Matches>>>,
}

type KnownPatterns = Mutex<BTreeMap<String, Option<Arc<Pattern>>>>;

/// Large patterns take long to compile, and each is asked for by many views.
static KNOWN: LazyLock<KnownPatterns> = LazyLock::new(Mutex::default);

impl Pattern {
    /// Nothing if the expression cannot be read, which the spec has already refused.
    #[must_use]
    pub fn of(expression: &str) -> Option<Arc<Self>> {
        let known = || KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(pattern) = known().get(expression) {
            return pattern.clone();
        }
        let pattern = Self::read(expression).map(Arc::new);
        known().insert(expression.to_owned(), pattern.clone());
        pattern
    }

    fn read(expression: &str) -> Option<Self> {
        let expression = ParsedPattern {
            text: expression.to_owned(),
            regex: Regex::new(expression).ok()?,
            form: Form::of(&regex_syntax::parse(expression).ok()?),
        };
        Some(Self {
            expression,
            known: Mutex::default(),
        })
    }

    #[must_use]
    pub fn is_match(&self, text: &str) -> bool {
        self.expression.regex.is_match(text)
    }

    /// Different matches whose number of characters lies in the range, the plain ones first.
    #[must_use]
    pub fn matches(&self, taste: Taste, min: usize, max: usize) -> Arc<Matches> {
        let count = MOST;
        self.matches_of(taste, Lengths { min, max, count })
    }

    fn matches_of(&self, taste: Taste, lengths: Lengths) -> Arc<Matches> {
        let known = || self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let key = (taste, lengths);
        if let Some(matches) = known().get(&key) {
            return Arc::clone(matches);
        }
        let found = Arc::new(matches(&self.expression, taste, lengths));
        known().insert(key, Arc::clone(&found));
        found
    }

    /// A match of exactly this number of characters.
    #[must_use]
    pub fn of_length(&self, length: usize) -> Option<String> {
        let lengths = Lengths {
            min: length,
            max: length,
            count: 1,
        };
        let matches = self.matches_of(Taste::Letters, lengths);
        matches.texts.first().cloned()
    }

    /// A text of a length in the range that does not match.
    #[must_use]
    pub fn mismatch(&self, min: usize, max: usize) -> Option<String> {
        let length = min.max(1);
        let mut texts = ["!", " ", "?", "a", "0", "é", "\n"]
            .into_iter()
            .map(|text| text.repeat(length));
        texts.find(|text| length <= max && !self.is_match(text))
    }
}
