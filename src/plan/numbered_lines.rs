use std::ops::Range;

use super::diff::Revision;
use super::pieces::Pieces;

/// Lines that count, such as `?1, ?2` or `row.get(3)?`, are right only as a whole: where both
/// sides count anew, and not alike, their changes of the paragraph are taken for one.
///
/// Gives these paragraphs.
pub fn join_renumbered(
    base: &Pieces<'_>,
    ours: &mut Revision<'_>,
    theirs: &mut Revision<'_>,
) -> Vec<Range<usize>> {
    let mut joined = Vec::new();
    for paragraph in shared_paragraphs(base, ours, theirs) {
        let old = counts(&base.text(paragraph.clone()));
        let [mine, new] = [&*ours, &*theirs].map(|side| {
            let version = side.version(&paragraph);
            (
                side.pieces.text(version.side),
                base.text(version.base.start..paragraph.start),
                base.text(paragraph.end..version.base.end),
            )
        });
        let is_counted_anew = |(text, before, after): &(String, String, String)| {
            counts(text) != [counts(before), old.clone(), counts(after)].concat()
        };
        if mine != new && is_counted_anew(&mine) && is_counted_anew(&new) {
            ours.join(&paragraph);
            theirs.join(&paragraph);
            joined.push(paragraph);
        }
    }
    joined
}

/// Takes all changes of each paragraph that both sides touch for one, and gives these paragraphs.
pub fn join_shared(
    base: &Pieces<'_>,
    ours: &mut Revision<'_>,
    theirs: &mut Revision<'_>,
) -> Vec<Range<usize>> {
    let shared = shared_paragraphs(base, ours, theirs);
    for paragraph in &shared {
        ours.join(paragraph);
        theirs.join(paragraph);
    }
    shared
}

fn shared_paragraphs(
    base: &Pieces<'_>,
    ours: &Revision<'_>,
    theirs: &Revision<'_>,
) -> Vec<Range<usize>> {
    let all = paragraphs(base).into_iter();
    all.filter(|paragraph| ours.touches(paragraph) && theirs.touches(paragraph))
        .collect()
}

/// Runs of lines that are not blank.
fn paragraphs(base: &Pieces<'_>) -> Vec<Range<usize>> {
    let mut paragraphs: Vec<Range<usize>> = Vec::new();
    for (at, line) in base.all().iter().enumerate() {
        if line.trim().is_empty() {
            continue;
        }
        match paragraphs.last_mut() {
            Some(last) if last.end == at => last.end = at + 1,
            _ => paragraphs.push(at..at + 1),
        }
    }
    paragraphs
}

/// The numbers of placeholders (`?7`) and columns (`(7)?`).
fn counts(text: &str) -> Vec<String> {
    let mut counts = Vec::new();
    for (at, sign) in text.match_indices(['?', '(']) {
        let rest = &text[at + 1..];
        let digits = &rest[..rest
            .find(|c: char| !c.is_ascii_digit())
            .unwrap_or(rest.len())];
        let is_column = || rest[digits.len()..].starts_with(")?");
        if !digits.is_empty() && (sign == "?" || is_column()) {
            counts.push(digits.to_owned());
        }
    }
    counts
}
