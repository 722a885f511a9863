use rust_decimal::Decimal;

use super::context::ActionContext;
use crate::diagnostics::{ActionProblem, ClashProblem, Diagnostic, Problems};
use crate::model::{Field, FieldKind, Length};
use crate::resolve::field;
use crate::resolve::kind::FieldRules;
use crate::resolve::member_names::MemberNames;
use crate::spec::{RawAction, Word};

/// The words that speak of the column of a field.
const OF_COLUMNS: [Word; 6] = [
    Word::Unique,
    Word::Index,
    Word::Immutable,
    Word::Private,
    Word::Column,
    Word::RenamedFrom,
];

/// The fields that clients send.
pub(super) fn inputs(
    context: &ActionContext<'_>,
    raw: &RawAction,
    problems: &mut Problems,
) -> Vec<Field> {
    for field in &raw.input {
        let words = field.declaration.as_ref().map(|given| &given.words);
        for word in OF_COLUMNS {
            if let Some(given) = words.and_then(|words| words.get(word)) {
                let problem = ActionProblem::WordOfColumns { word: word.name() };
                problems.push(Diagnostic::error(problem, given.span));
            }
        }
    }
    let names = raw.input.iter().map(|field| field.name.value.clone());
    let names = MemberNames::new(&names.collect());
    let fields = raw.input.iter().filter_map(|raw_field| {
        let rules = FieldRules {
            patterns: context.patterns,
            engine: context.engine,
            is_of_accounts: context
                .passwords
                .is_set(&context.entity.name, raw, raw_field),
        };
        let field = field::field(raw_field, &rules, problems)?;
        let mut field = Field {
            names: names.get(&field.names.wire),
            ..field
        };
        if let FieldKind::Enum { rust_type, values } = &mut field.kind {
            let entity = context.entity;
            let own = context
                .types
                .enumeration(&entity.name, &raw.name.value, &field.names.wire);
            // An input that a field takes over is of the field's own type.
            let taken = entity.fields.iter().find_map(|target| match &target.kind {
                FieldKind::Enum {
                    rust_type,
                    values: known,
                } if known == values && raw.sets(&target.names.wire, &field.names.wire) => {
                    Some(rust_type.clone())
                }
                _ => None,
            });
            *rust_type = taken.unwrap_or(own);
        }
        Some(field)
    });
    let fields: Vec<_> = fields.collect();
    check_clashes(context, raw, problems);
    fields
}

/// The name that inputs have for what nobody declares.
fn check_clashes(context: &ActionContext<'_>, raw: &RawAction, problems: &mut Problems) {
    for field in raw.input.iter().filter(|field| field.name.value == "id") {
        let problem = ClashProblem::Implicit {
            entity: context.entity.name.clone(),
            name: "id".to_owned(),
            feature: "as every entity has",
            off: "choose another name: the row is named by the path",
        };
        problems.push(Diagnostic::error(problem, field.name.span));
    }
}

/// Why a field cannot take everything that an input may hold.
pub(super) fn mismatch(input: &Field, kind: &FieldKind, optional: bool) -> Option<String> {
    let (given, wanted) = (input.kind.type_name(), kind.type_name());
    if given != wanted {
        return Some(format!(
            "the input is of the type `{given}`, the field of `{wanted}`"
        ));
    }
    if input.optional && !optional {
        return Some("the input is `optional`, the field is not".to_owned());
    }
    let fits = match (&input.kind, kind) {
        (
            FieldKind::String { length, pattern },
            FieldKind::String {
                length: outer,
                pattern: wanted,
            },
        )
        | (
            FieldKind::Text { length, pattern },
            FieldKind::Text {
                length: outer,
                pattern: wanted,
            },
        ) => within_length(*length, *outer) && (wanted.is_none() || pattern == wanted),
        (FieldKind::Bytes { length }, FieldKind::Bytes { length: outer })
        | (FieldKind::Email { length }, FieldKind::Email { length: outer })
        | (FieldKind::Url { length }, FieldKind::Url { length: outer })
        | (FieldKind::Slug { length }, FieldKind::Slug { length: outer })
        | (FieldKind::Password { length }, FieldKind::Password { length: outer }) => {
            within_length(*length, *outer)
        }
        (
            FieldKind::Int { min, max },
            FieldKind::Int {
                min: least,
                max: most,
            },
        ) => within(*min, *max, *least, *most),
        (
            FieldKind::Bigint { min, max },
            FieldKind::Bigint {
                min: least,
                max: most,
            },
        ) => within(*min, *max, *least, *most),
        (
            FieldKind::Float { min, max },
            FieldKind::Float {
                min: least,
                max: most,
            },
        ) => within(*min, *max, *least, *most),
        (
            FieldKind::Decimal { shape, min, max },
            FieldKind::Decimal {
                shape: outer,
                min: least,
                max: most,
            },
        ) => shape == outer && within::<Decimal>(*min, *max, *least, *most),
        (FieldKind::Enum { values, .. }, FieldKind::Enum { values: known, .. }) => values == known,
        _ => true,
    };
    (!fits).then(|| {
        "declare the input with the range, the pattern or the values of the field".to_owned()
    })
}

fn within_length(inner: Length, outer: Length) -> bool {
    within(inner.min, inner.max, outer.min, outer.max)
}

fn within<T: PartialOrd + Copy>(
    min: Option<T>,
    max: Option<T>,
    least: Option<T>,
    most: Option<T>,
) -> bool {
    let above = least.is_none_or(|least| min.is_some_and(|min| min >= least));
    above && most.is_none_or(|most| max.is_some_and(|max| max <= most))
}
