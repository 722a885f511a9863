use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostics::{Problem, RuleProblem, ValueProblem};
use crate::parallel::map;
use crate::sample::Pattern;
use crate::spec::{RawSpec, Word};

/// Equal patterns count once; a spec of 3,000 entities has far fewer.
const MAX_PATTERNS: usize = 1_000;

/// Patterns such as `\w{1,100}` take a tenth of a second and megabytes to compile.
const MAX_LARGE_PATTERNS: usize = 50;

/// All patterns of a spec, each compiled once: what is wrong with it, if anything is.
#[derive(Debug)]
pub(super) struct Patterns {
    outcomes: BTreeMap<String, Result<(), String>>,
    large: usize,
}

impl Patterns {
    pub(super) fn new(spec: &RawSpec) -> Self {
        let mut outcomes = BTreeMap::new();
        let mut large = Vec::new();
        for pattern in different(spec) {
            match Pattern::compile(&pattern, Pattern::SMALL) {
                Err(regex::Error::CompiledTooBig(_)) => large.push(pattern),
                outcome => {
                    outcomes.insert(pattern, outcome.map(drop).map_err(|error| wording(&error)));
                }
            }
        }
        let compiled = map(large.iter().take(MAX_LARGE_PATTERNS), |pattern| {
            let outcome = Pattern::compile(pattern, Pattern::LARGE);
            let outcome = outcome.map(drop).map_err(|error| wording(&error));
            (pattern.clone(), outcome)
        });
        outcomes.extend(compiled);
        Self {
            outcomes,
            large: large.len(),
        }
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
}

/// The first different ones of a spec, in its order.
fn different(spec: &RawSpec) -> Vec<String> {
    let fields = spec.entities.iter().flat_map(|entity| {
        let inputs = entity.actions.iter().flat_map(|action| &action.input);
        entity.fields.iter().chain(inputs)
    });
    let declarations = fields.filter_map(|field| field.declaration.as_ref());
    let patterns = declarations.filter_map(|declared| declared.words.text(Word::Pattern));
    let mut seen = BTreeSet::new();
    let different = patterns.filter(|pattern| seen.insert(pattern.value.clone()));
    different
        .map(|pattern| pattern.value)
        .take(MAX_PATTERNS)
        .collect()
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
