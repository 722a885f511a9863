use std::collections::BTreeSet;

use crate::diagnostics::{Diagnostic, Problem, Problems, Spanned, nearest};

use super::problem::JdlProblem;
use super::tree::Tree;

/// Entities that JHipster has without being told.
const BUILT_IN: [&str; 2] = ["User", "Authority"];

/// Reports names that are there twice, and relationships of what is not there.
pub fn check(tree: &Tree, problems: &mut Problems) {
    let entities = tree.entities.iter().map(|entity| &entity.name);
    let enums = tree.enums.iter().map(|found| &found.name);
    let known = once("entity", entities, problems);
    once("enum", enums, problems);
    for relation in &tree.relations {
        for side in [&relation.from, &relation.to] {
            let Spanned { value: name, span } = &side.entity;
            let is_known = known.contains(name) || BUILT_IN.contains(&name.as_str());
            if is_known || relation.built_in {
                continue;
            }
            let problem = JdlProblem::UnknownEntity {
                name: name.clone(),
                nearest: nearest(name, known.iter().map(|known| known.as_str())),
            };
            problems.push(Diagnostic::error(Problem::Jdl(problem.wording()), *span));
        }
    }
}

fn once<'a>(
    what: &'static str,
    names: impl Iterator<Item = &'a Spanned<String>>,
    problems: &mut Problems,
) -> BTreeSet<&'a String> {
    let mut seen = BTreeSet::new();
    for name in names {
        if !seen.insert(&name.value) {
            let problem = JdlProblem::Twice {
                what,
                name: name.value.clone(),
            };
            problems.push(Diagnostic::error(
                Problem::Jdl(problem.wording()),
                name.span,
            ));
        }
    }
    seen
}
