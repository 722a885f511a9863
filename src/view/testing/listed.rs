use serde::Serialize;

use crate::view::column::ColumnView;

/// A field by which lists filter and sort.
#[derive(Debug, Clone, Serialize)]
pub struct ListedView {
    pub wire: String,
    /// `text`, `number`, `decimal`, `bool`, `choice`, `id` or `moment`.
    pub kind: &'static str,
}

pub(super) fn listed(columns: &[ColumnView]) -> Vec<ListedView> {
    let kinds = columns.iter().filter_map(|column| {
        let kind = column.list_kind.as_deref()?;
        Some(ListedView {
            wire: column.wire.clone(),
            kind: kind_of(kind),
        })
    });
    kinds.collect()
}

fn kind_of(list_kind: &str) -> &'static str {
    match list_kind {
        "Kind::Text" => "text",
        "Kind::Int" | "Kind::Float" => "number",
        "Kind::Bool" => "bool",
        "Kind::Uuid" => "id",
        kind if kind.starts_with("Kind::Decimal") => "decimal",
        kind if kind.starts_with("Kind::Choice") => "choice",
        _ => "moment",
    }
}
