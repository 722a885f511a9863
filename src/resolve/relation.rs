use super::draft::Targets;
use super::entity_names::check_member;
use super::field::renamed_from;
use super::relation_words::{InverseName, inverse, on_delete};
use super::word_rules::check_relation;
use crate::diagnostics::{Diagnostic, Problems, RelationProblem, Spanned, nearest};
use crate::model::OnDelete;
use crate::names;
pub(super) use crate::names::key_name;
use crate::spec::{RawEntity, RawRelation, RelationDeclaration, RelationKind, Word, Words};

/// A `belongs_to` whose target is known.
#[derive(Debug)]
pub(super) struct BelongsToDraft<'r> {
    pub(super) raw: &'r RawRelation,
    pub(super) words: &'r Words,
    /// The target's place among the entities.
    pub(super) target: usize,
    pub(super) on_delete: OnDelete,
    pub(super) inverse: Option<InverseName>,
    pub(super) renamed_from: Option<String>,
}

/// A `many_to_many` whose target is known.
#[derive(Debug)]
pub(super) struct ManyToManyDraft<'r> {
    pub(super) raw: &'r RawRelation,
    pub(super) words: &'r Words,
    pub(super) target: usize,
    pub(super) inverse: Option<InverseName>,
    pub(super) renamed_from: Option<String>,
}

pub(super) fn belongs_to<'r>(
    entity: &'r RawEntity,
    targets: &Targets<'_>,
    problems: &mut Problems,
) -> Vec<BelongsToDraft<'r>> {
    let mut drafts = Vec::new();
    for raw in &entity.relations {
        check_member("relation", &raw.name, problems);
        let Some(declaration) = raw.declaration.as_ref() else {
            continue;
        };
        if declaration.kind != RelationKind::BelongsTo {
            continue;
        }
        let words = &declaration.words;
        check_relation(declaration.kind, words, problems);
        let on_delete = on_delete(&raw.name, words, problems);
        let common = common(entity, raw, declaration, problems);
        if let Some(target) = target(declaration, targets, problems) {
            let Common {
                inverse,
                renamed_from,
            } = common;
            drafts.push(BelongsToDraft {
                raw,
                words,
                target,
                on_delete,
                inverse,
                renamed_from,
            });
        }
    }
    drafts
}

pub(super) fn many_to_many<'r>(
    entity: &'r RawEntity,
    targets: &Targets<'_>,
    problems: &mut Problems,
) -> Vec<ManyToManyDraft<'r>> {
    let mut drafts = Vec::new();
    for raw in &entity.relations {
        let Some(declaration) = raw.declaration.as_ref() else {
            continue;
        };
        if declaration.kind != RelationKind::ManyToMany {
            continue;
        }
        let words = &declaration.words;
        check_relation(declaration.kind, words, problems);
        let common = common(entity, raw, declaration, problems);
        if let Some(target) = target(declaration, targets, problems) {
            let Common {
                inverse,
                renamed_from,
            } = common;
            drafts.push(ManyToManyDraft {
                raw,
                words,
                target,
                inverse,
                renamed_from,
            });
        }
    }
    drafts
}

/// The column of the foreign key.
pub(super) fn key_column(relation: &RawRelation) -> String {
    let words = relation.declaration.as_ref().map(|given| &given.words);
    words
        .and_then(|words| words.text(Word::Column))
        .map_or_else(|| key_name(&relation.name.value), |column| column.value)
}

struct Common {
    inverse: Option<InverseName>,
    renamed_from: Option<String>,
}

fn common(
    entity: &RawEntity,
    raw: &RawRelation,
    declaration: &RelationDeclaration,
    problems: &mut Problems,
) -> Common {
    let words = &declaration.words;
    let old = words.text(Word::RenamedFrom);
    Common {
        inverse: inverse(entity, raw, words, problems),
        renamed_from: renamed_from(&raw.name, old, "relation", problems),
    }
}

fn target(
    declaration: &RelationDeclaration,
    targets: &Targets<'_>,
    problems: &mut Problems,
) -> Option<usize> {
    let Spanned { value: name, span } = &declaration.target;
    let target = targets.places.get(name.as_str()).copied();
    if target.is_none() {
        let problem = RelationProblem::UnknownTarget {
            name: name.clone(),
            nearest: if problems.is_full() {
                None
            } else {
                near_entity(name, targets)
            },
            entities: targets
                .places
                .keys()
                .take(12)
                .map(|&name| name.to_owned())
                .collect(),
        };
        problems.push(Diagnostic::error(problem, *span));
    }
    target
}

/// Also finds `User` for `users`.
fn near_entity(name: &str, targets: &Targets<'_>) -> Option<String> {
    let singular = names::pascal(&names::singular(&names::snake(name)));
    if targets.places.contains_key(singular.as_str()) {
        return Some(singular);
    }
    nearest(name, targets.places.keys().copied())
}
