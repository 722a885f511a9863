use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use rust_decimal::Decimal;
use serde_json::Value as Json;

use crate::model::OnDelete;

use super::ColumnKind;

#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// The field or relation that it stands for, as the spec writes it.
    pub key: String,
    pub renamed_from: Option<String>,
    pub name: String,
    pub role: ColumnRole,
    /// The type as the spec says it, for people.
    pub declared: String,
    pub kind: ColumnKind,
    pub nullable: bool,
    pub default: Option<ColumnValue>,
    pub references: Option<ForeignKey>,
}

/// What a column is there for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnRole {
    /// The primary key.
    Id,
    /// A field or a foreign key of the spec.
    Member,
    /// `created_at` or `updated_at`.
    Timestamp,
    /// Counts the changes of a row.
    Version,
    /// When the row was deleted.
    DeletedAt,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ForeignKey {
    /// Whose `id` it refers to.
    pub table: String,
    /// The id's column there.
    pub column: String,
    pub on_delete: OnDelete,
}

/// The default of a column.
#[derive(Debug, Clone, PartialEq)]
pub enum ColumnValue {
    Text(String),
    Integer(i64),
    Float(f64),
    Decimal(Decimal),
    Bool(bool),
    Date(NaiveDate),
    Time(NaiveTime),
    Datetime(DateTime<Utc>),
    /// The text of the document.
    Json(String),
    Bytes(Vec<u8>),
}

impl ColumnValue {
    /// The model's default in the form of the kind; nothing if it is not of that kind.
    #[must_use]
    pub fn of(kind: &ColumnKind, json: &Json) -> Option<Self> {
        match kind {
            ColumnKind::Text { .. } | ColumnKind::Enum { .. } => {
                json.as_str().map(|text| Self::Text(text.to_owned()))
            }
            ColumnKind::Int { .. } | ColumnKind::Bigint { .. } | ColumnKind::Serial => {
                json.as_i64().map(Self::Integer)
            }
            ColumnKind::Float { .. } => json.as_f64().map(Self::Float),
            ColumnKind::Decimal { .. } => decimal(json).map(Self::Decimal),
            ColumnKind::Bool => json.as_bool().map(Self::Bool),
            ColumnKind::Uuid => json.as_str().and_then(uuid).map(Self::Bytes),
            ColumnKind::Date => json.as_str()?.parse().ok().map(Self::Date),
            ColumnKind::Time => json.as_str()?.parse().ok().map(Self::Time),
            ColumnKind::Datetime => json.as_str()?.parse().ok().map(Self::Datetime),
            ColumnKind::Json => Some(Self::Json(json.to_string())),
            ColumnKind::Bytes { .. } => STANDARD.decode(json.as_str()?).ok().map(Self::Bytes),
        }
    }
}

fn decimal(json: &Json) -> Option<Decimal> {
    match json {
        Json::String(text) => text.parse().ok(),
        Json::Number(number) => number.to_string().parse().ok(),
        _ => None,
    }
}

fn uuid(text: &str) -> Option<Vec<u8>> {
    let digits: Vec<u8> = text
        .chars()
        .filter(|c| *c != '-')
        .map(|c| c.to_digit(16).and_then(|d| u8::try_from(d).ok()))
        .collect::<Option<_>>()?;
    (digits.len() == 32).then(|| {
        digits
            .chunks(2)
            .map(|pair| pair[0] << 4 | pair[1])
            .collect()
    })
}
