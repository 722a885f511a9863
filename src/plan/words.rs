use super::cluster::Clusters;
use super::lists::joined_entries;
use super::pieces::Pieces;
use super::side::Side;
use super::versions::{Changed, Versions};

/// Longer places are no lines that both sides have touched up.
const MOST_WORDS: usize = 2_000;

/// Brings together changes of the same lines if they change different words, with words between
/// that neither changes, or if they add entries to one list.
#[must_use]
pub fn merge_words(versions: &Versions, before: &str) -> Option<String> {
    let base = Pieces::words(&versions.base);
    let [ours, theirs] =
        [&versions.ours, &versions.theirs].map(|text| Side::new(&base, Pieces::words(text)));
    let are_few = [&base, &ours.pieces, &theirs.pieces]
        .iter()
        .all(|words| words.len() <= MOST_WORDS);
    if !are_few || !keeps_most(&base, &ours) || !keeps_most(&base, &theirs) {
        return None;
    }
    let clusters = Clusters::new(ours.edits, theirs.edits);
    let mut text = String::new();
    let mut at = 0;
    let mut last = None;
    for cluster in clusters {
        let between = base.slice(at..cluster.base.start);
        let changed = cluster.changed();
        let is_other = last.is_some_and(|last| last != changed || last == Changed::Both);
        if is_other && !between.iter().any(|word| is_word(word)) {
            return None;
        }
        text.push_str(&between.concat());
        at = cluster.base.end;
        let place = cluster.versions(&base, &ours.pieces, &theirs.pieces);
        text.push_str(&match changed {
            Changed::Ours => place.ours,
            Changed::Theirs => place.theirs,
            Changed::Both if place.ours == place.theirs => place.ours,
            Changed::Both => joined_entries(
                &place,
                &format!("{before}{}", base.text(0..cluster.base.start)),
            )?,
        });
        last = Some(changed);
    }
    text.push_str(&base.text(at..base.len()));
    Some(text)
}

/// Whether a side has left at least half of the words as they were: otherwise what is alike is so
/// by chance.
fn keeps_most(base: &Pieces<'_>, side: &Side<'_>) -> bool {
    let count = |words: &[&str]| words.iter().filter(|word| is_word(word)).count();
    let changed: usize = side
        .edits
        .iter()
        .map(|edit| count(base.slice(edit.base.clone())))
        .sum();
    changed * 2 <= count(base.all())
}

fn is_word(word: &str) -> bool {
    !word.trim().is_empty()
}
