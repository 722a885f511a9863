use std::collections::BTreeMap;

use super::draft::Draft;
use crate::diagnostics::{Diagnostic, Problems, RelationProblem};
use crate::model::{BelongsTo, Entity, Operation, Project, Way};

/// How many ways to the rows that go along with a deleted one are worth a statement each: their
/// number can double with every entity, so that more are a mistake in the spec.
const MOST_WAYS: usize = 256;

/// Reports entities whose deletions would go on over too many ways. The project has the entities of
/// the drafts, in their order.
pub(super) fn check(project: &Project, drafts: &[Draft<'_>], problems: &mut Problems) {
    let mut keys: BTreeMap<&str, Vec<(&Entity, &BelongsTo)>> = BTreeMap::new();
    for source in &project.entities {
        for key in &source.belongs_to {
            keys.entry(&key.target).or_default().push((source, key));
        }
    }
    let keys_to = |entity: &str| keys.get(entity).into_iter().flatten().copied();
    for (entity, draft) in project.entities.iter().zip(drafts) {
        let is_marked = entity.soft_delete && entity.has(Operation::Delete);
        if is_marked && Way::from(&entity.name, keys_to).nth(MOST_WAYS).is_some() {
            let problem = RelationProblem::ManyWays {
                entity: entity.name.clone(),
                most: MOST_WAYS,
            };
            problems.push(Diagnostic::error(problem, draft.raw.name.span));
        }
    }
}
