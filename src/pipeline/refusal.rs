use crate::diagnostics::{Diagnostic, Diagnostics, Problem, Problems, Span};
use crate::front;
use crate::migrate::{MigrationError, MigrationProblem};
use crate::spec::{self, RawEntity, RawSpec};

use super::Run;

/// Why there is no migration, each reason with its place in the spec.
#[must_use]
pub fn refused(run: &Run<'_>, refusal: &MigrationError) -> Diagnostics {
    // It was read before; what is wrong with it now is worth telling all the same.
    let spec = match spec::parse(run.spec_name, run.spec, &front::keys()) {
        Ok(spec) => spec,
        Err(problems) => return problems,
    };
    let mut problems = Problems::default();
    for problem in &refusal.problems {
        let wording = Problem::Migration(problem.wording());
        problems.push(Diagnostic::error(wording, place(&spec, problem)));
    }
    Diagnostics::new(spec.source, problems)
}

/// The name that the problem is about, or the nearest thing around it that is in the spec.
fn place(spec: &RawSpec, problem: &MigrationProblem) -> Span {
    let entity = problem.place().and_then(|(name, member)| {
        let mut entities = spec.entities.iter();
        let entity = entities.find(|entity| entity.name.value == name)?;
        Some(member.map_or(entity.name.span, |member| member_place(entity, member)))
    });
    entity.or(spec.entities_key).unwrap_or_default()
}

/// A relation is also found by its column.
fn member_place(entity: &RawEntity, name: &str) -> Span {
    let fields = entity.fields.iter().map(|field| &field.name);
    let relations = || entity.relations.iter().map(|relation| &relation.name);
    let is_key = |relation: &str| name.strip_suffix("_id") == Some(relation);
    fields
        .chain(relations())
        .find(|member| member.value == name)
        .or_else(|| relations().find(|relation| is_key(&relation.value)))
        .map_or(entity.name.span, |member| member.span)
}
