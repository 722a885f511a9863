use super::entity_names::check_member;
use crate::diagnostics::{
    Diagnostic, Problems, RelationProblem, ShapeProblem, Span, Spanned, nearest,
};
use crate::model::OnDelete;
use crate::names;
use crate::spec::{RawEntity, RawRelation, Word, Words};

/// The name of the other side, and the place that is to blame for it.
#[derive(Debug, Clone)]
pub(super) struct InverseName {
    pub(super) name: String,
    pub(super) span: Span,
}

pub(super) fn on_delete(
    name: &Spanned<String>,
    words: &Words,
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
    words: &Words,
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
