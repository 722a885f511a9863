use std::fmt::Display;
use std::str::FromStr;

use crate::diagnostics::{Diagnostic, Problems, ValueProblem};
use crate::model::Length;
use crate::spec::{TypeName, Word, Words};

/// Both ends of a range, read as values of the type.
pub(super) struct Bounds<T> {
    pub(super) min: Option<T>,
    pub(super) max: Option<T>,
}

/// What the ends of a range must be.
pub(super) struct EndRule {
    pub(super) kind: TypeName,
    pub(super) expected: String,
}

/// Reads `min=` and `max=`; an empty range and ends of another type are reported.
pub(super) fn bounds<T: FromStr + PartialOrd + Display>(
    words: &Words,
    rule: &EndRule,
    is_sound: impl Fn(&T) -> bool,
    problems: &mut Problems,
) -> Bounds<T> {
    let mut end = |word: Word, what: &'static str| {
        let value = words.value(word)?;
        let text = value.value.display();
        let parsed = text.parse().ok().filter(|end| is_sound(end));
        if parsed.is_none() {
            let EndRule { kind, expected } = rule;
            let expected = expected.clone();
            let problem = ValueProblem::NotOfType {
                what,
                value: text,
                kind: kind.name(),
                expected,
            };
            problems.push(Diagnostic::error(problem, value.span));
        }
        parsed
    };
    let bounds: Bounds<T> = Bounds {
        min: end(Word::Min, "minimum"),
        max: end(Word::Max, "maximum"),
    };
    if let (Some(min), Some(max)) = (&bounds.min, &bounds.max)
        && min > max
        && let Some(given) = words.get(Word::Min)
    {
        let problem = ValueProblem::EmptyRange {
            min: min.to_string(),
            max: max.to_string(),
        };
        problems.push(Diagnostic::error(problem, given.span));
    }
    bounds
}

/// Reads a length, with what the type says about the ends that are not given.
pub(super) fn length(
    kind: TypeName,
    words: &Words,
    usual: Length,
    problems: &mut Problems,
) -> Length {
    let rule = EndRule {
        kind,
        expected: "a length: a whole number from 0".to_owned(),
    };
    let given = bounds::<u32>(words, &rule, |_| true, problems);
    let length = Length {
        min: given.min.or(usual.min),
        max: given.max.or(usual.max),
    };
    let beyond = match (length.min, length.max) {
        (Some(min), Some(max)) if min > max => match (given.min, given.max) {
            (Some(_), None) => Some((Word::Min, format!("up to {max}"))),
            (None, Some(_)) => Some((Word::Max, format!("from {min}"))),
            _ => None,
        },
        _ => None,
    };
    if let Some((word, limit)) = beyond
        && let Some(end) = words.get(word)
    {
        let given = words.text(word).map(|end| end.value).unwrap_or_default();
        let given = format!("{}={given}", word.name());
        let problem = ValueProblem::RangeBeyondType {
            given,
            kind: kind.name(),
            limit,
        };
        problems.push(Diagnostic::error(problem, end.span));
    }
    length
}
