use crate::model::FieldKind;

/// The type as the language names it.
pub(super) fn type_name(kind: &FieldKind) -> &'static str {
    match kind {
        FieldKind::String { .. } => "string",
        FieldKind::Text { .. } => "text",
        FieldKind::Int { .. } => "int",
        FieldKind::Bigint { .. } => "bigint",
        FieldKind::Float { .. } => "float",
        FieldKind::Decimal { .. } => "decimal",
        FieldKind::Bool => "bool",
        FieldKind::Uuid => "uuid",
        FieldKind::Date => "date",
        FieldKind::Time => "time",
        FieldKind::Datetime => "datetime",
        FieldKind::Json => "json",
        FieldKind::Bytes { .. } => "bytes",
        FieldKind::Enum { .. } => "enum",
        FieldKind::Email { .. } => "email",
        FieldKind::Url { .. } => "url",
        FieldKind::Slug { .. } => "slug",
        FieldKind::Password { .. } => "password",
    }
}
