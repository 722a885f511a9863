use std::collections::BTreeMap;

use super::draft::DraftedEntity;
use crate::diagnostics::{ClashProblem, Diagnostic, Problems, Span};
use crate::model::{Action, Entity, FieldKind};
use crate::names::graphql::{
    COMPARED, TYPES, action_mutation, filter_of, link_mutations, many, one, type_name,
};

/// Reports what would have one name in GraphQL, where the names of REST and Rust differ.
pub(super) fn check(drafts: &[DraftedEntity<'_>], entities: &[Entity], problems: &mut Problems) {
    let mut seen = BTreeMap::new();
    let shared = TYPES.into_iter().map(str::to_owned);
    for name in shared.chain(COMPARED.into_iter().map(filter_of)) {
        seen.insert(("GraphQL type", name), None);
    }
    for (draft, entity) in drafts.iter().zip(entities) {
        let owner = (draft.raw.name.value.as_str(), draft.raw.name.span);
        let types = types(entity).into_iter().map(|name| ("GraphQL type", name));
        let fields = fields(entity).into_iter();
        let fields = fields.map(|name| ("GraphQL field", name));
        for key in types.chain(fields) {
            take(&mut seen, key, owner, problems);
        }
    }
}

/// Who has a name, by kind; nobody where every schema has it.
type Owners<'a> = BTreeMap<(&'static str, String), Option<(&'a str, Span)>>;

fn take<'a>(
    seen: &mut Owners<'a>,
    key: (&'static str, String),
    owner: (&'a str, Span),
    problems: &mut Problems,
) {
    let Some(first) = seen.get(&key) else {
        seen.insert(key, Some(owner));
        return;
    };
    let (kind, name) = key;
    let problem = |first| ClashProblem::Entities {
        kind,
        name,
        first,
        second: format!("`{}`", owner.0),
    };
    match first {
        Some((name, span)) => {
            let problem = problem(format!("`{name}`"));
            problems.push(Diagnostic::error(problem, owner.1).related(*span, "the first one"));
        }
        None => problems.push(Diagnostic::error(
            problem("every schema".to_owned()),
            owner.1,
        )),
    }
}

fn types(entity: &Entity) -> Vec<String> {
    let name = type_name(&entity.names);
    let mut types: Vec<_> = ["@", "@Connection", "@Edge", "@Filter", "@Sort"]
        .into_iter()
        .chain(["Create@Input", "Update@Input"])
        .map(|pattern| pattern.replace('@', &name))
        .collect();
    let inputs = entity.actions.iter().flat_map(Action::inputs);
    for field in entity.fields.iter().chain(inputs) {
        if let FieldKind::Enum { rust_type, .. } = &field.kind
            && !types.contains(rust_type)
        {
            types.extend([rust_type.clone(), filter_of(rust_type)]);
        }
    }
    let inputs = entity
        .actions
        .iter()
        .filter_map(|action| action.input.as_ref());
    types.extend(inputs.map(|input| format!("{}Input", input.rust_type)));
    types
}

fn fields(entity: &Entity) -> Vec<String> {
    let (names, type_name) = (&entity.names, type_name(&entity.names));
    let many = many(names);
    let queries = [one(names), format!("{many}Connection"), many];
    let operations = ["create", "update", "delete"];
    let operations = operations.map(|verb| format!("{verb}{type_name}"));
    let links = entity.declared_links();
    let links = links.flat_map(|link| link_mutations(names, link));
    let actions = entity.actions.iter();
    let actions = actions.map(|action| action_mutation(names, action));
    let fields = queries.into_iter().chain(operations);
    fields.chain(links).chain(actions).collect()
}
