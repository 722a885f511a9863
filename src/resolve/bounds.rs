use std::fmt::Display;
use std::str::FromStr;

use rust_decimal::Decimal;

use crate::diagnostics::{Diagnostic, Problems, RuleProblem, ValueProblem};
use crate::dialect::Dialect;
use crate::model::{DecimalShape, Engine, FieldKind, Length};
use crate::spec::{DeclarationWords, FieldDeclaration, TypeName, Word};

/// Both ends of a range, read as values of the type.
pub(super) struct RangeEnds<T> {
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
    words: &DeclarationWords,
    rule: &EndRule,
    is_sound: impl Fn(&T) -> bool,
    problems: &mut Problems,
) -> RangeEnds<T> {
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
    let bounds: RangeEnds<T> = RangeEnds {
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
    words: &DeclarationWords,
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

pub(super) fn decimal(
    declaration: &FieldDeclaration,
    engine: Engine,
    problems: &mut Problems,
) -> Option<FieldKind> {
    let digits = declaration.digits.as_ref()?;
    let (precision, scale) = digits.value;
    let mut refuse = |problem: RuleProblem| {
        problems.push(Diagnostic::error(problem, digits.span));
        None
    };
    if precision == 0 {
        return refuse(RuleProblem::DecimalShape {
            why: "has no digits",
        });
    }
    if scale > precision {
        return refuse(RuleProblem::DecimalShape {
            why: "has more digits behind the point than in all",
        });
    }
    let limit = Dialect::of_engine(engine).types.decimal_digits;
    if precision > limit {
        return refuse(RuleProblem::DecimalTooPrecise {
            precision,
            engine: engine.human(),
            limit,
        });
    }
    let shape = DecimalShape { precision, scale };
    let rule = EndRule {
        kind: TypeName::Decimal,
        expected: digits_of(shape),
    };
    let bounds = bounds::<Decimal>(&declaration.words, &rule, |end| fits(end, shape), problems);
    Some(FieldKind::Decimal {
        shape,
        min: bounds.min,
        max: bounds.max,
    })
}

/// What a number must look like, for a message.
pub(super) fn digits_of(shape: DecimalShape) -> String {
    let DecimalShape { precision, scale } = shape;
    format!(
        "a number of at most {} digits before the point and {scale} behind it",
        precision - scale
    )
}

/// Whether a number can be written with the digits of the shape.
pub(super) fn fits(number: &Decimal, shape: DecimalShape) -> bool {
    let number = number.normalize();
    let whole = number.trunc().abs();
    let limit = 10_u128
        .checked_pow(shape.precision - shape.scale)
        .map(Decimal::from);
    number.scale() <= shape.scale && limit.is_some_and(|limit| whole < limit)
}
