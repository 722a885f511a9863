use std::collections::BTreeMap;

use regex::{Regex, RegexBuilder};

use crate::diagnostics::{Problem, RuleProblem, ValueProblem};
use crate::spec::{RawSpec, Word};

/// Equal patterns count once; a spec of 3,000 entities has far fewer.
const MAX_PATTERNS: usize = 1_000;

/// Patterns such as `\w{1,100}` take a tenth of a second and megabytes to compile.
const MAX_LARGE_PATTERNS: usize = 50;
const SMALL_BYTES: usize = 256 << 10;

/// The limit that the crate itself has, and the service with it.
const LARGE_BYTES: usize = 10 << 20;

/// All patterns of a spec, each compiled once: what is wrong with it, if anything is.
#[derive(Debug)]
pub(super) struct Patterns {
    outcomes: BTreeMap<String, Result<(), String>>,
    large: usize,
}

impl Patterns {
    pub(super) fn new(spec: &RawSpec) -> Self {
        let mut patterns = Self {
            outcomes: BTreeMap::new(),
            large: 0,
        };
        let fields = spec.entities.iter().flat_map(|entity| {
            let inputs = entity.actions.iter().flat_map(|action| &action.input);
            entity.fields.iter().chain(inputs)
        });
        for declaration in fields.filter_map(|field| field.declaration.as_ref()) {
            if let Some(pattern) = declaration.words.text(Word::Pattern) {
                patterns.add(pattern.value);
            }
        }
        patterns
    }

    /// What is wrong with a pattern of the spec.
    pub(super) fn problem(&self, pattern: &str) -> Option<Problem> {
        match self.outcomes.get(pattern) {
            Some(Ok(())) => None,
            Some(Err(message)) => Some(
                ValueProblem::InvalidPattern {
                    message: message.clone(),
                }
                .into(),
            ),
            None if self.large > MAX_LARGE_PATTERNS => Some(
                RuleProblem::TooManyLargePatterns {
                    limit: MAX_LARGE_PATTERNS,
                }
                .into(),
            ),
            None => Some(
                RuleProblem::TooManyPatterns {
                    limit: MAX_PATTERNS,
                }
                .into(),
            ),
        }
    }

    fn add(&mut self, pattern: String) {
        if self.outcomes.len() >= MAX_PATTERNS || self.outcomes.contains_key(&pattern) {
            return;
        }
        let outcome = match build(&pattern, SMALL_BYTES) {
            Err(regex::Error::CompiledTooBig(_)) => {
                self.large += 1;
                if self.large > MAX_LARGE_PATTERNS {
                    return;
                }
                compile(&pattern).map(drop)
            }
            outcome => outcome.map(drop).map_err(|error| wording(&error)),
        };
        self.outcomes.insert(pattern, outcome);
    }
}

/// Compiles a pattern as the service will.
pub(super) fn compile(pattern: &str) -> Result<Regex, String> {
    build(pattern, LARGE_BYTES).map_err(|error| wording(&error))
}

fn build(pattern: &str, bytes: usize) -> Result<Regex, regex::Error> {
    RegexBuilder::new(pattern).size_limit(bytes).build()
}

/// The crate draws the pattern above its message.
fn wording(error: &regex::Error) -> String {
    if let regex::Error::CompiledTooBig(_) = error {
        return "it is too large".to_owned();
    }
    let message = error.to_string();
    let line = message.lines().last().unwrap_or_default();
    line.trim_start_matches("error: ")
        .trim_end_matches('.')
        .to_lowercase()
}
