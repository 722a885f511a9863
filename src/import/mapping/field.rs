use crate::import::document::{FieldDocument, FieldType, Provenance};
use crate::import::naming;
use crate::import::notice::{AdaptedReason, MemberReason, NoticeReason};
use crate::import::schema::{ColumnType, DatabaseColumn};
use crate::spec::TypeName;

use super::draft::MappedEntity;
use super::plan::MappingOptions;

/// Adds the field of a column, if the language has a type for it.
pub fn field(draft: &mut MappedEntity<'_>, column: &DatabaseColumn) {
    if column.generated {
        return draft.note(&column.name, MemberReason::Generated);
    }
    let Some(found) = language_type(column, draft.plan.options) else {
        return draft.note(&column.name, no_type(column, draft.plan.options));
    };
    let LanguageType {
        name: kind,
        min,
        max,
        pattern,
        reason,
    } = found;
    if let Some(reason) = reason {
        draft.note(&column.name, reason);
    }
    let name = name(draft, column);
    let origin = Provenance::column(&draft.table.name, &column.name);
    let is_named = !draft.plan.options.adopt || column.name == name;
    draft
        .columns
        .insert(column.name.to_ascii_lowercase(), name.clone());
    draft.entity.fields.push(FieldDocument {
        column: (!is_named).then(|| column.name.clone()),
        optional: column.nullable,
        min,
        max,
        pattern,
        description: column.comment.clone(),
        ..FieldDocument::new(name, origin, kind)
    });
}

/// Why the language has no type for a column.
fn no_type(column: &DatabaseColumn, options: MappingOptions) -> MemberReason {
    let declared = column.declared.clone();
    match &column.kind {
        ColumnType::Mixed => MemberReason::RowsMixed,
        ColumnType::Odd(found) => MemberReason::RowsOdd { found },
        ColumnType::Numeric => MemberReason::NoDigits { declared },
        ColumnType::Decimal { .. } => MemberReason::TooManyDigits {
            declared,
            limit: options.digits,
        },
        _ if declared.is_empty() => MemberReason::NoType,
        _ => MemberReason::UnknownType { declared },
    }
}

fn name(draft: &mut MappedEntity<'_>, column: &DatabaseColumn) -> String {
    let spelt = naming::member(&column.name);
    let name = naming::free(&spelt, &["field"], |name| draft.entity.has_member(name));
    if name != spelt {
        let reason = NoticeReason::renamed_member(&column.name, &spelt, &name);
        draft.note(&column.name, reason);
    }
    name
}

/// What a column is in the language.
#[derive(Debug, Clone, PartialEq, Eq)]
struct LanguageType {
    name: FieldType,
    min: Option<String>,
    max: Option<String>,
    pattern: Option<String>,
    /// What has to be told.
    reason: Option<AdaptedReason>,
}

/// The type of the language for a column; nothing if there is none.
fn language_type(column: &DatabaseColumn, options: MappingOptions) -> Option<LanguageType> {
    let plain = |name| Some(LanguageType::plain(name));
    match &column.kind {
        ColumnType::Text(None | Some(0)) => plain(TypeName::Text),
        ColumnType::Text(Some(255)) => plain(TypeName::String),
        ColumnType::Text(Some(longest)) => Some(LanguageType {
            max: Some(longest.to_string()),
            ..LanguageType::plain(TypeName::String)
        }),
        ColumnType::Integer { bits, unsigned } => Some(integer(*bits, *unsigned, options)),
        ColumnType::Year => Some(LanguageType {
            min: Some("1901".to_owned()),
            max: Some("2155".to_owned()),
            ..LanguageType::plain(TypeName::Int)
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
        ColumnType::Bytes(longest) => Some(LanguageType {
            max: longest.map(|longest| longest.to_string()),
            ..LanguageType::plain(TypeName::Bytes)
        }),
        ColumnType::TextLike(pattern) => Some(LanguageType {
            pattern: Some((*pattern).to_owned()),
            ..LanguageType::plain(TypeName::Text)
        }),
        ColumnType::Enum(values) => Some(LanguageType {
            name: FieldType::Enum(values.clone()),
            ..LanguageType::plain(TypeName::String)
        }),
        ColumnType::Mixed | ColumnType::Odd(_) | ColumnType::Unknown => None,
    }
}

fn integer(bits: u8, unsigned: bool, options: MappingOptions) -> LanguageType {
    if !options.strict {
        return LanguageType::plain(if bits > 32 {
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
    LanguageType {
        min: text(ends.0),
        max: text(ends.1),
        ..LanguageType::plain(if is_big {
            TypeName::Bigint
        } else {
            TypeName::Int
        })
    }
}

fn decimal(
    column: &DatabaseColumn,
    precision: u32,
    scale: u32,
    options: MappingOptions,
) -> LanguageType {
    if precision == 0 || scale > precision {
        return float(column, "it has more digits behind the point than in all");
    }
    if precision > options.digits {
        return float(
            column,
            "it has more digits than the service keeps exactly here",
        );
    }
    LanguageType {
        name: FieldType::Decimal { precision, scale },
        ..LanguageType::plain(TypeName::Float)
    }
}

fn float(column: &DatabaseColumn, why: &'static str) -> LanguageType {
    LanguageType {
        reason: Some(AdaptedReason::TypeAdapted {
            declared: column.declared.clone(),
            now: TypeName::Float.name().to_owned(),
            why,
        }),
        ..LanguageType::plain(TypeName::Float)
    }
}

impl LanguageType {
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
