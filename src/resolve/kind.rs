use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::bounds::{EndRule, bounds, length};
use super::patterns::Patterns;
use crate::diagnostics::{Diagnostic, Problems, RuleProblem, Span, Spanned, ValueProblem};
use crate::model::{DecimalShape, EnumValue, FieldKind, Length};
use crate::names;
use crate::spec::{FieldDeclaration, TypeName, Word, Words};

/// A scaled 64-bit integer holds any number of this many digits.
const SQLITE_DIGITS: u32 = 18;
/// More than any enum that a person wrote.
const MAX_ENUM_VALUES: usize = 1_000;
const NO_LENGTH: Length = Length { min: None, max: None };

/// What a field holds; `None` where the declaration does not say it well enough.
pub(super) fn kind(
    declaration: &FieldDeclaration,
    patterns: &Patterns,
    problems: &mut Problems,
) -> Option<FieldKind> {
    let name = declaration.kind.value;
    let words = &declaration.words;
    let up_to = |max: u32| Length { min: None, max: Some(max) };
    Some(match name {
        TypeName::String => FieldKind::String {
            length: length(name, words, up_to(255), problems),
            pattern: pattern(words, patterns, problems),
        },
        TypeName::Text => FieldKind::Text {
            length: length(name, words, NO_LENGTH, problems),
            pattern: pattern(words, patterns, problems),
        },
        TypeName::Bytes => FieldKind::Bytes { length: length(name, words, NO_LENGTH, problems) },
        TypeName::Email => FieldKind::Email { length: length(name, words, up_to(254), problems) },
        TypeName::Url => FieldKind::Url { length: length(name, words, up_to(2048), problems) },
        TypeName::Slug => FieldKind::Slug { length: length(name, words, up_to(255), problems) },
        TypeName::Password => {
            let usual = Length { min: Some(8), max: Some(128) };
            FieldKind::Password { length: length(name, words, usual, problems) }
        }
        TypeName::Bool => FieldKind::Bool,
        TypeName::Uuid => FieldKind::Uuid,
        TypeName::Date => FieldKind::Date,
        TypeName::Time => FieldKind::Time,
        TypeName::Datetime => FieldKind::Datetime,
        TypeName::Json => FieldKind::Json,
        TypeName::Enum => enumeration(&declaration.values, problems)?,
        TypeName::Int | TypeName::Bigint | TypeName::Float => number(name, words, problems),
        TypeName::Decimal => decimal(declaration, problems)?,
    })
}

fn number(name: TypeName, words: &Words, problems: &mut Problems) -> FieldKind {
    match name {
        TypeName::Int => {
            let rule = EndRule { kind: name, expected: "a whole number of 32 bits".to_owned() };
            let bounds = bounds::<i32>(words, &rule, |_| true, problems);
            FieldKind::Int { min: bounds.min, max: bounds.max }
        }
        TypeName::Float => {
            let rule = EndRule { kind: name, expected: "a finite number".to_owned() };
            let bounds = bounds::<f64>(words, &rule, |end| end.is_finite(), problems);
            FieldKind::Float { min: bounds.min, max: bounds.max }
        }
        _ => {
            let rule = EndRule { kind: name, expected: "a whole number of 64 bits".to_owned() };
            let bounds = bounds::<i64>(words, &rule, |_| true, problems);
            FieldKind::Bigint { min: bounds.min, max: bounds.max }
        }
    }
}

fn decimal(declaration: &FieldDeclaration, problems: &mut Problems) -> Option<FieldKind> {
    let digits = declaration.digits.as_ref()?;
    let (precision, scale) = digits.value;
    let mut refuse = |problem: RuleProblem| {
        problems.push(Diagnostic::error(problem, digits.span));
        None
    };
    if precision == 0 {
        return refuse(RuleProblem::DecimalShape { why: "has no digits" });
    }
    if scale > precision {
        return refuse(RuleProblem::DecimalShape {
            why: "has more digits behind the point than in all",
        });
    }
    if precision > SQLITE_DIGITS {
        return refuse(RuleProblem::DecimalTooPrecise { precision, limit: SQLITE_DIGITS });
    }
    let shape = DecimalShape { precision, scale };
    let rule = EndRule { kind: TypeName::Decimal, expected: digits_of(shape) };
    let bounds = bounds::<Decimal>(&declaration.words, &rule, |end| fits(end, shape), problems);
    Some(FieldKind::Decimal { shape, min: bounds.min, max: bounds.max })
}

/// What a number must look like, for a message.
pub(super) fn digits_of(shape: DecimalShape) -> String {
    let DecimalShape { precision, scale } = shape;
    format!("a number of at most {} digits before the point and {scale} behind it", precision - scale)
}

/// Whether a number can be written with the digits of the shape.
pub(super) fn fits(number: &Decimal, shape: DecimalShape) -> bool {
    let number = number.normalize();
    let whole = number.trunc().abs();
    let limit = 10_u64.checked_pow(shape.precision - shape.scale).map(Decimal::from);
    number.scale() <= shape.scale && limit.is_some_and(|limit| whole < limit)
}

fn enumeration(values: &[Spanned<String>], problems: &mut Problems) -> Option<FieldKind> {
    let before = problems.count();
    if let Some(first_too_many) = values.get(MAX_ENUM_VALUES) {
        let problem = RuleProblem::TooManyEnumValues { limit: MAX_ENUM_VALUES };
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
        .map(|(wire, variant)| EnumValue { wire: wire.to_owned(), variant })
        .collect();
    Some(FieldKind::Enum { rust_type: String::new(), values })
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
        let problem = ValueProblem::EnumValue { value: text.clone(), why };
        problems.push(Diagnostic::error(problem, value.span));
    } else if let Some(first) = seen.insert(text, value.span) {
        let problem = ValueProblem::RepeatedEnumValue { value: text.clone() };
        problems.push(Diagnostic::error(problem, value.span).related(first, "first given here"));
    }
}

fn pattern(
    words: &Words,
    patterns: &Patterns,
    problems: &mut Problems,
) -> Option<String> {
    let pattern = words.text(Word::Pattern)?;
    match patterns.problem(&pattern.value) {
        None => Some(pattern.value),
        Some(problem) => {
            problems.push(Diagnostic::error(problem, pattern.span));
            None
        }
    }
}
