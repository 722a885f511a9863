/// The types of fields, as the language names them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum TypeName {
    String,
    Text,
    Int,
    Bigint,
    Float,
    Decimal,
    Bool,
    Uuid,
    Date,
    Time,
    Datetime,
    Json,
    Bytes,
    Enum,
    Email,
    Url,
    Slug,
    Password,
}

impl TypeName {
    pub const ALL: [Self; 18] = [
        Self::String,
        Self::Text,
        Self::Int,
        Self::Bigint,
        Self::Float,
        Self::Decimal,
        Self::Bool,
        Self::Uuid,
        Self::Date,
        Self::Time,
        Self::Datetime,
        Self::Json,
        Self::Bytes,
        Self::Enum,
        Self::Email,
        Self::Url,
        Self::Slug,
        Self::Password,
    ];

    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::String => "string",
            Self::Text => "text",
            Self::Int => "int",
            Self::Bigint => "bigint",
            Self::Float => "float",
            Self::Decimal => "decimal",
            Self::Bool => "bool",
            Self::Uuid => "uuid",
            Self::Date => "date",
            Self::Time => "time",
            Self::Datetime => "datetime",
            Self::Json => "json",
            Self::Bytes => "bytes",
            Self::Enum => "enum",
            Self::Email => "email",
            Self::Url => "url",
            Self::Slug => "slug",
            Self::Password => "password",
        }
    }

    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// The type that a word of another language or framework stands for.
    #[must_use]
    pub fn alias(name: &str) -> Option<Self> {
        Some(match name.to_ascii_lowercase().as_str() {
            "str" | "varchar" | "char" => Self::String,
            "integer" | "i32" | "int4" | "smallint" => Self::Int,
            "long" | "i64" | "int8" | "number" => Self::Bigint,
            "double" | "real" | "f64" | "f32" => Self::Float,
            "money" | "numeric" | "bigdecimal" => Self::Decimal,
            "boolean" => Self::Bool,
            "guid" => Self::Uuid,
            "timestamp" | "timestamptz" | "instant" => Self::Datetime,
            "jsonb" | "object" | "map" => Self::Json,
            "blob" | "binary" | "bytea" => Self::Bytes,
            "uri" | "link" => Self::Url,
            _ => return None,
        })
    }
}
