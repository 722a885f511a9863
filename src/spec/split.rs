use super::yaml::{Node, Scalar};
use crate::diagnostics::{Source, Spanned};

/// The words of a short form, each with its own place.
///
/// Where quotes, escapes or block styles make the source differ from the text, all
/// words get the place of the whole value.
pub(super) fn words(source: &Source, node: &Node, scalar: &Scalar) -> Vec<Spanned<String>> {
    let inner = if scalar.plain { 0 } else { 1 };
    let raw = source.slice(node.span);
    let raw = raw.get(inner..raw.len().saturating_sub(inner)).unwrap_or_default();
    let exact = raw.split_whitespace().eq(scalar.text.split_whitespace());
    let mut at = 0;
    scalar
        .text
        .split_whitespace()
        .map(|word| {
            if !exact {
                return Spanned::new(word.to_owned(), node.span);
            }
            at += raw[at..].find(word).unwrap_or_default();
            let span = node.span.part(inner + at, word.len());
            at += word.len();
            Spanned::new(word.to_owned(), span)
        })
        .collect()
}
