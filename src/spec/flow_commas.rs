use super::reader::Reader;
use super::yaml::{Entry, Node, Value};
use crate::diagnostics::{DeclarationProblem, Span};

/// The declarations of a mapping.
///
/// Inside of braces a comma ends a value, also one that a declaration goes on behind: of
/// `{status: enum draft,review}`, YAML makes a second entry `review` without a value. Such entries are
/// reported with the declaration that they belong to, and left out.
pub(super) fn declarations<'n>(
    reader: &mut Reader<'_>,
    node: &'n Node,
    what: &str,
) -> Vec<&'n Entry> {
    let entries = reader.mapping(node, what).unwrap_or_default();
    let mut whole: Vec<&Entry> = Vec::new();
    let mut cut: Option<Span> = None;
    for entry in entries {
        let before = whole.last().filter(|_| node.flow && is_rest(reader, entry));
        if let Some(before) = before.filter(|before| is_text(&before.value)) {
            cut = Some(Span::new(before.key.span.start, entry.key.span.end));
        } else {
            report(reader, cut.take());
            whole.push(entry);
        }
    }
    report(reader, cut);
    whole
}

/// Whether it is a key alone, without a colon.
fn is_rest(reader: &Reader<'_>, entry: &Entry) -> bool {
    let text = reader.source.text();
    let behind = text.get(entry.key.span.end..).unwrap_or_default();
    entry.value.is_null() && behind.trim_start().starts_with([',', '}'])
}

fn is_text(node: &Node) -> bool {
    matches!(node.value, Value::Scalar(_)) && !node.is_null()
}

fn report(reader: &mut Reader<'_>, cut: Option<Span>) {
    let Some(span) = cut else {
        return;
    };
    let declaration = reader.source.slice(span).to_owned();
    reader.report(DeclarationProblem::CutByComma { declaration }, span);
}
