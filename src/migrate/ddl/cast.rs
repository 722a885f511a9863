use crate::dialect::{Conversions, Dialect, SAME, TextReading, ValueTemplate, fill, power_of_ten};
use crate::migrate::schema::ColumnKind;

/// The value of an expression of one kind as another kind stores it, on servers before its type is
/// the column's.
///
/// What does not look like a value of the other kind becomes `NULL`; what only seems to be one
/// stops a server's migration. The pairs are those that `verdict` calls possible.
pub fn cast(dialect: &Dialect, value: &str, from: &ColumnKind, to: &ColumnKind) -> String {
    let conversions = &dialect.conversions;
    let template = match (from, to) {
        (ColumnKind::Text { .. } | ColumnKind::Enum { .. }, to) => {
            return from_text(conversions, value, to);
        }
        (from, ColumnKind::Text { .. } | ColumnKind::Enum { .. }) => {
            return fill(into_text(conversions, from), value, from.scale());
        }
        (ColumnKind::Float { .. }, to) if is_exact(to) => conversions.float_to_exact,
        (ColumnKind::Decimal { .. }, ColumnKind::Float { .. }) if from.scale() > 0 => {
            return fill(conversions.decimal_to_float, value, from.scale());
        }
        (from, ColumnKind::Float { .. }) if is_exact(from) => conversions.exact_to_float,
        (ColumnKind::Int { .. } | ColumnKind::Bigint { .. }, ColumnKind::Bool) => "@ <> 0",
        (ColumnKind::Bool, to) if is_exact(to) => conversions.bool_to_number,
        (ColumnKind::Bytes { .. }, ColumnKind::Uuid) => conversions.bytes_to_uuid,
        (ColumnKind::Uuid, ColumnKind::Bytes { .. }) => conversions.uuid_to_bytes,
        (ColumnKind::Date, ColumnKind::Datetime) => conversions.date_to_datetime,
        (ColumnKind::Datetime, ColumnKind::Date) => conversions.datetime_to_date,
        _ if dialect.literals.decimals_in_units => {
            return rescaled(value, from.scale(), to.scale());
        }
        _ if from.scale() > to.scale() => conversions.decimal_to_exact,
        _ => SAME,
    };
    fill(template, value, to.scale())
}

/// Functions that these statements call and that have to be made before them.
pub fn needed_functions(dialect: &Dialect, statements: &[String]) -> Vec<String> {
    let needed = dialect.conversions.needed.iter().filter(|(name, _)| {
        let mut statements = statements.iter();
        statements.any(|statement| statement.contains(name))
    });
    needed.map(|(_, function)| (*function).to_owned()).collect()
}

fn is_exact(kind: &ColumnKind) -> bool {
    matches!(
        kind,
        ColumnKind::Int { .. } | ColumnKind::Bigint { .. } | ColumnKind::Decimal { .. }
    )
}

fn from_text(conversions: &Conversions, value: &str, to: &ColumnKind) -> String {
    let readings = &conversions.from_text;
    let reading = match to {
        ColumnKind::Int { .. } | ColumnKind::Bigint { .. } => readings.integer,
        ColumnKind::Float { .. } => readings.float,
        ColumnKind::Decimal { .. } => readings.decimal,
        ColumnKind::Bool => readings.bool,
        ColumnKind::Uuid => readings.uuid,
        ColumnKind::Date => readings.date,
        ColumnKind::Time => readings.time,
        ColumnKind::Datetime => readings.datetime,
        ColumnKind::Json => readings.json,
        ColumnKind::Bytes { .. } => readings.bytes,
        ColumnKind::Text { .. } | ColumnKind::Enum { .. } | ColumnKind::Serial => {
            return value.to_owned();
        }
    };
    match reading {
        TextReading::Any(template) => fill(template, value, to.scale()),
        TextReading::Matching(pattern, template) => {
            let matches = conversions.matches.replace("{pattern}", pattern);
            let matches = matches.replacen('@', value, 1);
            format!(
                "CASE WHEN {matches} THEN {} END",
                fill(template, value, to.scale())
            )
        }
    }
}

fn into_text(conversions: &Conversions, from: &ColumnKind) -> ValueTemplate {
    let texts = &conversions.to_text;
    match from {
        ColumnKind::Decimal { .. } if from.scale() > 0 => texts.decimal,
        ColumnKind::Int { .. }
        | ColumnKind::Bigint { .. }
        | ColumnKind::Serial
        | ColumnKind::Decimal { .. }
        | ColumnKind::Float { .. } => texts.number,
        ColumnKind::Bool => texts.bool,
        ColumnKind::Uuid => texts.uuid,
        ColumnKind::Date => texts.date,
        ColumnKind::Time => texts.time,
        ColumnKind::Datetime => texts.datetime,
        ColumnKind::Json => texts.json,
        ColumnKind::Bytes { .. } => texts.bytes,
        ColumnKind::Text { .. } | ColumnKind::Enum { .. } => SAME,
    }
}

/// Exact numbers are whole numbers of units; where places are cut, halves go away from zero.
fn rescaled(value: &str, from: u32, to: u32) -> String {
    if from <= to {
        return fill("@{times}", value, to - from);
    }
    let unit = power_of_ten(from - to);
    let half = unit / 2;
    format!("({value} + CASE WHEN {value} < 0 THEN -{half} ELSE {half} END) / {unit}")
}
