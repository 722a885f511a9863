use std::ops::RangeInclusive;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use chrono::{
    DateTime, Datelike as _, NaiveDate, NaiveTime, SecondsFormat, SubsecRound as _, Timelike as _,
};
use rust_decimal::Decimal;
use serde_json::Value;

use super::bounds::{digits_of, fits};
use crate::diagnostics::{ValueProblem, nearest};
use crate::model::{DecimalShape, EnumValue, FieldKind, Length};
use crate::sample::{Pattern, is_email, is_slug, is_url, is_uuid};
use crate::spec::Literal;

/// The years that every engine has.
const YEARS: RangeInclusive<i32> = 1..=9999;

/// Where the nanoseconds of a leap second begin, which no engine has.
const SECOND: u32 = 1_000_000_000;

/// A default or an example, checked against the field's own rules.
pub(super) struct ValueCheck<'a> {
    /// `default` or `example`, for messages.
    pub(super) what: &'static str,
    pub(super) kind: &'a FieldKind,
}

impl ValueCheck<'_> {
    /// The value in the JSON type of the field.
    pub(super) fn value(&self, literal: &Literal) -> Result<Value, ValueProblem> {
        if let FieldKind::Json = self.kind {
            let json = literal
                .json()
                .filter(|json| !json.is_null() && !has_nul(json));
            return json.ok_or_else(|| {
                self.not_of(
                    literal,
                    "json",
                    "a JSON value other than null, such as `{}`, without NUL characters",
                )
            });
        }
        let Some(text) = literal.text() else {
            return Err(self.not_of(literal, self.name(), "a single value"));
        };
        match self.kind {
            FieldKind::Int { min, max } => {
                let number = self.parse::<i32>(text, "a whole number of 32 bits")?;
                self.range(text, &number, min.as_ref(), max.as_ref())?;
                Ok(number.into())
            }
            FieldKind::Bigint { min, max } => {
                let number = self.parse::<i64>(text, "a whole number of 64 bits")?;
                self.range(text, &number, min.as_ref(), max.as_ref())?;
                Ok(number.into())
            }
            FieldKind::Float { min, max } => {
                let number = self.parse::<f64>(text, "a finite number")?;
                let json = serde_json::Number::from_f64(number)
                    .ok_or_else(|| self.not(text, "a finite number"))?;
                self.range(text, &number, min.as_ref(), max.as_ref())?;
                Ok(json.into())
            }
            FieldKind::Decimal { shape, min, max } => {
                let number = self.decimal(text, *shape)?;
                self.range(text, &number, min.as_ref(), max.as_ref())?;
                Ok(number.to_string().into())
            }
            FieldKind::Enum { values, .. } => self.enumerated(text, values),
            FieldKind::Bytes { length } => self.bytes(text, *length),
            _ => self.textual(text),
        }
    }

    fn textual(&self, text: &str) -> Result<Value, ValueProblem> {
        match self.kind {
            FieldKind::String { length, pattern } | FieldKind::Text { length, pattern } => {
                self.length(text, text.chars().count(), *length)?;
                self.pattern(text, pattern.as_deref())?;
                Ok(text.into())
            }
            FieldKind::Email { length } => self.formatted(
                text,
                *length,
                is_email(text),
                "an address such as `ada@example.com`",
            ),
            FieldKind::Url { length } => self.formatted(
                text,
                *length,
                is_url(text),
                "an address such as `https://example.com/a`",
            ),
            FieldKind::Slug { length } => self.formatted(
                text,
                *length,
                is_slug(text),
                "small letters and digits in groups joined by `-`, such as `my-first-post`",
            ),
            FieldKind::Password { length } => self.formatted(text, *length, true, "a text"),
            FieldKind::Bool => self
                .parse::<bool>(&text.to_lowercase(), "`true` or `false`")
                .map(Value::Bool),
            FieldKind::Uuid if is_uuid(text) => Ok(text.to_lowercase().into()),
            FieldKind::Uuid => Err(self.not(
                text,
                "a UUID such as `018f2c6e-7b1a-7c3d-9e4f-5a6b7c8d9e0f`",
            )),
            FieldKind::Date => self.date(text),
            FieldKind::Time => self.time(text),
            _ => self.datetime(text),
        }
    }

    fn decimal(&self, text: &str, shape: DecimalShape) -> Result<Decimal, ValueProblem> {
        let expected = digits_of(shape);
        let mut number = self.parse::<Decimal>(text, &expected)?;
        if !fits(&number, shape) {
            return Err(self.not(text, &expected));
        }
        number.rescale(shape.scale);
        Ok(number)
    }

    fn enumerated(&self, text: &str, values: &[EnumValue]) -> Result<Value, ValueProblem> {
        if values.iter().any(|value| value.wire == text) {
            return Ok(text.into());
        }
        let values: Vec<_> = values.iter().map(|value| value.wire.clone()).collect();
        let nearest = nearest(text, values.iter().map(String::as_str));
        Err(ValueProblem::NotInEnum {
            what: self.what,
            value: text.to_owned(),
            nearest,
            values,
        })
    }

    fn bytes(&self, text: &str, length: Length) -> Result<Value, ValueProblem> {
        let bytes = STANDARD
            .decode(text)
            .map_err(|_| self.not(text, "bytes in base64, such as `aGVsbG8=`"))?;
        self.length(text, bytes.len(), length)?;
        Ok(text.into())
    }

    fn date(&self, text: &str) -> Result<Value, ValueProblem> {
        let expected = "a date such as `2026-01-31`, in a year from 0001 to 9999";
        let date = self.parse::<NaiveDate>(text, expected)?;
        if !YEARS.contains(&date.year()) {
            return Err(self.not(text, expected));
        }
        Ok(date.to_string().into())
    }

    fn time(&self, text: &str) -> Result<Value, ValueProblem> {
        let time = text
            .parse::<NaiveTime>()
            .or_else(|_| NaiveTime::parse_from_str(text, "%H:%M"));
        match time {
            Ok(time) if time.nanosecond() < SECOND => Ok(time.trunc_subsecs(6).to_string().into()),
            _ => Err(self.not(text, "a time such as `08:30:00`, without a leap second")),
        }
    }

    fn datetime(&self, text: &str) -> Result<Value, ValueProblem> {
        let expected = "a moment in RFC 3339, such as `2026-01-31T08:30:00Z`, in a year from 0001 \
                        to 9999 and without a leap second";
        let datetime = DateTime::parse_from_rfc3339(text).map_err(|_| self.not(text, expected))?;
        let utc = datetime.to_utc().trunc_subsecs(6);
        if !YEARS.contains(&utc.year()) || utc.nanosecond() >= SECOND {
            return Err(self.not(text, expected));
        }
        Ok(utc.to_rfc3339_opts(SecondsFormat::AutoSi, true).into())
    }

    fn formatted(
        &self,
        text: &str,
        length: Length,
        sound: bool,
        expected: &str,
    ) -> Result<Value, ValueProblem> {
        if !sound {
            return Err(self.not(text, expected));
        }
        self.length(text, text.chars().count(), length)?;
        Ok(text.into())
    }

    fn parse<T: std::str::FromStr>(&self, text: &str, expected: &str) -> Result<T, ValueProblem> {
        text.parse().map_err(|_| self.not(text, expected))
    }

    fn range<T: PartialOrd + std::fmt::Display>(
        &self,
        text: &str,
        value: &T,
        min: Option<&T>,
        max: Option<&T>,
    ) -> Result<(), ValueProblem> {
        if min.is_none_or(|min| value >= min) && max.is_none_or(|max| value <= max) {
            return Ok(());
        }
        let rule = describe("be", min, max);
        Err(ValueProblem::OutsideRange {
            what: self.what,
            value: text.to_owned(),
            rule,
        })
    }

    fn length(&self, text: &str, count: usize, length: Length) -> Result<(), ValueProblem> {
        let Length { min, max } = length;
        let long_enough =
            min.is_none_or(|min| u32::try_from(count).is_ok_and(|count| count >= min));
        let short_enough =
            max.is_none_or(|max| u32::try_from(count).is_ok_and(|count| count <= max));
        if long_enough && short_enough {
            return Ok(());
        }
        let unit = if matches!(self.kind, FieldKind::Bytes { .. }) {
            "bytes"
        } else {
            "characters"
        };
        let rule = format!("{} {unit}", describe("have", min.as_ref(), max.as_ref()));
        Err(ValueProblem::OutsideRange {
            what: self.what,
            value: text.to_owned(),
            rule,
        })
    }

    fn pattern(&self, text: &str, pattern: Option<&str>) -> Result<(), ValueProblem> {
        let Some(pattern) = pattern else {
            return Ok(());
        };
        match Pattern::of(pattern) {
            Some(compiled) if !compiled.is_match(text) => Err(ValueProblem::PatternMismatch {
                what: self.what,
                value: text.to_owned(),
                pattern: pattern.to_owned(),
            }),
            _ => Ok(()),
        }
    }

    fn not(&self, text: &str, expected: &str) -> ValueProblem {
        ValueProblem::NotOfType {
            what: self.what,
            value: text.to_owned(),
            kind: self.name(),
            expected: if is_clock(text) {
                format!(
                    "{expected}, or leave it out: `created_at` and `updated_at` are kept by \
                     `timestamps`, and other moments are set in the service"
                )
            } else {
                expected.to_owned()
            },
        }
    }

    fn not_of(&self, literal: &Literal, kind: &'static str, expected: &str) -> ValueProblem {
        ValueProblem::NotOfType {
            what: self.what,
            value: literal.display(),
            kind,
            expected: expected.to_owned(),
        }
    }

    fn name(&self) -> &'static str {
        self.kind.type_name()
    }
}

/// Whether a value means the time at which a row is made.
fn is_clock(text: &str) -> bool {
    let text = text.to_ascii_lowercase();
    let text = text.trim_end_matches("()");
    matches!(text, "now" | "today" | "current_timestamp" | "current_date")
}

fn describe<T: std::fmt::Display>(verb: &str, min: Option<&T>, max: Option<&T>) -> String {
    match (min, max) {
        (Some(min), Some(max)) if min.to_string() == max.to_string() => format!("{verb} {min}"),
        (Some(min), Some(max)) => format!("{verb} from {min} to {max}"),
        (Some(min), None) => format!("{verb} at least {min}"),
        (None, Some(max)) => format!("{verb} at most {max}"),
        (None, None) => format!("{verb} anything"),
    }
}

/// Whether a text or a name in a document has the NUL character, which not every engine keeps.
fn has_nul(json: &Value) -> bool {
    match json {
        Value::String(text) => text.contains('\0'),
        Value::Array(values) => values.iter().any(has_nul),
        Value::Object(fields) => fields
            .iter()
            .any(|(name, value)| name.contains('\0') || has_nul(value)),
        _ => false,
    }
}
