use std::collections::BTreeMap;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::tokens::{NameInLine, name_at, tokens};
use super::vocabulary::Vocabulary;

/// A name in a text, and what it has in common with its other forms.
#[derive(Debug, Clone)]
pub(super) struct Occurrence<'text> {
    /// From 0.
    pub(super) line: usize,
    pub(super) name: NameInLine<'text>,
    unified: String,
}

/// The names of a text that are in another one, too, and what they are there.
pub(super) fn aligned<'text>(
    old: &'text str,
    new: &'text str,
    vocabulary: &Vocabulary,
) -> Vec<(Occurrence<'text>, &'text str)> {
    let old = occurrences(old, vocabulary);
    let new = occurrences(new, vocabulary);
    let unified = |names: &[Occurrence<'text>]| -> Vec<String> {
        names.iter().map(|name| name.unified.clone()).collect()
    };
    let mut pairs = Vec::new();
    for op in capture_diff_slices(Algorithm::Myers, &unified(&old), &unified(&new)) {
        if matches!(op, DiffOp::Equal { .. }) {
            let both = old[op.old_range()].iter().zip(&new[op.new_range()]);
            pairs.extend(both.map(|(old, new)| (old.clone(), new.name.token)));
        }
    }
    pairs
}

/// The names of a text that may have changed.
fn occurrences<'text>(text: &'text str, vocabulary: &Vocabulary) -> Vec<Occurrence<'text>> {
    let mut known: BTreeMap<&str, Option<String>> = BTreeMap::new();
    let mut occurrences = Vec::new();
    for (number, line) in text.lines().enumerate() {
        let tokens = tokens(line, vocabulary);
        for (at, token) in tokens.iter().enumerate().filter(|(_, token)| token.is_name) {
            let unified = known
                .entry(token.text)
                .or_insert_with(|| vocabulary.unified(token.text));
            if let Some(unified) = unified {
                occurrences.push(Occurrence {
                    line: number,
                    name: name_at(&tokens, at),
                    unified: unified.clone(),
                });
            }
        }
    }
    occurrences
}
