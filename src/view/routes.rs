//! The handlers of a controller by the paths that they share.

use crate::model::Operation;

use super::import_lists::Facts;

/// The handlers of each path, in the order of the paths.
pub(super) fn groups(facts: &Facts<'_>) -> Vec<Vec<String>> {
    let has = |operation| facts.entity.has(operation);
    let chosen = |handlers: &[(bool, &str)]| {
        let chosen = handlers.iter().filter(|(wanted, _)| *wanted);
        chosen
            .map(|(_, handler)| (*handler).to_owned())
            .collect::<Vec<_>>()
    };
    let mut groups = vec![
        chosen(&[
            (has(Operation::List), "list"),
            (has(Operation::Create), "create"),
        ]),
        chosen(&[
            (has(Operation::Get), "get"),
            (facts.taken.has_update, "replace"),
            (facts.taken.has_update, "update"),
            (has(Operation::Delete), "delete"),
        ]),
    ];
    for scope in &facts.related.scopes {
        let verb = if scope.one { "get" } else { "list" };
        groups.push(vec![format!("{verb}_{}", scope.name)]);
    }
    for link in &facts.related.links {
        groups.push(vec![
            format!("add_to_{}", link.name),
            format!("remove_from_{}", link.name),
        ]);
    }
    groups.retain(|group| !group.is_empty());
    groups
}
