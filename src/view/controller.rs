use serde::Serialize;

use crate::model::{Entity, Operation};

use super::entity::{InputsView, RelationsView};

/// The handlers of an entity that share a path, in the order of the paths.
#[derive(Debug, Serialize)]
pub struct ControllerView {
    pub groups: Vec<Vec<String>>,
}

impl ControllerView {
    pub(super) fn of(entity: &Entity, taken: &InputsView, related: &RelationsView) -> Self {
        let has = |operation| entity.has(operation);
        let of_rows = [
            chosen(&[
                (has(Operation::List), "list"),
                (has(Operation::Create), "create"),
            ]),
            chosen(&[
                (has(Operation::Get), "get"),
                (taken.has_update, "replace"),
                (taken.has_update, "update"),
                (has(Operation::Delete), "delete"),
            ]),
        ];
        let scopes = related.scopes.iter().map(|scope| {
            let verb = if scope.one { "get" } else { "list" };
            vec![format!("{verb}_{}", scope.name)]
        });
        let links = related.links.iter().map(|link| {
            vec![
                format!("add_to_{}", link.name),
                format!("remove_from_{}", link.name),
            ]
        });
        let groups = of_rows.into_iter().chain(scopes).chain(links);
        Self {
            groups: groups.filter(|group| !group.is_empty()).collect(),
        }
    }
}

fn chosen(names: &[(bool, &str)]) -> Vec<String> {
    let chosen = names.iter().filter(|(wanted, _)| *wanted);
    chosen.map(|(_, name)| (*name).to_owned()).collect()
}
