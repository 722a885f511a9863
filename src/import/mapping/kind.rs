use crate::import::document::FieldType;
use crate::import::reason::AdaptedReason;
use crate::import::schema::{Column, ColumnType};
use crate::spec::TypeName;

use super::options::Options;

/// What a column is in the language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kind {
    pub name: FieldType,
    pub min: Option<String>,
    pub max: Option<String>,
    pub pattern: Option<String>,
    /// What has to be told.
    pub reason: Option<AdaptedReason>,
}

/// The type of the language for a column; nothing if there is none.
pub fn kind(column: &Column, options: Options) -> Option<Kind> {
    let plain = |name| Some(Kind::plain(name));
    match &column.kind {
        ColumnType::Text(None | Some(0)) => plain(TypeName::Text),
        ColumnType::Text(Some(255)) => plain(TypeName::String),
        ColumnType::Text(Some(longest)) => Some(Kind {
            max: Some(longest.to_string()),
            ..Kind::plain(TypeName::String)
        }),
        ColumnType::Integer { bits, unsigned } => Some(integer(*bits, *unsigned, options)),
        ColumnType::Year => Some(Kind {
            min: Some("1901".to_owned()),
            max: Some("2155".to_owned()),
            ..Kind::plain(TypeName::Int)
        }),
        ColumnType::Float => plain(TypeName::Float),
        ColumnType::Decimal { precision, .. } if options.strict && *precision > options.digits => {
            None
        }
        ColumnType::Decimal { precision, scale } => {
            Some(decimal(column, *precision, *scale, options))
        }
        ColumnType::Numeric if options.strict => None,
        ColumnType::Numeric => {
            let why = "it has no number of digits, and SQLite keeps such numbers as floating-point numbers";
            Some(float(column, why))
        }
        ColumnType::Bool => plain(TypeName::Bool),
        ColumnType::Uuid => plain(TypeName::Uuid),
        ColumnType::Date => plain(TypeName::Date),
        ColumnType::Time => plain(TypeName::Time),
        ColumnType::Datetime => plain(TypeName::Datetime),
        ColumnType::Json => plain(TypeName::Json),
        ColumnType::Bytes(longest) => Some(Kind {
            max: longest.map(|longest| longest.to_string()),
            ..Kind::plain(TypeName::Bytes)
        }),
        ColumnType::TextLike(pattern) => Some(Kind {
            pattern: Some((*pattern).to_owned()),
            ..Kind::plain(TypeName::Text)
        }),
        ColumnType::Enum(values) => Some(Kind {
            name: FieldType::Enum(values.clone()),
            ..Kind::plain(TypeName::String)
        }),
        ColumnType::Mixed | ColumnType::Odd(_) | ColumnType::Unknown => None,
    }
}

fn integer(bits: u8, unsigned: bool, options: Options) -> Kind {
    if !options.strict {
        return Kind::plain(if bits > 32 {
            TypeName::Bigint
        } else {
            TypeName::Int
        });
    }
    let is_big = bits > 32 || (bits == 32 && unsigned);
    let ends = match (bits, unsigned) {
        (64, true) => (Some(0), None),
        (bits, true) => (Some(0), Some((1_i64 << bits) - 1)),
        (bits, false) if bits < 32 => (
            Some(-(1_i64 << (bits - 1))),
            Some((1_i64 << (bits - 1)) - 1),
        ),
        (_, false) => (None, None),
    };
    let text = |end: Option<i64>| end.map(|end| end.to_string());
    Kind {
        min: text(ends.0),
        max: text(ends.1),
        ..Kind::plain(if is_big {
            TypeName::Bigint
        } else {
            TypeName::Int
        })
    }
}

fn decimal(column: &Column, precision: u32, scale: u32, options: Options) -> Kind {
    if precision == 0 || scale > precision {
        return float(column, "it has more digits behind the point than in all");
    }
    if precision > options.digits {
        return float(
            column,
            "it has more digits than the service keeps exactly here",
        );
    }
    Kind {
        name: FieldType::Decimal { precision, scale },
        ..Kind::plain(TypeName::Float)
    }
}

fn float(column: &Column, why: &'static str) -> Kind {
    Kind {
        reason: Some(AdaptedReason::TypeAdapted {
            declared: column.declared.clone(),
            now: TypeName::Float.name().to_owned(),
            why,
        }),
        ..Kind::plain(TypeName::Float)
    }
}

impl Kind {
    fn plain(name: TypeName) -> Self {
        Self {
            name: FieldType::Plain(name),
            min: None,
            max: None,
            pattern: None,
            reason: None,
        }
    }
}
