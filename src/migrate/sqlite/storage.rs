use crate::migrate::schema::Kind;
use crate::model::DecimalShape;

/// The type of a column in a `STRICT` table.
pub fn storage(kind: &Kind) -> &'static str {
    match kind {
        Kind::Text { .. }
        | Kind::Enum { .. }
        | Kind::Date
        | Kind::Time
        | Kind::Datetime
        | Kind::Json => "TEXT",
        Kind::Int { .. }
        | Kind::Bigint { .. }
        | Kind::Serial
        | Kind::Decimal { .. }
        | Kind::Bool => "INTEGER",
        Kind::Float { .. } => "REAL",
        Kind::Uuid | Kind::Bytes { .. } => "BLOB",
    }
}

/// What the type alone does not say.
///
/// Without a comma: `DROP COLUMN` takes everything from the last comma before the column, and
/// sees those in comments.
pub fn remark(kind: &Kind) -> Option<String> {
    match kind {
        Kind::Decimal {
            shape: DecimalShape {
                precision: _,
                scale,
            },
            ..
        } if *scale > 0 => {
            let zeros = "0".repeat(usize::try_from(*scale).unwrap_or(1) - 1);
            Some(format!("decimal in units of 0.{zeros}1"))
        }
        _ => None,
    }
}
