use std::collections::BTreeMap;

use crate::diagnostics::{
    ClashProblem, Diagnostic, Diagnostics, Problem, RelationProblem, RuleProblem, ValueProblem,
    WordProblem,
};
use crate::front::load;
use crate::model::{IdKind, OnDelete};
use crate::names::key_name;
use crate::spec::TypeName;

use super::document::{
    EntityDocument, FieldDocument, FieldType, ImportedDocument, Provenance, RelationDocument,
    RelationType,
};
use super::notice::{
    AdaptedReason, Notice, NoticeReason, ReferenceReason, RuleReason, TableReason,
};
use super::write::{DocumentItem, EntityPart, Written, write};

/// A document that the language takes, as its text.
#[derive(Debug, Clone)]
pub struct Settled {
    pub document: ImportedDocument,
    pub text: String,
    /// What had to be left out, and why.
    pub notices: Vec<Notice>,
}

/// Leaves out what the language refuses, with the language's own reasons, until it takes the rest.
///
/// # Errors
/// When it refuses something that cannot be left out.
pub fn settle(mut document: ImportedDocument) -> Result<Settled, Diagnostics> {
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
        let before = document.clone();
        for ((entity, part), problem) in by_part(&refused, &written).into_iter().rev() {
            relax(&mut document, entity, part, problem, &mut notices);
        }
        if document == before {
            return Err(refused);
        }
    }
}

/// The first problem of each part of each entity, in the order of the document; of an entity that
/// is to go, only its own.
fn by_part<'a>(
    refused: &'a Diagnostics,
    written: &Written,
) -> BTreeMap<(usize, EntityPart), &'a Problem> {
    let mut found = BTreeMap::new();
    for Diagnostic { problem, span, .. } in refused.iter() {
        if let Some(DocumentItem::Entity(entity, part)) = written.item_at(span.start) {
            found.entry((entity, part)).or_insert(problem);
        }
    }
    let all = found.clone();
    let is_gone = |entity| all.contains_key(&(entity, EntityPart::Whole));
    found.retain(|(entity, part), _| *part == EntityPart::Whole || !is_gone(*entity));
    found
}

/// Takes away the least that may be to blame.
fn relax(
    document: &mut ImportedDocument,
    at: usize,
    part: EntityPart,
    problem: &Problem,
    notices: &mut Vec<Notice>,
) {
    let Some(entity) = document.entities.get_mut(at) else {
        return;
    };
    let refused = |what| NoticeReason::Refused {
        what,
        why: problem.wording().message,
    };
    match part {
        EntityPart::Whole => remove_entity(document, at, problem, notices),
        EntityPart::Field(at) => relax_field(entity, at, problem, notices),
        EntityPart::Relation(at) => relax_relation(entity, at, problem, notices),
        EntityPart::Index(at) if at < entity.indexes.len() => {
            entity.indexes.remove(at);
            notices.push(Notice::new(entity.origin.clone(), refused("index")));
        }
        EntityPart::Unique(at) if at < entity.uniques.len() => {
            entity.uniques.remove(at);
            notices.push(Notice::new(entity.origin.clone(), refused("unique set")));
        }
        EntityPart::Index(_) | EntityPart::Unique(_) => {}
    }
}

/// Takes a rule away from a field, or the field if no rule is to blame.
fn relax_field(
    entity: &mut EntityDocument,
    at: usize,
    problem: &Problem,
    notices: &mut Vec<Notice>,
) {
    let Some(field) = entity.fields.get_mut(at) else {
        return;
    };
    if let Some(reason) = drop_rule(field, problem) {
        notices.push(Notice::new(field.origin.clone(), reason));
        return;
    }
    let field = entity.fields.remove(at);
    for sets in [&mut entity.indexes, &mut entity.uniques] {
        sets.retain(|set| !set.contains(&field.name));
    }
    let why = problem.wording().message;
    let reason = NoticeReason::Refused { what: "field", why };
    notices.push(Notice::new(field.origin, reason));
}

/// Takes the rule away that a problem is about; nothing if it is about none.
fn drop_rule(field: &mut FieldDocument, problem: &Problem) -> Option<NoticeReason> {
    let refused = |what| NoticeReason::Refused {
        what,
        why: problem.wording().message,
    };
    match problem {
        Problem::Value(value) if is_about_default(value) && field.default.is_some() => {
            let text = field.default.take()?;
            Some(RuleReason::Default { text }.into())
        }
        Problem::Value(ValueProblem::InvalidPattern { .. }) => {
            let text = field.pattern.take()?;
            Some(RuleReason::Validation { text }.into())
        }
        Problem::Value(value) if is_about_range(value) => {
            let (min, max) = (field.min.take(), field.max.take());
            min.or(max).map(|_| refused("range"))
        }
        Problem::Word(WordProblem::WordNotFor { .. }) if field.unique || field.index => {
            (field.unique, field.index) = (false, false);
            Some(refused("index"))
        }
        _ => None,
    }
}

/// Whether it may be the default that is wrong, if there is one.
fn is_about_default(problem: &ValueProblem) -> bool {
    matches!(
        problem,
        ValueProblem::NotOfType { .. }
            | ValueProblem::OutsideRange { .. }
            | ValueProblem::NotInEnum { .. }
            | ValueProblem::PatternMismatch { .. }
            | ValueProblem::RangeBeyondType { .. }
    )
}

/// Whether it may be an end of the range that is wrong.
fn is_about_range(problem: &ValueProblem) -> bool {
    is_about_default(problem) || matches!(problem, ValueProblem::EmptyRange { .. })
}

/// Takes a word away from a relation, or makes it the plain field of its key.
fn relax_relation(
    entity: &mut EntityDocument,
    at: usize,
    problem: &Problem,
    notices: &mut Vec<Notice>,
) {
    let Some(relation) = entity.relations.get_mut(at) else {
        return;
    };
    match (problem, &mut relation.kind) {
        (Problem::Clash(ClashProblem::Inverse { .. } | ClashProblem::Members { .. }), _)
            if relation.inverse.as_deref() != Some("none") =>
        {
            relation.inverse = Some("none".to_owned());
            return;
        }
        (
            Problem::Relation(RelationProblem::SetNullRequired { .. }),
            RelationType::BelongsTo { on_delete, .. },
        ) if *on_delete == OnDelete::SetNull => {
            *on_delete = OnDelete::Restrict;
            let reason = RuleReason::SetNullRequired;
            notices.push(Notice::new(relation.origin.clone(), reason));
            return;
        }
        _ => {}
    }
    let relation = entity.relations.remove(at);
    let why = problem.wording().message;
    let reason = if let Some(field) = plain_key(&relation) {
        entity.fields.push(field);
        AdaptedReason::RelationAsField { why }.into()
    } else {
        let what = "relation";
        NoticeReason::Refused { what, why }
    };
    notices.push(Notice::new(relation.origin, reason));
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

/// Takes an entity away; what refers to it keeps plain keys.
fn remove_entity(
    document: &mut ImportedDocument,
    at: usize,
    problem: &Problem,
    notices: &mut Vec<Notice>,
) {
    let entity = document.entities.remove(at);
    let reason = match problem {
        Problem::Rule(RuleProblem::EmptyEntity { .. }) => TableReason::NothingLeft.into(),
        _ => NoticeReason::Refused {
            what: "entity",
            why: problem.wording().message,
        },
    };
    let target = match &entity.origin {
        Provenance::Table(table) => table.clone(),
        _ => entity.name.clone(),
    };
    notices.push(Notice::new(entity.origin, reason));
    for other in &mut document.entities {
        let is_to_it = |relation: &mut RelationDocument| relation.target == entity.name;
        for relation in other.relations.extract_if(.., is_to_it) {
            other.fields.extend(plain_key(&relation));
            let target = target.clone();
            let reason = ReferenceReason::LeftOut { target };
            notices.push(Notice::new(relation.origin, reason));
        }
    }
}
