use super::document::{Document, Refusal};
use super::flow::line_break;
use super::fragment::Fragment;
use super::patch::Patch;
use super::path::Step;
use super::refusal::{not_verified, shared};
use crate::spec::yaml::Value;

/// What adds an item at the end of a list that is there, be it empty.
pub(super) fn push(
    document: &Document,
    into: &[Step],
    item: &Fragment,
) -> Result<Vec<Patch>, Refusal> {
    let found = document.find(into).ok_or_else(not_verified)?;
    if found.aliased {
        return Err(shared(
            found.entry.map_or(found.node.span, |entry| entry.key.span),
        ));
    }
    let Value::Sequence(items) = &found.node.value else {
        return Err(not_verified());
    };
    let text = item.flow();
    let Some(last) = items.last() else {
        return Ok(vec![Patch::new(found.node.span, format!("[{text}]"))]);
    };
    if found.node.flow {
        let gap = line_break(document, last.span.start);
        return Ok(vec![Patch::insertion(
            last.span.end,
            format!(",{gap}{text}"),
        )]);
    }
    let extent = document.item_extent(last);
    let line = format!("{:1$}- {text}", "", extent.column);
    let (span, text) = document.lines.inserted(extent.end, &[line]);
    Ok(vec![Patch::new(span, text)])
}
