use std::collections::BTreeMap;

use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::front::load;
use crate::model::{IdKind, OnDelete};
use crate::names::key_name;
use crate::spec::TypeName;

use super::document::{Document, FieldDocument, FieldType, Origin, RelationDocument, RelationType};
use super::item::Item;
use super::notice::Notice;
use super::reason::{AdaptedReason, Reason, ReferenceReason, RuleReason, TableReason};
use super::write::write;

/// A document that the language takes, as its text.
#[derive(Debug, Clone)]
pub struct Settled {
    pub document: Document,
    pub text: String,
    /// What had to be left out, and why.
    pub notices: Vec<Notice>,
}

/// Leaves out what the language refuses, with the language's own reasons, until it takes the rest.
///
/// # Errors
/// When it refuses something that cannot be left out.
pub fn settle(mut document: Document) -> Result<Settled, Diagnostics> {
    let mut notices = Vec::new();
    loop {
        let written = write(&document);
        let Err(refused) = load("scaffold.yaml", written.text.as_bytes()) else {
            return Ok(Settled {
                document,
                text: written.text,
                notices,
            });
        };
        let found = by_item(&refused, &written.items);
        let before = document.clone();
        for (item, diagnostic) in found.into_values().rev() {
            relax(&mut document, item, diagnostic, &mut notices);
        }
        if document == before {
            return Err(refused);
        }
    }
}

/// The first problem of each item, in the order of the document; of an entity that is to go, only
/// its own.
fn by_item<'a>(
    refused: &'a Diagnostics,
    items: &[Item],
) -> BTreeMap<(usize, u8, usize), (Item, &'a Diagnostic)> {
    let mut found = BTreeMap::new();
    for diagnostic in refused.iter() {
        let line = refused.source().position(diagnostic.span.start).line;
        let Some(item) = items.get(line - 1).copied() else {
            continue;
        };
        let key = match item {
            Item::Service => continue,
            Item::Entity(entity) => (entity, 0, 0),
            Item::Field(entity, at) => (entity, 1, at),
            Item::Relation(entity, at) => (entity, 2, at),
            Item::Index(entity, at) => (entity, 3, at),
            Item::Unique(entity, at) => (entity, 4, at),
        };
        found.entry(key).or_insert((item, diagnostic));
    }
    let gone: Vec<usize> = found
        .keys()
        .filter(|(_, group, _)| *group == 0)
        .map(|(entity, _, _)| *entity)
        .collect();
    found.retain(|(entity, group, _), _| *group == 0 || !gone.contains(entity));
    found
}

/// Takes away the least that may be to blame.
fn relax(document: &mut Document, item: Item, diagnostic: &Diagnostic, notices: &mut Vec<Notice>) {
    let code = diagnostic.code();
    let why = diagnostic.problem.wording().message;
    match item {
        Item::Service => {}
        Item::Entity(at) => {
            if at < document.entities.len() {
                remove_entity(document, at, code, why, notices);
            }
        }
        Item::Field(entity, at) => {
            let Some(entity) = document.entities.get_mut(entity) else {
                return;
            };
            let Some(field) = entity.fields.get_mut(at) else {
                return;
            };
            if let Some(reason) = relax_field(field, code, &why) {
                notices.push(Notice::new(field.origin.clone(), reason));
                return;
            }
            let field = entity.fields.remove(at);
            forget(&mut entity.indexes, &field.name);
            forget(&mut entity.uniques, &field.name);
            notices.push(Notice::new(
                field.origin,
                Reason::Refused { what: "field", why },
            ));
        }
        Item::Relation(entity, at) => relax_relation(document, (entity, at), code, why, notices),
        Item::Index(entity, at) | Item::Unique(entity, at) => {
            let Some(entity) = document.entities.get_mut(entity) else {
                return;
            };
            let (sets, what) = match item {
                Item::Index(..) => (&mut entity.indexes, "index"),
                _ => (&mut entity.uniques, "unique set"),
            };
            if at < sets.len() {
                sets.remove(at);
                notices.push(Notice::new(
                    entity.origin.clone(),
                    Reason::Refused { what, why },
                ));
            }
        }
    }
}

/// Takes a rule away from a field; nothing if no rule is to blame.
fn relax_field(field: &mut FieldDocument, code: &str, why: &str) -> Option<Reason> {
    let of_value = code.starts_with("value-") || code == "range-beyond-type";
    if of_value && let Some(text) = field.default.take() {
        return Some(RuleReason::Default { text }.into());
    }
    if code == "invalid-pattern"
        && let Some(text) = field.pattern.take()
    {
        return Some(RuleReason::Validation { text }.into());
    }
    if (of_value || code == "empty-range") && (field.min.is_some() || field.max.is_some()) {
        (field.min, field.max) = (None, None);
        let why = why.to_owned();
        return Some(Reason::Refused { what: "range", why });
    }
    if code == "word-not-for-type" && (field.unique || field.index) {
        (field.unique, field.index) = (false, false);
        let what = "index";
        let why = why.to_owned();
        return Some(Reason::Refused { what, why });
    }
    None
}

fn relax_relation(
    document: &mut Document,
    (entity, at): (usize, usize),
    code: &str,
    why: String,
    notices: &mut Vec<Notice>,
) {
    let Some(entity) = document.entities.get_mut(entity) else {
        return;
    };
    let Some(relation) = entity.relations.get_mut(at) else {
        return;
    };
    let has_inverse = relation.inverse.as_deref() != Some("none");
    if matches!(code, "inverse-clash" | "name-clash") && has_inverse {
        relation.inverse = Some("none".to_owned());
        return;
    }
    if code == "set-null-required"
        && let RelationType::BelongsTo { on_delete, .. } = &mut relation.kind
        && *on_delete == OnDelete::SetNull
    {
        *on_delete = OnDelete::Restrict;
        let action = "SET NULL".to_owned();
        notices.push(Notice::new(
            relation.origin.clone(),
            RuleReason::OnDelete { action },
        ));
        return;
    }
    let relation = entity.relations.remove(at);
    let origin = relation.origin.clone();
    if let Some(field) = plain_key(&relation) {
        entity.fields.push(field);
        notices.push(Notice::new(origin, AdaptedReason::RelationAsField { why }));
    } else {
        let what = "relation";
        notices.push(Notice::new(origin, Reason::Refused { what, why }));
    }
}

/// The key of a relation as a field of its own.
fn plain_key(relation: &RelationDocument) -> Option<FieldDocument> {
    let RelationType::BelongsTo {
        key,
        column,
        optional,
        unique,
        on_delete: _,
    } = &relation.kind
    else {
        return None;
    };
    let kind = match key {
        IdKind::Uuid => TypeName::Uuid,
        IdKind::Bigint => TypeName::Bigint,
    };
    let name = key_name(&relation.name);
    Some(FieldDocument {
        column: column.clone().filter(|column| *column != name),
        optional: *optional,
        unique: *unique,
        index: !*unique,
        description: relation.description.clone(),
        ..FieldDocument::new(name, relation.origin.clone(), FieldType::Plain(kind))
    })
}

fn remove_entity(
    document: &mut Document,
    at: usize,
    code: &str,
    why: String,
    notices: &mut Vec<Notice>,
) {
    let entity = document.entities.remove(at);
    let reason = if code == "empty-entity" {
        TableReason::NothingButKey.into()
    } else {
        Reason::Refused {
            what: "entity",
            why,
        }
    };
    let target = match &entity.origin {
        Origin::Table(table) => table.clone(),
        _ => entity.name.clone(),
    };
    notices.push(Notice::new(entity.origin, reason));
    for other in &mut document.entities {
        let relations = std::mem::take(&mut other.relations);
        for relation in relations {
            if relation.target != entity.name {
                other.relations.push(relation);
                continue;
            }
            other.fields.extend(plain_key(&relation));
            let target = target.clone();
            notices.push(Notice::new(
                relation.origin,
                ReferenceReason::LeftOut { target },
            ));
        }
    }
}

/// Drops the sets that name a field.
fn forget(sets: &mut Vec<Vec<String>>, name: &str) {
    sets.retain(|set| !set.iter().any(|member| member == name));
}
