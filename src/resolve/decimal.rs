use rust_decimal::Decimal;

use super::bounds::{EndRule, bounds};
use crate::diagnostics::{Diagnostic, Problems, RuleProblem};
use crate::dialect::Dialect;
use crate::model::{DecimalShape, Engine, FieldKind};
use crate::spec::{FieldDeclaration, TypeName};

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
