use rust_decimal::prelude::ToPrimitive as _;

use crate::dialect::Dialect;
use crate::migrate::schema::{Column, ColumnKind, NumberRange};
use crate::model::Length;

use super::literal::{in_units, string};
use super::text::wrapped;

/// The condition that every value of a column meets, in lines.
pub fn check(dialect: &Dialect, column: &Column) -> Option<Vec<String>> {
    let name = dialect.schema_name(&column.name);
    let measured = |measure: &str, length| lengths(&format!("{measure}({name})"), length);
    let checks_values = dialect.types.checks_values;
    let condition = match &column.kind {
        ColumnKind::Text { length, .. } => measured(dialect.functions.length, *length),
        ColumnKind::Bytes { length } => measured(dialect.functions.byte_length, *length),
        ColumnKind::Enum { values } => return Some(one_of_lines(dialect, &name, values)),
        ColumnKind::Int { range } => between(&name, *range),
        ColumnKind::Bigint { range } => between(&name, *range),
        ColumnKind::Float { range } => between(&name, range.map(|end| format!("{end:?}"))),
        ColumnKind::Decimal { range, .. } if !dialect.literals.decimals_in_units => {
            between(&name, *range)
        }
        ColumnKind::Decimal {
            range: NumberRange { min, max },
            ..
        } => {
            let min = min.and_then(|min| in_units(&column.kind, min).ceil().to_i64());
            let max = max.and_then(|max| in_units(&column.kind, max).floor().to_i64());
            between(&name, NumberRange { min, max })
        }
        ColumnKind::Bool if checks_values => Some(format!("{name} IN (0, 1)")),
        // Before 3.45, `json_valid` was false for what is missing; everything else is unknown then,
        // which a check takes.
        ColumnKind::Json if checks_values && column.nullable => {
            Some(format!("{name} IS NULL OR json_valid({name})"))
        }
        ColumnKind::Json if checks_values => Some(format!("json_valid({name})")),
        ColumnKind::Serial
        | ColumnKind::Bool
        | ColumnKind::Uuid
        | ColumnKind::Date
        | ColumnKind::Time
        | ColumnKind::Datetime
        | ColumnKind::Json => None,
    };
    Some(vec![condition?])
}

/// That something is one of these texts.
pub fn one_of(dialect: &Dialect, what: &str, values: &[String]) -> String {
    format!("{what} IN ({})", strings(dialect, values).join(", "))
}

/// The same, in lines where there are many.
fn one_of_lines(dialect: &Dialect, what: &str, values: &[String]) -> Vec<String> {
    const WIDTH: usize = 84;
    let condition = one_of(dialect, what, values);
    if condition.len() <= WIDTH {
        return vec![condition];
    }
    let mut lines = vec![format!("{what} IN (")];
    lines.extend(wrapped(&strings(dialect, values), WIDTH));
    lines.push(")".to_owned());
    lines
}

fn strings(dialect: &Dialect, values: &[String]) -> Vec<String> {
    values.iter().map(|value| string(dialect, value)).collect()
}

/// That a measure is that of an allowed length.
fn lengths(measure: &str, Length { min, max }: Length) -> Option<String> {
    let min = min.filter(|min| *min > 0);
    between(measure, NumberRange { min, max })
}

/// That something is within a range; nothing if every value is.
fn between<T: ToString>(what: &str, range: NumberRange<T>) -> Option<String> {
    let NumberRange { min, max } = range.map(|end| end.to_string());
    match (min, max) {
        (Some(min), Some(max)) if min == max => Some(format!("{what} = {min}")),
        (Some(min), Some(max)) => Some(format!("{what} BETWEEN {min} AND {max}")),
        (Some(min), None) => Some(format!("{what} >= {min}")),
        (None, Some(max)) => Some(format!("{what} <= {max}")),
        (None, None) => None,
    }
}
