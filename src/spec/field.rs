use super::declaration::{digits, is_word, unknown_type, values, words};
use super::field_long::long;
use super::keys::KeyTable;
use super::raw::{FieldDeclaration, RawField, RelationKind};
use super::reader::Reader;
use super::split;
use super::types::TypeName;
use super::word_rules::words_on_fields;
use super::yaml::{Entry, Value};
use crate::diagnostics::{DeclarationProblem, Span, Spanned};

pub(super) fn field(reader: &mut Reader<'_>, keys: &KeyTable, entry: &Entry) -> RawField {
    let declaration = match &entry.value.value {
        Value::Mapping(entries) => long(reader, keys, entries, entry.key.span),
        Value::Scalar(scalar) => {
            let list = split::words(reader, &entry.value, scalar);
            short(reader, &list, entry.key.span)
        }
        Value::Sequence(_) => {
            let what = format!("the field `{}`", entry.key.value);
            reader.wrong_type(&entry.value, &what, "a declaration such as `string 1..100`")
        }
    };
    RawField {
        name: entry.key.clone(),
        declaration,
    }
}

/// A declaration in words; `name` is the place to point to when there are none.
pub(super) fn short(
    reader: &mut Reader<'_>,
    list: &[Spanned<String>],
    name: Span,
) -> Option<FieldDeclaration> {
    let Some((first, rest)) = list.split_first() else {
        reader.report(DeclarationProblem::Empty { what: "field" }, name);
        return None;
    };
    let kind = kind(reader, first)?;
    let (digits, values, rest) = argument(reader, &kind, rest)?;
    Some(FieldDeclaration {
        kind,
        digits,
        values,
        words: words(reader, rest, words_on_fields),
    })
}

pub(super) fn kind(reader: &mut Reader<'_>, word: &Spanned<String>) -> Option<Spanned<TypeName>> {
    if let Some(kind) = TypeName::named(&word.value) {
        return Some(Spanned::new(kind, word.span));
    }
    match RelationKind::named(&word.value) {
        Some(kind) => {
            reader.report(
                DeclarationProblem::RelationInFields { kind: kind.name() },
                word.span,
            );
        }
        None => reader.report(unknown_type(&word.value), word.span),
    }
    None
}

pub(super) type Argument<'w> = (
    Option<Spanned<(u32, u32)>>,
    Vec<Spanned<String>>,
    &'w [Spanned<String>],
);

/// Takes `P,S` or `a,b,c` from the front of the words, where the type has such an argument.
pub(super) fn argument<'w>(
    reader: &mut Reader<'_>,
    kind: &Spanned<TypeName>,
    list: &'w [Spanned<String>],
) -> Option<Argument<'w>> {
    let (of, example) = match kind.value {
        TypeName::Decimal => ("decimal", "decimal 10,2"),
        TypeName::Enum => ("enum", "enum draft,in_review,done"),
        _ => return Some((None, Vec::new(), list)),
    };
    let given = list.split_first().filter(|(word, _)| !is_word(&word.value));
    let Some((word, rest)) = given else {
        reader.report(
            DeclarationProblem::MissingArgument { of, example },
            kind.span,
        );
        return None;
    };
    if word.value.ends_with(',') && !rest.is_empty() {
        let problem = DeclarationProblem::SpaceInArgument { of, example };
        reader.report(problem, Span::new(word.span.start, rest[0].span.end));
        return None;
    }
    if kind.value == TypeName::Enum {
        return Some((None, values(word), rest));
    }
    let digits = digits(word);
    if digits.is_none() {
        reader.report(
            DeclarationProblem::MissingArgument { of, example },
            word.span,
        );
        return None;
    }
    Some((digits, Vec::new(), rest))
}
