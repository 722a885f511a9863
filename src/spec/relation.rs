use super::declaration::{is_word, long_word, short_words, split};
use super::keys::{KeyTable, refuse};
use super::raw::{RawRelation, RelationDeclaration};
use super::reader::Reader;
use super::spelling::is_other_side;
use super::types::{RelationKind, TypeName};
use super::word::Word;
use super::words::DeclarationWords;
use super::yaml::{Entry, Value};
use crate::diagnostics::{DeclarationProblem, Span, Spanned, nearest};

/// A relation to an entity of another service, which is not supported yet.
pub(super) const REFERENCES: &str = "references";

pub(super) fn relation(reader: &mut Reader<'_>, keys: &KeyTable, entry: &Entry) -> RawRelation {
    let declaration = match &entry.value.value {
        Value::Mapping(entries) => long(reader, keys, entries, entry.key.span),
        Value::Scalar(scalar) => {
            let list = split(reader, &entry.value, scalar);
            short(reader, &list, entry.key.span)
        }
        Value::Sequence(_) => {
            let what = format!("the relation `{}`", entry.key.value);
            let expected = "a declaration such as `belongs_to User`";
            reader.wrong_type(&entry.value, &what, expected)
        }
    };
    RawRelation {
        name: entry.key.clone(),
        declaration,
    }
}

/// A declaration in words; `name` is the place to point to when there are none.
pub(super) fn short(
    reader: &mut Reader<'_>,
    list: &[Spanned<String>],
    name: Span,
) -> Option<RelationDeclaration> {
    let Some((first, rest)) = list.split_first() else {
        reader.report(DeclarationProblem::Empty { what: "relation" }, name);
        return None;
    };
    let kind = kind(reader, first)?;
    let Some((target, rest)) = rest.split_first().filter(|(word, _)| !is_word(&word.value)) else {
        let problem = DeclarationProblem::MissingArgument {
            of: kind.name(),
            example: kind.example(),
        };
        reader.report(problem, first.span);
        return None;
    };
    Some(RelationDeclaration {
        kind,
        kind_span: first.span,
        target: target.clone(),
        words: short_words(reader, rest, || Word::on_relations(kind)),
    })
}

fn kind(reader: &mut Reader<'_>, word: &Spanned<String>) -> Option<RelationKind> {
    let name = word.value.as_str();
    if let Some(kind) = RelationKind::named(name) {
        return Some(kind);
    }
    if name == REFERENCES {
        refuse_reference(reader, word.span);
        return None;
    }
    let problem = match TypeName::named(name) {
        _ if is_other_side(name) => DeclarationProblem::OtherSide {
            kind: name.to_owned(),
        },
        Some(kind) => DeclarationProblem::FieldInRelations { kind: kind.name() },
        None => DeclarationProblem::UnknownRelationKind {
            name: name.to_owned(),
            nearest: RelationKind::alias(name)
                .map(|kind| kind.name().to_owned())
                .or_else(|| nearest(name, RelationKind::ALL.map(RelationKind::name))),
        },
    };
    reader.report(problem, word.span);
    None
}

fn long(
    reader: &mut Reader<'_>,
    keys: &KeyTable,
    entries: &[Entry],
    name: Span,
) -> Option<RelationDeclaration> {
    let mut words = DeclarationWords::default();
    let mut head: Option<(RelationKind, Span, Option<Spanned<String>>)> = None;
    let mut is_refused = false;
    for entry in entries {
        let key = entry.key.value.as_str();
        if let Some(kind) = RelationKind::named(key) {
            if head.is_some() {
                is_refused = true;
                reader.report(DeclarationProblem::TwoKinds, entry.key.span);
                continue;
            }
            let target = reader.text(&entry.value, &format!("the target of `{key}`"));
            head = Some((kind, entry.key.span, target));
        } else if key == REFERENCES {
            is_refused = true;
            refuse_reference(reader, entry.key.span);
        } else if let Some(word) = Word::named(key) {
            long_word(reader, &mut words, word, entry);
        } else {
            unknown_key(reader, keys, entry);
        }
    }
    match head {
        _ if is_refused => None,
        Some((kind, kind_span, target)) => Some(RelationDeclaration {
            kind,
            kind_span,
            target: target?,
            words,
        }),
        None => {
            reader.report(DeclarationProblem::Empty { what: "relation" }, name);
            None
        }
    }
}

fn refuse_reference(reader: &mut Reader<'_>, span: Span) {
    let instead = "keep the id in a field for now, such as `customer_id: uuid`";
    refuse(reader, REFERENCES, instead, span);
}

fn unknown_key(reader: &mut Reader<'_>, keys: &KeyTable, entry: &Entry) {
    let kinds = RelationKind::ALL;
    let is_taken = |word: &Word| {
        let mut refusals = kinds.iter().map(|kind| word.refused_on_relation(*kind));
        refusals.any(|refusal| refusal.is_none())
    };
    let words = Word::all().filter(is_taken).map(Word::name);
    let allowed: Vec<_> = kinds
        .map(RelationKind::name)
        .into_iter()
        .chain(words)
        .collect();
    keys.report_unknown(reader, entry, "a relation", &allowed);
}
