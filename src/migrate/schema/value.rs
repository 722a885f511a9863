use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use rust_decimal::Decimal;
use serde_json::Value as Json;

use super::Kind;

/// The default of a column.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
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

impl Value {
    /// The model's default in the form of the kind; nothing if it is not of that kind.
    #[must_use]
    pub fn of(kind: &Kind, json: &Json) -> Option<Self> {
        match kind {
            Kind::Text { .. } | Kind::Enum { .. } => {
                json.as_str().map(|text| Self::Text(text.to_owned()))
            }
            Kind::Int { .. } | Kind::Bigint { .. } | Kind::Serial => {
                json.as_i64().map(Self::Integer)
            }
            Kind::Float { .. } => json.as_f64().map(Self::Float),
            Kind::Decimal { .. } => decimal(json).map(Self::Decimal),
            Kind::Bool => json.as_bool().map(Self::Bool),
            Kind::Uuid => json.as_str().and_then(uuid).map(Self::Bytes),
            Kind::Date => json.as_str()?.parse().ok().map(Self::Date),
            Kind::Time => json.as_str()?.parse().ok().map(Self::Time),
            Kind::Datetime => json.as_str()?.parse().ok().map(Self::Datetime),
            Kind::Json => Some(Self::Json(json.to_string())),
            Kind::Bytes { .. } => STANDARD.decode(json.as_str()?).ok().map(Self::Bytes),
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
