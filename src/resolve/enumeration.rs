use std::collections::BTreeMap;

use crate::diagnostics::{Diagnostic, Problems, RuleProblem, Span, Spanned, ValueProblem};
use crate::model::{EnumValue, FieldKind};
use crate::names;

/// More than any enum that a person wrote.
const MAX_ENUM_VALUES: usize = 1_000;

pub(super) fn enumeration(
    values: &[Spanned<String>],
    problems: &mut Problems,
) -> Option<FieldKind> {
    let before = problems.count();
    if let Some(first_too_many) = values.get(MAX_ENUM_VALUES) {
        let problem = RuleProblem::TooManyEnumValues {
            limit: MAX_ENUM_VALUES,
        };
        problems.push(Diagnostic::error(problem, first_too_many.span));
        return None;
    }
    let mut seen = BTreeMap::new();
    for value in values {
        check_enum_value(value, &mut seen, problems);
    }
    if values.is_empty() || problems.count() > before {
        return None;
    }
    let wires: Vec<&str> = values.iter().map(|value| value.value.as_str()).collect();
    let variants = names::enum_variants(&wires);
    let values = wires
        .into_iter()
        .zip(variants)
        .map(|(wire, variant)| EnumValue {
            wire: wire.to_owned(),
            variant,
        })
        .collect();
    Some(FieldKind::Enum {
        rust_type: String::new(),
        values,
    })
}

fn check_enum_value<'v>(
    value: &'v Spanned<String>,
    seen: &mut BTreeMap<&'v str, Span>,
    problems: &mut Problems,
) {
    const LONGEST: usize = 100;
    let text = &value.value;
    let why = if text.trim().is_empty() {
        Some("is empty")
    } else if text.trim() != text {
        Some("begins or ends with a space")
    } else if text.chars().any(char::is_control) || text.contains(',') {
        Some("has a comma, a line break or another control character")
    } else if text.chars().count() > LONGEST {
        Some("is longer than 100 characters")
    } else {
        None
    };
    if let Some(why) = why {
        let problem = ValueProblem::EnumValue {
            value: text.clone(),
            why,
        };
        problems.push(Diagnostic::error(problem, value.span));
    } else if let Some(first) = seen.insert(text, value.span) {
        let problem = ValueProblem::RepeatedEnumValue {
            value: text.clone(),
        };
        problems.push(Diagnostic::error(problem, value.span).related(first, "first given here"));
    }
}
