use super::document::{Refusal, EditableSpec, not_verified};
use super::patch::Patch;
use super::path::PathStep;
use crate::diagnostics::Span;
use crate::spec::yaml::Value;
use crate::spec::yaml::quote::{block_scalar, flow_scalar, is_quoted, quoted_like};

/// What gives an entry another key.
pub(super) fn rename(
    document: &EditableSpec,
    path: &[PathStep],
    to: &str,
) -> Result<Vec<Patch>, Refusal> {
    let found = document.find(path).ok_or_else(not_verified)?;
    let key = &found.entry.ok_or_else(not_verified)?.key;
    let written = document.source.slice(key.span);
    Ok(vec![Patch::new(key.span, quoted_like(written, to))])
}

/// What gives a scalar another text.
pub(super) fn write(
    document: &EditableSpec,
    path: &[PathStep],
    to: &str,
) -> Result<Vec<Patch>, Refusal> {
    let found = document.find(path).ok_or_else(not_verified)?;
    if !matches!(found.node.value, Value::Scalar(_)) {
        return Err(not_verified());
    }
    let written = document.source.slice(found.node.span);
    let text = match found.in_flow {
        _ if is_quoted(written) => quoted_like(written, to),
        true => flow_scalar(to),
        false => block_scalar(to),
    };
    Ok(vec![Patch::new(found.node.span, text)])
}

/// What changes one word of a declaration; without a new one it goes, with the space before it.
pub(super) fn change_word(
    document: &EditableSpec,
    path: &[PathStep],
    word: &WordChange,
) -> Result<Vec<Patch>, Refusal> {
    let found = document.find(path).ok_or_else(not_verified)?;
    let Value::Scalar(scalar) = &found.node.value else {
        return Err(not_verified());
    };
    let written = document.source.slice(found.node.span);
    let inner = usize::from(is_quoted(written));
    let raw = &written[inner..written.len() - inner];
    let is_exact = raw.split_whitespace().eq(scalar.text.split_whitespace());
    match word_place(raw, word.at) {
        Some((start, end)) if is_exact => {
            let span = found.node.span;
            let place = Span::new(span.start + inner + start, span.start + inner + end);
            Ok(vec![word.patch(document.source.text(), place)])
        }
        _ => write(document, path, &word.apply(&scalar.text)),
    }
}

/// Another text for a word of a declaration, or none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct WordChange {
    /// Its place among the words.
    pub(super) at: usize,
    pub(super) to: Option<String>,
}

impl WordChange {
    /// The declaration with the change.
    pub(super) fn apply(&self, text: &str) -> String {
        let Some((start, end)) = word_place(text, self.at) else {
            return text.to_owned();
        };
        let patch = self.patch(text, Span::new(start, end));
        let Span { start, end } = patch.span;
        format!("{}{}{}", &text[..start], patch.text, &text[end..])
    }

    fn patch(&self, text: &str, place: Span) -> Patch {
        if let Some(to) = &self.to {
            return Patch::new(place, to);
        }
        let before = text[..place.start].trim_end().len();
        Patch::removal(Span::new(before, place.end))
    }
}

fn word_place(text: &str, at: usize) -> Option<(usize, usize)> {
    let word = text.split_whitespace().nth(at)?;
    let start = word.as_ptr().addr() - text.as_ptr().addr();
    Some((start, start + word.len()))
}
