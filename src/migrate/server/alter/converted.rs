use crate::migrate::difference::bounds;
use crate::migrate::schema::Kind;

/// Whether the values of one kind have to be put in other words for another.
pub fn is_converted(from: &Kind, to: &Kind) -> bool {
    let family = |kind: &Kind| match kind {
        Kind::Text { .. } | Kind::Enum { .. } => 0,
        Kind::Int { .. } | Kind::Bigint { .. } | Kind::Decimal { .. } | Kind::Serial => 1,
        Kind::Float { .. } => 2,
        Kind::Bool => 3,
        Kind::Uuid => 4,
        Kind::Date => 5,
        Kind::Time => 6,
        Kind::Datetime => 7,
        Kind::Json => 8,
        Kind::Bytes { .. } => 9,
    };
    // What is rounded may need more digits than its old column has, and so may the ends of a range.
    let is_rounded = from.scale() > to.scale();
    let is_cut = from.scale() < to.scale() && is_narrower(from, to);
    family(from) != family(to) || is_rounded || is_cut
}

fn is_narrower(from: &Kind, to: &Kind) -> bool {
    match (bounds(from), bounds(to)) {
        (Some(from), Some(to)) => from.min < to.min || from.max > to.max,
        _ => false,
    }
}
