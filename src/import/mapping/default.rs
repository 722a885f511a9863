use std::fmt::Write as _;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, SecondsFormat, Utc};
use rust_decimal::Decimal;

use crate::import::document::FieldType;
use crate::import::notice::RuleReason;
use crate::import::schema::ColumnDefault;
use crate::spec::TypeName;

/// A default as the language writes it.
pub fn default(kind: &FieldType, default: &ColumnDefault) -> Result<String, RuleReason> {
    let written = match default {
        ColumnDefault::Expression(_) => None,
        ColumnDefault::Bytes(bytes) => of_bytes(kind, bytes),
        ColumnDefault::Value(text) => of_text(kind, text),
    };
    let text = || sql(default);
    written.ok_or_else(|| match default {
        ColumnDefault::Expression(_) => RuleReason::DefaultOfDatabase { text: text() },
        _ => RuleReason::Default { text: text() },
    })
}

/// A default in SQL, without the quotes of a text.
pub fn sql(default: &ColumnDefault) -> String {
    match default {
        ColumnDefault::Value(text) | ColumnDefault::Expression(text) => text.clone(),
        ColumnDefault::Bytes(bytes) => format!("x'{}'", hex(bytes)),
    }
}

fn of_bytes(kind: &FieldType, bytes: &[u8]) -> Option<String> {
    match kind {
        FieldType::Plain(TypeName::Bytes) => Some(STANDARD.encode(bytes)),
        FieldType::Plain(TypeName::Uuid) if bytes.len() == 16 => Some(hyphenated(&hex(bytes))),
        _ => None,
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

fn hyphenated(hex: &str) -> String {
    let ends = [0, 8, 12, 16, 20, 32];
    let parts = ends.windows(2).filter_map(|ends| hex.get(ends[0]..ends[1]));
    parts.collect::<Vec<_>>().join("-")
}

fn of_text(kind: &FieldType, text: &str) -> Option<String> {
    let plain = match kind {
        FieldType::Enum(values) => {
            return values
                .iter()
                .any(|value| value == text)
                .then(|| text.to_owned());
        }
        FieldType::Decimal { .. } => {
            return text
                .parse::<Decimal>()
                .ok()
                .map(|number| number.to_string());
        }
        FieldType::Plain(plain) => plain,
    };
    match plain {
        TypeName::Int | TypeName::Bigint => {
            text.parse::<i64>().ok().map(|number| number.to_string())
        }
        TypeName::Float => {
            let number = text
                .parse::<f64>()
                .ok()
                .filter(|number| number.is_finite())?;
            Some(number.to_string())
        }
        TypeName::Bool => match text.to_ascii_lowercase().as_str() {
            "1" | "t" | "true" | "y" | "yes" | "on" => Some("true".to_owned()),
            "0" | "f" | "false" | "n" | "no" | "off" => Some("false".to_owned()),
            _ => None,
        },
        TypeName::Date => text.parse::<NaiveDate>().ok().map(|date| date.to_string()),
        TypeName::Time => text.parse::<NaiveTime>().ok().map(|time| time.to_string()),
        TypeName::Datetime => datetime(text),
        TypeName::Json => serde_json::from_str::<serde_json::Value>(text)
            .ok()
            .map(|json| json.to_string()),
        TypeName::Bytes => Some(STANDARD.encode(text)),
        _ => Some(text.to_owned()),
    }
}

/// With its offset, or in UTC where it has none.
fn datetime(text: &str) -> Option<String> {
    const FORMATS: [&str; 4] = ["%F %T%.f", "%FT%T%.f", "%F %H:%M", "%FT%H:%M"];
    let with_t = text.replacen(' ', "T", 1);
    let offset = || {
        DateTime::parse_from_rfc3339(&with_t)
            .ok()
            .map(|time| time.to_utc())
    };
    let short_offset = || {
        DateTime::parse_from_str(text, "%F %T%.f%#z")
            .ok()
            .map(|time| time.to_utc())
    };
    let naive = || {
        let mut formats = FORMATS.iter();
        formats.find_map(|format| NaiveDateTime::parse_from_str(text, format).ok())
    };
    let date = || text.parse::<NaiveDate>().ok()?.and_hms_opt(0, 0, 0);
    let found: DateTime<Utc> = offset()
        .or_else(short_offset)
        .or_else(|| naive().or_else(date).map(|time| time.and_utc()))?;
    Some(found.to_rfc3339_opts(SecondsFormat::AutoSi, true))
}
