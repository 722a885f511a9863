use super::declaration::{is_word, words};
use super::field_long::long_word;
use super::keys::{KeyTable, refuse};
use super::raw::{RawRelation, RelationDeclaration, RelationKind};
use super::reader::Reader;
use super::split;
use super::types::TypeName;
use super::word_rules::words_on_relations;
use super::words::{Word, Words};
use super::yaml::{Entry, Value};
use crate::diagnostics::{DeclarationProblem, Span, Spanned, nearest};

pub(super) fn relation(reader: &mut Reader<'_>, keys: &KeyTable, entry: &Entry) -> RawRelation {
    let declaration = match &entry.value.value {
        Value::Mapping(entries) => long(reader, keys, entries, entry.key.span),
        Value::Scalar(scalar) => {
            let list = split::words(reader, &entry.value, scalar);
            short(reader, &list, entry.key.span)
        }
        Value::Sequence(_) => {
            let what = format!("the relation `{}`", entry.key.value);
            reader.wrong_type(
                &entry.value,
                &what,
                "a declaration such as `belongs_to User`",
            )
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
        missing_target(reader, kind, first.span);
        return None;
    };
    let words = words(reader, rest, || words_on_relations(kind));
    Some(RelationDeclaration {
        kind,
        kind_span: first.span,
        target: target.clone(),
        words,
    })
}

fn kind(reader: &mut Reader<'_>, word: &Spanned<String>) -> Option<RelationKind> {
    let name = word.value.as_str();
    if let Some(kind) = RelationKind::named(name) {
        return Some(kind);
    }
    if name == "references" {
        references(reader, word.span);
    } else if let Some(kind) = TypeName::named(name) {
        reader.report(
            DeclarationProblem::FieldInRelations { kind: kind.name() },
            word.span,
        );
    } else {
        let nearest = alias(name).or_else(|| nearest(name, ["belongs_to", "many_to_many"]));
        let name = name.to_owned();
        reader.report(
            DeclarationProblem::UnknownRelationKind { name, nearest },
            word.span,
        );
    }
    None
}

/// The kind that a word of another framework stands for; the other side needs no declaration.
fn alias(name: &str) -> Option<String> {
    match name {
        "many_to_one" | "one_to_one" | "has_one" | "ManyToOne" | "OneToOne" => {
            Some("belongs_to".to_owned())
        }
        "has_and_belongs_to_many" | "ManyToMany" => Some("many_to_many".to_owned()),
        _ => None,
    }
}

fn long(
    reader: &mut Reader<'_>,
    keys: &KeyTable,
    entries: &[Entry],
    name: Span,
) -> Option<RelationDeclaration> {
    let mut found = Words::default();
    let mut head: Option<(RelationKind, Span, Option<Spanned<String>>)> = None;
    let mut refused = false;
    for entry in entries {
        let key = entry.key.value.as_str();
        if let Some(kind) = RelationKind::named(key) {
            if head.is_some() {
                refused = true;
                reader.report(DeclarationProblem::TwoKinds, entry.key.span);
                continue;
            }
            let target = reader.text(&entry.value, &format!("the target of `{key}`"));
            head = Some((kind, entry.key.span, target));
        } else if key == "references" {
            refused = true;
            references(reader, entry.key.span);
        } else if let Some(word) = Word::named(key) {
            long_word(reader, &mut found, word, entry);
        } else {
            unknown_key(reader, keys, entry);
        }
    }
    match head {
        _ if refused => None,
        Some((kind, kind_span, target)) => Some(RelationDeclaration {
            kind,
            kind_span,
            target: target?,
            words: found,
        }),
        None => {
            reader.report(DeclarationProblem::Empty { what: "relation" }, name);
            None
        }
    }
}

fn references(reader: &mut Reader<'_>, span: Span) {
    let instead = "keep the id in a field for now, such as `customer_id: uuid`";
    refuse(reader, "references", instead, span);
}

fn missing_target(reader: &mut Reader<'_>, kind: RelationKind, span: Span) {
    let example = match kind {
        RelationKind::BelongsTo => "belongs_to User",
        RelationKind::ManyToMany => "many_to_many Tag",
    };
    reader.report(
        DeclarationProblem::MissingArgument {
            of: kind.name(),
            example,
        },
        span,
    );
}

fn unknown_key(reader: &mut Reader<'_>, keys: &KeyTable, entry: &Entry) {
    let kinds = [RelationKind::BelongsTo, RelationKind::ManyToMany].map(words_on_relations);
    let words = Word::ALL
        .iter()
        .filter(|word| kinds.iter().any(|words| words.contains(word)));
    let own = ["belongs_to", "many_to_many"];
    let allowed: Vec<_> = own
        .into_iter()
        .chain(words.map(|word| word.name()))
        .collect();
    keys.report_unknown(reader, entry, "a relation", &allowed);
}
