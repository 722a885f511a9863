use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use super::matching::{Matches, matches};
use super::parsed::ParsedPattern;
use super::wanted::{Lengths, MOST, Taste};

/// Texts that match a regular expression: made from its structure, and verified against it.
#[derive(Debug)]
pub struct Pattern {
    expression: ParsedPattern,
    /// The limit that it was compiled with.
    bytes: usize,
    /// What was asked for before. Views ask again and again.
    known: Mutex<BTreeMap<(Taste, Lengths), Arc<Matches>>>,
}

/// Large patterns take long to compile, and each is asked for by many views.
static KNOWN: LazyLock<Mutex<BTreeMap<String, Arc<Pattern>>>> = LazyLock::new(Mutex::default);

impl Pattern {
    /// The most bytes of a pattern that is compiled in no time.
    pub const SMALL: usize = 256 << 10;

    /// The most bytes of any pattern: the limit that the crate has, and the service with it.
    pub const LARGE: usize = 10 << 20;

    /// Nothing if the expression cannot be read, which the spec has already refused.
    #[must_use]
    pub fn of(expression: &str) -> Option<Arc<Self>> {
        match Self::compile(expression, Self::SMALL) {
            Err(regex::Error::CompiledTooBig(_)) => Self::compile(expression, Self::LARGE).ok(),
            outcome => outcome.ok(),
        }
    }

    /// Compiles an expression, unless that was done before.
    ///
    /// # Errors
    /// When it is wrong, or takes more than so many bytes.
    pub fn compile(expression: &str, bytes: usize) -> Result<Arc<Self>, regex::Error> {
        let known = || KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(pattern) = known().get(expression) {
            return if pattern.bytes > bytes {
                Err(regex::Error::CompiledTooBig(bytes))
            } else {
                Ok(Arc::clone(pattern))
            };
        }
        let pattern = Arc::new(Self {
            expression: ParsedPattern::compile(expression, bytes)?,
            bytes,
            known: Mutex::default(),
        });
        known().insert(expression.to_owned(), Arc::clone(&pattern));
        Ok(pattern)
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
