use super::document::Document;
use crate::spec::yaml::Entry;

/// What separates an entry in brackets from the one before it, as the entry at `start` has it.
pub(super) fn line_break(document: &Document, start: usize) -> String {
    let line = document.lines.line(start);
    let before = &document.source.text()[document.lines.start(line)..start];
    if line > 0 && before.trim().is_empty() {
        format!("{}{before}", document.lines.line_end())
    } else {
        " ".to_owned()
    }
}

/// Where an entry in braces ends.
pub(super) fn flow_end(document: &Document, entry: &Entry) -> usize {
    let key_end = entry.key.span.end;
    if entry.value.span.start >= key_end {
        return entry.value.span.end;
    }
    let text = &document.source.text()[key_end..];
    let rest = text.trim_start();
    match rest.strip_prefix(':') {
        Some(rest) => document.source.text().len() - rest.len(),
        None => key_end,
    }
}
