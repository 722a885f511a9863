use crate::migrate::schema::Kind;

const SECONDS: &str = "%Y-%m-%d %H:%M:%S+00:00";

/// The value of an expression of one kind as another kind stores it.
///
/// What cannot be understood becomes `NULL`. The pairs are those that `verdict` calls possible.
pub fn cast(value: &str, from: &Kind, to: &Kind) -> String {
    match (from, to) {
        (Kind::Text { .. } | Kind::Enum { .. }, to) => from_text(value, to),
        (from, Kind::Text { .. } | Kind::Enum { .. }) => into_text(value, from),
        (Kind::Float { .. }, Kind::Int { .. } | Kind::Bigint { .. } | Kind::Decimal { .. }) => {
            format!("CAST(round({}) AS INTEGER)", times(value, to.scale()))
        }
        (Kind::Decimal { .. }, Kind::Float { .. }) if from.scale() > 0 => {
            format!("{value} / {}.0", power(from.scale()))
        }
        (Kind::Int { .. } | Kind::Bigint { .. } | Kind::Decimal { .. }, Kind::Float { .. }) => {
            format!("CAST({value} AS REAL)")
        }
        (Kind::Int { .. } | Kind::Bigint { .. }, Kind::Bool) => format!("{value} <> 0"),
        (Kind::Bytes { .. }, Kind::Uuid) => {
            format!("CASE WHEN length({value}) = 16 THEN {value} END")
        }
        (Kind::Date, Kind::Datetime) => format!("{value} || ' 00:00:00+00:00'"),
        (Kind::Datetime, Kind::Date) => format!("substr({value}, 1, 10)"),
        _ => rescale(value, from.scale(), to.scale()),
    }
}

/// Exact numbers are whole numbers of units; where places are cut, halves go away from zero.
fn rescale(value: &str, from: u32, to: u32) -> String {
    if from <= to {
        return times(value, to - from);
    }
    let unit = power(from - to);
    let half = unit / 2;
    format!("({value} + CASE WHEN {value} < 0 THEN -{half} ELSE {half} END) / {unit}")
}

fn from_text(value: &str, to: &Kind) -> String {
    let number = |types: &str, number: &str| {
        format!(
            "CASE WHEN json_type(iif(json_valid({value}), {value}, NULL)) {types} THEN {number} END"
        )
    };
    match to {
        Kind::Int { .. } | Kind::Bigint { .. } => {
            number("= 'integer'", &format!("CAST({value} AS INTEGER)"))
        }
        Kind::Float { .. } => number("IN ('integer', 'real')", &format!("CAST({value} AS REAL)")),
        Kind::Decimal { .. } => {
            let units = times(&format!("CAST({value} AS REAL)"), to.scale());
            number(
                "IN ('integer', 'real')",
                &format!("CAST(round({units}) AS INTEGER)"),
            )
        }
        Kind::Bool => format!("CASE {value} WHEN 'true' THEN 1 WHEN 'false' THEN 0 END"),
        Kind::Uuid => format!("CASE WHEN length({value}) = 36 THEN unhex({value}, '-') END"),
        Kind::Date => format!("date({value})"),
        Kind::Time => format!("CASE WHEN time({value}) = substr({value}, 1, 8) THEN {value} END"),
        Kind::Datetime => format!(
            "CASE WHEN datetime({value}) = substr({value}, 1, 19) AND {value} LIKE '%+00:00' THEN {value} \
             ELSE strftime('{SECONDS}', {value}) END"
        ),
        Kind::Json => format!("CASE WHEN json_valid({value}) THEN {value} END"),
        Kind::Bytes { .. } => format!("CAST({value} AS BLOB)"),
        Kind::Text { .. } | Kind::Enum { .. } | Kind::Serial => value.to_owned(),
    }
}

fn into_text(value: &str, from: &Kind) -> String {
    match from {
        Kind::Decimal { .. } if from.scale() > 0 => {
            let (places, unit) = (from.scale(), power(from.scale()));
            format!(
                "iif({value} < 0, '-', '') || abs({value} / {unit}) || '.' || \
                 printf('%0{places}d', abs({value} % {unit}))"
            )
        }
        Kind::Int { .. }
        | Kind::Bigint { .. }
        | Kind::Decimal { .. }
        | Kind::Float { .. }
        | Kind::Bytes { .. } => {
            format!("CAST({value} AS TEXT)")
        }
        Kind::Bool => format!("CASE {value} WHEN 1 THEN 'true' WHEN 0 THEN 'false' END"),
        Kind::Uuid => {
            let digits = [(1, 8), (9, 4), (13, 4), (17, 4), (21, 12)]
                .map(|(start, length)| format!("substr(lower(hex({value})), {start}, {length})"));
            format!(
                "CASE WHEN {value} IS NOT NULL THEN {} END",
                digits.join(" || '-' || ")
            )
        }
        _ => value.to_owned(),
    }
}

fn times(value: &str, places: u32) -> String {
    if places == 0 {
        value.to_owned()
    } else {
        format!("{value} * {}", power(places))
    }
}

fn power(places: u32) -> i64 {
    10_i64.checked_pow(places).unwrap_or(i64::MAX)
}
