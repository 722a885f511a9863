use std::borrow::Cow;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::FieldNames;

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Field {
    pub names: FieldNames,
    pub kind: FieldKind,
    pub optional: bool,
    pub unique: bool,
    pub index: bool,
    /// Already checked against the kind; of the kind's own JSON type
    /// (a decimal is a string with the field's scale, an enum its wire value,
    /// a datetime RFC 3339 in UTC, bytes base64).
    pub default: Option<serde_json::Value>,
    pub immutable: bool,
    /// Transitions alone change it: clients send the default of a new row at most. It is immutable
    /// in every other way.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub has_transitions: bool,
    pub private: bool,
    pub description: Option<String>,
    /// Checked against the kind, like `default`.
    pub example: Option<serde_json::Value>,
    pub renamed_from: Option<String>,
}

impl Field {
    /// The field as clients may send it.
    #[must_use]
    pub fn as_sent(&self) -> Cow<'_, Self> {
        if !self.has_transitions {
            return Cow::Borrowed(self);
        }
        let mut sent = self.clone();
        if let FieldKind::Enum { values, .. } = &mut sent.kind {
            values.retain(|value| self.default == Some(value.wire.as_str().into()));
        }
        Cow::Owned(sent)
    }
}

/// What a field holds, with the rules that go with the kind.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "lowercase")]
pub enum FieldKind {
    /// Up to 255 characters unless the range says otherwise.
    String {
        length: Length,
        pattern: Option<String>,
    },
    Text {
        length: Length,
        pattern: Option<String>,
    },
    Int {
        min: Option<i32>,
        max: Option<i32>,
    },
    Bigint {
        min: Option<i64>,
        max: Option<i64>,
    },
    Float {
        min: Option<f64>,
        max: Option<f64>,
    },
    Decimal {
        shape: DecimalShape,
        min: Option<Decimal>,
        max: Option<Decimal>,
    },
    Bool,
    Uuid,
    Date,
    Time,
    Datetime,
    Json,
    /// The length is in bytes.
    Bytes {
        length: Length,
    },
    Enum {
        /// The Rust type, unique in the project: `PostStatus`.
        rust_type: String,
        values: Vec<EnumValue>,
    },
    /// Up to 254 characters (RFC 5321) unless the range says otherwise.
    Email {
        length: Length,
    },
    /// Up to 2,048 characters unless the range says otherwise.
    Url {
        length: Length,
    },
    /// Up to 255 characters unless the range says otherwise; `a-z0-9` in groups joined by single `-`.
    Slug {
        length: Length,
    },
    /// The length of the clear text; 8 to 128 characters unless the range says otherwise.
    Password {
        length: Length,
    },
}

impl FieldKind {
    /// The values of an enum; other kinds have none.
    #[must_use]
    pub fn values(&self) -> &[EnumValue] {
        match self {
            Self::Enum { values, .. } => values,
            _ => &[],
        }
    }

    /// How long values may be; nothing for kinds that are no texts or bytes.
    #[must_use]
    pub fn length(&self) -> Option<Length> {
        match self {
            Self::String { length, .. }
            | Self::Text { length, .. }
            | Self::Bytes { length }
            | Self::Email { length }
            | Self::Url { length }
            | Self::Slug { length }
            | Self::Password { length } => Some(*length),
            _ => None,
        }
    }

    /// Whether values are texts without another meaning: strings on the wire, in JSON and in GraphQL.
    #[must_use]
    pub fn is_text(&self) -> bool {
        self.length().is_some() && !matches!(self, Self::Bytes { .. })
    }

    #[must_use]
    pub fn is_password(&self) -> bool {
        matches!(self, Self::Password { .. })
    }

    /// Whether values have to match a regular expression of the spec.
    #[must_use]
    pub fn has_pattern(&self) -> bool {
        match self {
            Self::String { pattern, .. } | Self::Text { pattern, .. } => pattern.is_some(),
            _ => false,
        }
    }

    /// As the spec names the type.
    #[must_use]
    pub fn type_name(&self) -> &'static str {
        match self {
            Self::String { .. } => "string",
            Self::Text { .. } => "text",
            Self::Int { .. } => "int",
            Self::Bigint { .. } => "bigint",
            Self::Float { .. } => "float",
            Self::Decimal { .. } => "decimal",
            Self::Bool => "bool",
            Self::Uuid => "uuid",
            Self::Date => "date",
            Self::Time => "time",
            Self::Datetime => "datetime",
            Self::Json => "json",
            Self::Bytes { .. } => "bytes",
            Self::Enum { .. } => "enum",
            Self::Email { .. } => "email",
            Self::Url { .. } => "url",
            Self::Slug { .. } => "slug",
            Self::Password { .. } => "password",
        }
    }
}

/// A length in characters (in bytes for `bytes`), both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Length {
    pub min: Option<u32>,
    pub max: Option<u32>,
}

impl Length {
    /// No limit but that of the type.
    pub const ANY: Self = Self {
        min: None,
        max: None,
    };
}

/// `decimal P,S`: at most `precision` digits, `scale` of them behind the point.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct DecimalShape {
    pub precision: u32,
    pub scale: u32,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EnumValue {
    /// On the wire and in the database.
    pub wire: String,
    /// The Rust variant, unique in its enum: `InReview`, `Self_`.
    pub variant: String,
}
