use serde::Serialize;

use crate::model::{Entity, Operation};
use crate::view::column::ColumnView;

use super::view::id;

/// A call of the service and of its store.
#[derive(Debug, Serialize)]
pub struct CallView {
    pub name: &'static str,
    pub parameters: &'static str,
    pub arguments: String,
}

pub(super) fn calls(entity: &Entity, updates: bool, columns: &[ColumnView]) -> Vec<CallView> {
    let id = id(entity.id.kind);
    let has_relations = !(entity.belongs_to.iter().all(|key| key.private)
        && entity.has_many.is_empty()
        && entity.many_to_many.is_empty());
    let input = columns.iter().any(|column| column.input.is_some());
    let version = if entity.versioned { ", None" } else { "" };
    let query = "ListQuery { filters: Vec::new(), sort: Vec::new(), window: Window::Page { number: 1, size: 1 }, include: Vec::new() }";
    let all = [
        (
            entity.has(Operation::List),
            "list",
            "_, _",
            format!("{}Scope::All, {query}", entity.names.rust_type),
        ),
        (
            entity.has(Operation::Get),
            "get",
            if has_relations { "_, _" } else { "_" },
            format!("{id}{}", if has_relations { ", Vec::new()" } else { "" }),
        ),
        (
            entity.has(Operation::Create) && input,
            "create",
            "_",
            "input(&payload())".to_owned(),
        ),
        (
            updates,
            "update",
            if entity.versioned { "_, _, _" } else { "_, _" },
            format!("{id}, input(&changes()){version}"),
        ),
        (
            entity.has(Operation::Delete),
            "delete",
            if entity.versioned { "_, _" } else { "_" },
            format!("{id}{version}"),
        ),
    ];
    let calls = all.into_iter().filter(|(wanted, ..)| *wanted);
    calls
        .map(|(_, name, parameters, arguments)| CallView {
            name,
            parameters,
            arguments,
        })
        .collect()
}
