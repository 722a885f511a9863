use serde_json::Value;

use crate::diagnostics::{Diagnostic, Problems, ValueProblem};
use crate::model::FieldKind;
use crate::sample::{Pattern, Taste, TextRules};
use crate::spec::{DeclarationWords, Word};

/// Reports rules that no value keeps, and those that no value is known for, neither from the spec nor
/// by ourselves.
pub(super) fn check_possible(
    words: &DeclarationWords,
    kind: &FieldKind,
    given: Option<&Value>,
    problems: &mut Problems,
) {
    let Some(rules) = TextRules::of(kind).filter(|rules| rules.min <= rules.max) else {
        return;
    };
    let (word, problem) = match &rules.pattern {
        Some(pattern) => (Word::Pattern, matchless(pattern, &rules, given)),
        None => beyond(kind, &rules),
    };
    if let (Some(problem), Some(declared)) = (problem, words.get(word)) {
        problems.push(Diagnostic::error(problem, declared.span));
    }
}

fn matchless(pattern: &Pattern, rules: &TextRules, given: Option<&Value>) -> Option<ValueProblem> {
    let matches = pattern.matches(Taste::Digits, rules.min, rules.max);
    let TextRules { min, max, .. } = *rules;
    let max = (max < usize::MAX).then_some(max);
    if matches.impossible {
        return Some(ValueProblem::NothingMatches { min, max });
    }
    let is_known = given.is_some() || !matches.texts.is_empty();
    (!is_known).then_some(ValueProblem::NoExample { min, max })
}

/// Lengths that no text of a kind has.
fn beyond(kind: &FieldKind, rules: &TextRules) -> (Word, Option<ValueProblem>) {
    let (least, most) = match kind {
        FieldKind::Email { .. } => ("a@b".len(), 254),
        FieldKind::Url { .. } => ("a://b".len(), usize::MAX),
        FieldKind::Slug { .. } => ("a".len(), usize::MAX),
        _ => (0, usize::MAX),
    };
    let kind = kind.type_name();
    if rules.max < least {
        let (length, limit) = (
            format!("at most {}", rules.max),
            format!("at least {least}"),
        );
        let problem = ValueProblem::LengthBeyondType {
            kind,
            length,
            limit,
        };
        return (Word::Max, Some(problem));
    }
    let problem = (rules.min > most).then(|| {
        let (length, limit) = (format!("at least {}", rules.min), format!("at most {most}"));
        ValueProblem::LengthBeyondType {
            kind,
            length,
            limit,
        }
    });
    (Word::Min, problem)
}
