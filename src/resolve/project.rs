use super::access::add_access;
use super::accounts::accounts;
use super::draft::{add_inverses, drafts, settings_of};
use super::{
    actions, column_clashes, cycle, entity_clashes, enum_types, existing, finish, graphql_names,
    members, old_names, service, subscriptions,
};
use crate::diagnostics::{Diagnostics, Problems};
use crate::model::{GRAPHQL_SETTING, Project};
use crate::spec::RawSpec;

/// Works out everything that the spec leaves to the rules.
///
/// # Errors
/// Everything that the spec asks for and cannot have.
pub fn resolve(spec: &RawSpec) -> Result<Project, Diagnostics> {
    let mut problems = Problems::default();
    match resolve_all(spec, &mut problems) {
        Some(project) if problems.is_empty() => Ok(project),
        _ => Err(Diagnostics::new(spec.source.clone(), problems)),
    }
}

/// Adds all findings to `problems`; the project is whole only where there are none.
pub fn resolve_all(spec: &RawSpec, problems: &mut Problems) -> Option<Project> {
    let service = service::service(spec, problems);
    let api = service::api(spec, problems);
    let pool = service::pool(spec, problems);
    let mut drafts = drafts(spec, problems);
    add_inverses(&mut drafts);
    for draft in &drafts {
        members::check(draft, &drafts, problems);
        old_names::check_members(draft, problems);
        column_clashes::check(draft, problems);
    }
    entity_clashes::check(&drafts, &api, problems);
    old_names::check_entities(&drafts, problems);
    existing::check(&drafts, problems);
    cycle::check(&drafts, problems);
    let enums = enum_types::name(&drafts, spec.auth.is_some());
    let entities = 0..drafts.len();
    let entities = entities.map(|at| finish::entity(&drafts, at, &enums, problems));
    let mut entities: Vec<_> = entities.collect();
    actions::settle(&drafts, spec, &mut entities, problems);
    let auth = accounts(spec, &entities, problems);
    add_access(spec, auth.as_ref(), &mut entities, problems);
    let feature_settings = settings_of(&spec.features);
    if feature_settings.contains_key(GRAPHQL_SETTING) {
        graphql_names::check(&drafts, &entities, problems);
    }
    let project = Project {
        service: service?,
        engine: service::engine(spec),
        pool,
        api,
        auth,
        tables: Vec::new(),
        feature_settings,
        entities,
    };
    subscriptions::check(spec, &project, problems);
    Some(project)
}
