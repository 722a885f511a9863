use crate::diagnostics::Spanned;
use crate::import::document::{
    EntityDocument, ImportedDocument, JoinNames, Provenance, RelationDocument, RelationType,
};
use crate::import::naming;
use crate::import::notice::{MemberReason, NoticeReason, RuleReason};
use crate::model::{IdKind, OnDelete};
use crate::names;

use super::fields::value_of;
use super::translation::Translation;
use super::tree::{Annotation, JdlRelation, RelationshipEnd, RelationshipKind};

/// A relationship as the side sees it that holds the key, or declares the links.
struct Owned<'a> {
    owner: &'a RelationshipEnd,
    target: &'a RelationshipEnd,
    many: bool,
    unique: bool,
}

/// Adds the relations to the entities that hold their keys.
pub fn relate(translation: &mut Translation<'_>, document: &mut ImportedDocument) {
    let tree = translation.tree;
    for given in &tree.relations {
        let JdlRelation {
            kind,
            from,
            to,
            built_in: _,
        } = given;
        let (owner, target) = match kind {
            RelationshipKind::OneToMany => (to, from),
            _ => (from, to),
        };
        if *kind == RelationshipKind::OneToMany && from.required {
            let text = "required".to_owned();
            translation.note(from.entity.span.start, RuleReason::Validation { text });
        }
        let relation = Owned {
            owner,
            target,
            many: *kind == RelationshipKind::ManyToMany,
            unique: *kind == RelationshipKind::OneToOne,
        };
        add(translation, document, &relation);
    }
}

fn add(translation: &mut Translation<'_>, document: &mut ImportedDocument, relation: &Owned<'_>) {
    let Owned {
        owner,
        target,
        many: _,
        unique: _,
    } = relation;
    let wanted = wanted_name(relation);
    let at = owner.field.as_ref().unwrap_or(&owner.entity).span.start;
    let find = |side: &RelationshipEnd| translation.names.get(side.entity.value.as_str()).cloned();
    let (Some(source), Some(target_name)) = (find(owner), find(target)) else {
        let missing = if find(owner).is_none() { owner } else { target };
        let reason = MemberReason::BuiltInEntity {
            entity: missing.entity.value.clone(),
            relation: wanted,
            optional: !owner.required,
        };
        return translation.note(at, reason);
    };
    let key = document
        .entities
        .iter()
        .find(|entity| entity.name == target_name)
        .map_or(IdKind::Bigint, |entity| entity.id.kind);
    let rule = on_delete(translation, relation);
    let Some(entity) = document
        .entities
        .iter_mut()
        .find(|entity| entity.name == source)
    else {
        return;
    };
    let name = free_name(entity, &wanted, &names::snake(&target_name));
    if name != wanted {
        translation.note(at, NoticeReason::renamed_member(&wanted, &wanted, &name));
    }
    entity.relations.push(RelationDocument {
        name,
        origin: Provenance::Text(at),
        target: target_name,
        kind: if relation.many {
            RelationType::ManyToMany(JoinNames::default())
        } else {
            RelationType::BelongsTo {
                key,
                column: None,
                optional: !owner.required,
                unique: relation.unique,
                on_delete: rule,
            }
        },
        inverse: inverse(relation),
        description: owner.comment.clone().or_else(|| target.comment.clone()),
    });
}

/// The relation's name: that of its field, else of its target.
fn wanted_name(relation: &Owned<'_>) -> String {
    let given = relation.owner.field.as_ref();
    let name = given.map_or(&relation.target.entity.value, |field| &field.value);
    let name = naming::member(name);
    if relation.many {
        names::plural(&names::singular(&name))
    } else {
        name
    }
}

/// The name that the other side has in the text, if it has one there.
fn inverse(relation: &Owned<'_>) -> Option<String> {
    let given: &Spanned<String> = relation.target.field.as_ref()?;
    let name = naming::member(&given.value);
    Some(if relation.unique {
        name
    } else {
        names::plural(&names::singular(&name))
    })
}

fn free_name(entity: &EntityDocument, wanted: &str, target: &str) -> String {
    let is_taken =
        |name: &str| entity.has_member(name) || entity.has_member(&names::key_name(name));
    naming::free(wanted, &[target, "ref"], is_taken)
}

/// `@OnDelete("CASCADE")`; other annotations are told.
fn on_delete(translation: &mut Translation<'_>, relation: &Owned<'_>) -> OnDelete {
    let Owned {
        owner,
        target,
        many,
        unique: _,
    } = relation;
    let mut rule = OnDelete::Restrict;
    for side in [owner, target] {
        let given = value_of(&side.annotations, "OnDelete");
        match given.as_ref().map(|given| given.value.to_ascii_uppercase()) {
            Some(action) if action == "CASCADE" && !many => rule = OnDelete::Cascade,
            Some(action) if action == "SET NULL" && !many && !owner.required => {
                rule = OnDelete::SetNull;
            }
            Some(action) if matches!(action.as_str(), "RESTRICT" | "NO ACTION") => {}
            Some(action) => {
                translation.note(side.entity.span.start, RuleReason::OnDelete { action });
            }
            None => {}
        }
        let others = side
            .annotations
            .iter()
            .filter(|annotation| !is_on_delete(annotation));
        for annotation in others {
            translation.note_annotation(annotation);
        }
    }
    rule
}

fn is_on_delete(annotation: &Annotation) -> bool {
    annotation.name.value.eq_ignore_ascii_case("OnDelete")
}
