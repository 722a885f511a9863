use super::reader::Reader;
use super::yaml::{Node, Scalar};
use crate::diagnostics::{Source, Spanned, WordProblem};

/// Several times what a declaration with every word has.
const MAX_WORDS: usize = 64;

/// The words of a short form, each with its own place.
///
/// Where quotes, escapes or block styles make the source differ from the text, all
/// words get the place of the whole value.
pub(super) fn words(reader: &mut Reader<'_>, node: &Node, scalar: &Scalar) -> Vec<Spanned<String>> {
    if scalar.is_null() {
        return Vec::new();
    }
    let mut words = all_words(reader.source, node, scalar);
    if let Some(first_too_many) = words.get(MAX_WORDS) {
        let problem = WordProblem::TooManyWords { limit: MAX_WORDS };
        reader.report(problem, first_too_many.span);
        words.truncate(MAX_WORDS);
    }
    words
}

fn all_words(source: &Source, node: &Node, scalar: &Scalar) -> Vec<Spanned<String>> {
    let inner = usize::from(!scalar.plain);
    let raw = source.slice(node.span);
    let raw = raw
        .get(inner..raw.len().saturating_sub(inner))
        .unwrap_or_default();
    let exact = raw.split_whitespace().eq(scalar.text.split_whitespace());
    let mut at = 0;
    scalar
        .text
        .split_whitespace()
        .take(MAX_WORDS + 1)
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
