use std::collections::BTreeMap;

use super::entity_names::check_member;
use super::field::{check_words, renamed_from};
use crate::diagnostics::{
    Diagnostic, Problems, RelationProblem, ShapeProblem, Span, Spanned, nearest,
};
use crate::model::OnDelete;
use crate::names;
pub(super) use crate::names::key_name;
use crate::spec::{
    DeclarationWords, RawEntity, RawRelation, RawSpec, RelationDeclaration, RelationKind, Word,
};

/// A relation whose target is known.
#[derive(Debug)]
pub(super) struct RelationDraft<'r> {
    pub(super) raw: &'r RawRelation,
    pub(super) words: &'r DeclarationWords,
    /// The target's place among the entities.
    pub(super) target: usize,
    /// Of a `belongs_to` alone.
    pub(super) on_delete: OnDelete,
    pub(super) inverse: Option<InverseName>,
    pub(super) renamed_from: Option<String>,
}

/// The entities by name.
#[derive(Debug)]
pub(super) struct RelationTargets<'r> {
    places: BTreeMap<&'r str, usize>,
}

impl<'r> RelationTargets<'r> {
    pub(super) fn new(spec: &'r RawSpec) -> Self {
        let names = spec
            .entities
            .iter()
            .map(|entity| entity.name.value.as_str());
        Self {
            places: names.enumerate().map(|(at, name)| (name, at)).collect(),
        }
    }
}

/// The relations of one kind.
pub(super) fn relations<'r>(
    entity: &'r RawEntity,
    kind: RelationKind,
    targets: &RelationTargets<'_>,
    problems: &mut Problems,
) -> Vec<RelationDraft<'r>> {
    let mut drafts = Vec::new();
    for raw in &entity.relations {
        let declared = raw.declaration.as_ref();
        let Some(declaration) = declared.filter(|declared| declared.kind == kind) else {
            continue;
        };
        let words = &declaration.words;
        let refusal = |word: Word| word.refused_on_relation(kind);
        check_words(words, kind.name(), refusal, problems);
        let on_delete = match kind {
            RelationKind::BelongsTo => on_delete(&raw.name, words, problems),
            RelationKind::ManyToMany => OnDelete::Restrict,
        };
        let inverse = inverse(entity, raw, words, problems);
        let old_name = words.text(Word::RenamedFrom);
        let renamed_from = renamed_from(&raw.name, old_name, "relation", problems);
        if let Some(target) = target(declaration, targets, problems) {
            drafts.push(RelationDraft {
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

/// The column of the foreign key.
pub(super) fn key_column(relation: &RawRelation) -> String {
    let words = relation.declaration.as_ref().map(|given| &given.words);
    words
        .and_then(|words| words.text(Word::Column))
        .map_or_else(|| key_name(&relation.name.value), |column| column.value)
}

fn target(
    declaration: &RelationDeclaration,
    targets: &RelationTargets<'_>,
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
fn near_entity(name: &str, targets: &RelationTargets<'_>) -> Option<String> {
    let singular = names::pascal(&names::singular(&names::snake(name)));
    if targets.places.contains_key(singular.as_str()) {
        return Some(singular);
    }
    nearest(name, targets.places.keys().copied())
}

/// The name of the other side, and the place that is to blame for it.
#[derive(Debug, Clone)]
pub(super) struct InverseName {
    pub(super) name: String,
    pub(super) span: Span,
}

pub(super) fn on_delete(
    name: &Spanned<String>,
    words: &DeclarationWords,
    problems: &mut Problems,
) -> OnDelete {
    const ALLOWED: [&str; 3] = ["restrict", "cascade", "set_null"];
    let Some(given) = words.text(Word::OnDelete) else {
        return OnDelete::Restrict;
    };
    match given.value.as_str() {
        "restrict" => OnDelete::Restrict,
        "cascade" => OnDelete::Cascade,
        "set_null" => {
            if !words.has(Word::Optional) {
                let problem = RelationProblem::SetNullRequired {
                    relation: name.value.clone(),
                };
                problems.push(Diagnostic::error(problem, given.span));
            }
            OnDelete::SetNull
        }
        value => {
            let problem = ShapeProblem::UnknownValue {
                what: "`on_delete`".to_owned(),
                value: value.to_owned(),
                nearest: nearest(value, ALLOWED),
                allowed: ALLOWED.map(str::to_owned).to_vec(),
            };
            problems.push(Diagnostic::error(problem, given.span));
            OnDelete::Restrict
        }
    }
}

pub(super) fn inverse(
    entity: &RawEntity,
    raw: &RawRelation,
    words: &DeclarationWords,
    problems: &mut Problems,
) -> Option<InverseName> {
    match words.text(Word::Inverse) {
        Some(given) if given.value == "none" => None,
        Some(given) => {
            check_member("relation", &given, problems);
            Some(InverseName {
                name: given.value,
                span: given.span,
            })
        }
        None => Some(InverseName {
            name: entity_plural(entity),
            span: raw.name.span,
        }),
    }
}

fn entity_plural(entity: &RawEntity) -> String {
    match &entity.plural {
        Some(plural) => plural.value.clone(),
        None => names::plural(&names::snake(&entity.name.value)),
    }
}
