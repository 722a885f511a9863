use super::draft::DraftedEntity;
use crate::diagnostics::{Diagnostic, Problems, RelationProblem};
use crate::spec::Word;

/// Reports circles of required relations: no row of any of their entities could come first.
pub(super) fn check(drafts: &[DraftedEntity<'_>], problems: &mut Problems) {
    let mut state = vec![VisitState::New; drafts.len()];
    for start in 0..drafts.len() {
        if state[start] == VisitState::New {
            walk(drafts, start, &mut state, problems);
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum VisitState {
    New,
    /// On the path from the start to here.
    Open,
    Done,
}

/// A step of the path: an entity, and the next of its relations to follow.
struct CycleStep {
    entity: usize,
    next: usize,
}

/// Depth first with a path of its own, as thousands of entities can be in one chain.
fn walk(
    drafts: &[DraftedEntity<'_>],
    start: usize,
    state: &mut [VisitState],
    problems: &mut Problems,
) {
    let mut path = vec![CycleStep {
        entity: start,
        next: 0,
    }];
    state[start] = VisitState::Open;
    while let Some(step) = path.last_mut() {
        let entity = step.entity;
        let Some(relation) = drafts[entity].belongs_to.get(step.next) else {
            state[entity] = VisitState::Done;
            path.pop();
            continue;
        };
        step.next += 1;
        if relation.words.has(Word::Optional) || !drafts[entity].raw.sound {
            continue;
        }
        match state[relation.target] {
            VisitState::New => {
                state[relation.target] = VisitState::Open;
                path.push(CycleStep {
                    entity: relation.target,
                    next: 0,
                });
            }
            VisitState::Open => problems.push(report(drafts, &path, relation.target)),
            VisitState::Done => {}
        }
    }
}

fn report(drafts: &[DraftedEntity<'_>], path: &[CycleStep], target: usize) -> Diagnostic {
    let first = path
        .iter()
        .position(|step| step.entity == target)
        .unwrap_or_default();
    let steps = path[first..].iter().filter_map(|step| {
        let draft = &drafts[step.entity];
        Some((draft, draft.belongs_to.get(step.next.checked_sub(1)?)?))
    });
    let steps: Vec<_> = steps.collect();
    let names = steps
        .iter()
        .map(|(draft, relation)| format!("{}.{}", draft.raw.name.value, relation.raw.name.value));
    let names = abbreviate(names.collect());
    let end = drafts[target].raw.name.value.clone();
    let path = names.into_iter().chain(std::iter::once(end)).collect();
    let place = |at: usize| steps.get(at).map(|(_, relation)| relation.raw.name.span);
    let problem = RelationProblem::RequiredCycle { path };
    let mut diagnostic = Diagnostic::error(problem, place(0).unwrap_or_default());
    for span in (1..steps.len().min(6)).filter_map(place) {
        diagnostic = diagnostic.related(span, "required too");
    }
    diagnostic
}

/// A long circle is shown by its first and last steps.
fn abbreviate(mut steps: Vec<String>) -> Vec<String> {
    const SHOWN: usize = 12;
    if steps.len() > SHOWN {
        let last = steps.split_off(steps.len() - SHOWN / 2);
        steps.truncate(SHOWN / 2);
        steps.push("…".to_owned());
        steps.extend(last);
    }
    steps
}
