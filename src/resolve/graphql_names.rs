use std::collections::{BTreeMap, BTreeSet};

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
        let types = types(entity).into_iter();
        let types = types.map(|(name, owner)| (("GraphQL type", name), owner));
        let fields = fields(entity).into_iter();
        let fields = fields.map(|(name, owner)| (("GraphQL field", name), owner));
        for (key, owner) in types.chain(fields) {
            take(&mut seen, key, (owner, draft.raw.name.span), problems);
        }
    }
}

/// What has a name, by kind; nothing where every schema has it.
type Owners = BTreeMap<(&'static str, String), Option<(String, Span)>>;

fn take(
    seen: &mut Owners,
    key: (&'static str, String),
    owner: (String, Span),
    problems: &mut Problems,
) {
    let Some(first) = seen.get(&key) else {
        seen.insert(key, Some(owner));
        return;
    };
    let (kind, name) = key;
    let (second, span) = owner;
    let every_schema = "every schema".to_owned();
    let problem = ClashProblem::Entities {
        kind,
        name,
        first: first
            .as_ref()
            .map_or(every_schema, |(first, _)| first.clone()),
        second,
    };
    let diagnostic = Diagnostic::error(problem, span);
    problems.push(match first {
        Some((_, first)) if *first != span => diagnostic.related(*first, "the first one"),
        _ => diagnostic,
    });
}

/// The types of an entity, with what each is for.
fn types(entity: &Entity) -> Vec<(String, String)> {
    let name = type_name(&entity.names);
    let own = ["@", "@Connection", "@Edge", "@Filter", "@Sort"].into_iter();
    let own = own.chain(["Create@Input", "Update@Input"]);
    let own = own.map(|pattern| (pattern.replace('@', &name), format!("`{}`", entity.name)));
    let mut types: Vec<_> = own.collect();
    let inputs = entity.actions.iter().flat_map(Action::inputs);
    let mut enums = BTreeSet::new();
    for field in entity.fields.iter().chain(inputs) {
        if let FieldKind::Enum { rust_type, .. } = &field.kind
            && enums.insert(rust_type)
        {
            let owner = format!("the enum `{}.{}`", entity.name, field.names.wire);
            types.push((rust_type.clone(), owner.clone()));
            types.push((filter_of(rust_type), owner));
        }
    }
    let inputs = actions(entity).into_iter();
    let inputs = inputs.filter_map(|action| Some((action, action.input.as_ref()?)));
    types.extend(
        inputs.map(|(action, input)| (format!("{}Input", input.rust_type), owner(entity, action))),
    );
    types
}

/// The queries and mutations of an entity, with what each is for.
fn fields(entity: &Entity) -> Vec<(String, String)> {
    let (names, type_name) = (&entity.names, type_name(&entity.names));
    let many = many(names);
    let queries = [one(names), format!("{many}Connection"), many];
    let operations = ["create", "update", "delete"];
    let operations = operations.map(|verb| format!("{verb}{type_name}"));
    let own = queries.into_iter().chain(operations);
    let own = own.map(|name| (name, format!("`{}`", entity.name)));
    let links = entity.declared_links().flat_map(|link| {
        let owner = format!("the relation `{}.{}`", entity.name, link.names.wire);
        link_mutations(names, link).map(|name| (name, owner.clone()))
    });
    let actions = actions(entity).into_iter();
    let actions = actions.map(|action| (action_mutation(names, action), owner(entity, action)));
    own.chain(links).chain(actions).collect()
}

/// Each action once: those with the name of another have been reported.
fn actions(entity: &Entity) -> Vec<&Action> {
    let mut names = BTreeSet::new();
    let actions = entity.actions.iter();
    let actions = actions.filter(|action| names.insert(&action.names.wire));
    actions.collect()
}

fn owner(entity: &Entity, action: &Action) -> String {
    format!("the action `{}.{}`", entity.name, action.names.wire)
}
