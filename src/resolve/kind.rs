use rust_decimal::Decimal;

use super::bounds::{EndRule, bounds, length};
use crate::diagnostics::{Diagnostic, Problems, RuleProblem, Spanned, ValueProblem};
use crate::model::{DecimalShape, EnumValue, FieldKind, Length};
use crate::names;
use crate::spec::{FieldDeclaration, TypeName, Word, Words};

/// A scaled 64-bit integer holds any number of this many digits.
const SQLITE_DIGITS: u32 = 18;
const NO_LENGTH: Length = Length { min: None, max: None };

/// What a field holds; `None` where the declaration does not say it well enough.
pub(super) fn kind(
    declaration: &FieldDeclaration,
    problems: &mut Problems,
) -> Option<FieldKind> {
    let name = declaration.kind.value;
    let words = &declaration.words;
    let up_to = |max: u32| Length { min: None, max: Some(max) };
    Some(match name {
        TypeName::String => FieldKind::String {
            length: length(name, words, up_to(255), problems),
            pattern: pattern(words, problems),
        },
        TypeName::Text => FieldKind::Text {
            length: length(name, words, NO_LENGTH, problems),
            pattern: pattern(words, problems),
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
            let rule = EndRule { kind: name, expected: "a whole number of 32 bits" };
            let bounds = bounds::<i32>(words, &rule, |_| true, problems);
            FieldKind::Int { min: bounds.min, max: bounds.max }
        }
        TypeName::Float => {
            let rule = EndRule { kind: name, expected: "a finite number" };
            let bounds = bounds::<f64>(words, &rule, |end| end.is_finite(), problems);
            FieldKind::Float { min: bounds.min, max: bounds.max }
        }
        _ => {
            let rule = EndRule { kind: name, expected: "a whole number of 64 bits" };
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
    let rule = EndRule {
        kind: TypeName::Decimal,
        expected: "a number with as many digits as the decimal has",
    };
    let bounds = bounds::<Decimal>(&declaration.words, &rule, |end| fits(end, shape), problems);
    Some(FieldKind::Decimal { shape, min: bounds.min, max: bounds.max })
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
    for (at, value) in values.iter().enumerate() {
        check_enum_value(value, &values[..at], problems);
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

fn check_enum_value(
    value: &Spanned<String>,
    before: &[Spanned<String>],
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
    } else if let Some(first) = before.iter().find(|first| first.value == *text) {
        let problem = ValueProblem::RepeatedEnumValue { value: text.clone() };
        problems
            .push(Diagnostic::error(problem, value.span).related(first.span, "first given here"));
    }
}

fn pattern(words: &Words, problems: &mut Problems) -> Option<String> {
    let pattern = words.text(Word::Pattern)?;
    if let Err(message) = super::value::compile(&pattern.value) {
        problems.push(Diagnostic::error(ValueProblem::InvalidPattern { message }, pattern.span));
        return None;
    }
    Some(pattern.value)
}
