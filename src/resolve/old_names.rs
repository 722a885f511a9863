use std::collections::{BTreeMap, BTreeSet};

use super::draft::DraftedEntity;
use crate::diagnostics::{Diagnostic, Problems, RelationProblem, Span, SpellingProblem};
use crate::names;
use crate::spec::Word;

/// An old name that is still there is no old name.
pub(super) fn check_members(draft: &DraftedEntity<'_>, problems: &mut Problems) {
    let raw = draft.raw;
    let names: BTreeSet<&str> = raw
        .fields
        .iter()
        .map(|field| &field.name)
        .chain(raw.relations.iter().map(|relation| &relation.name))
        .map(|name| name.value.as_str())
        .collect();
    let of_fields = raw.fields.iter().filter_map(|field| {
        Some((
            &field.name,
            field.declaration.as_ref()?.words.text(Word::RenamedFrom)?,
        ))
    });
    let of_relations = raw.relations.iter().filter_map(|relation| {
        Some((
            &relation.name,
            relation
                .declaration
                .as_ref()?
                .words
                .text(Word::RenamedFrom)?,
        ))
    });
    let mut seen: BTreeMap<String, Span> = BTreeMap::new();
    for (name, old) in of_fields.chain(of_relations) {
        if old.value == name.value {
            continue;
        }
        if names.contains(old.value.as_str()) {
            let problem = RelationProblem::RenamedFromPresent { name: old.value };
            problems.push(Diagnostic::error(problem, old.span));
        } else if let Some(first) = seen.insert(old.value.clone(), old.span) {
            let problem = RelationProblem::RenamedFromTwice { name: old.value };
            problems.push(Diagnostic::error(problem, old.span).related(first, "the first one"));
        }
    }
}

/// An entity's old name must be one that no entity has.
pub(super) fn check_entities(drafts: &[DraftedEntity<'_>], problems: &mut Problems) {
    let names: BTreeMap<&str, Span> = drafts
        .iter()
        .map(|draft| (draft.raw.name.value.as_str(), draft.raw.name.span))
        .collect();
    let mut seen: BTreeMap<&str, Span> = BTreeMap::new();
    for draft in drafts {
        let Some(old) = &draft.raw.renamed_from else {
            continue;
        };
        let name = old.value.clone();
        if !names::is_entity(&name) {
            let right = names::entity_spelling(&name);
            let problem = SpellingProblem::Entity { found: name, right };
            problems.push(Diagnostic::error(problem, old.span));
        } else if name == draft.raw.name.value {
            problems.push(Diagnostic::error(
                RelationProblem::RenamedFromItself { name },
                old.span,
            ));
        } else if let Some(present) = names.get(name.as_str()) {
            let problem = RelationProblem::RenamedFromPresent { name };
            problems.push(Diagnostic::error(problem, old.span).related(*present, "still there"));
        } else if let Some(first) = seen.insert(&old.value, old.span) {
            let problem = RelationProblem::RenamedFromTwice { name };
            problems.push(Diagnostic::error(problem, old.span).related(first, "the first one"));
        }
    }
}
