use super::diff::Revision;
use super::hunks::{ChangedBy, HunkTexts, Hunks};
use super::pieces::Pieces;

/// Longer places are no lines that both sides have touched up.
const MOST_WORDS: usize = 2_000;

/// Brings together changes of the same lines if they change different words, with words between
/// that neither changes, or if they add entries to one list.
#[must_use]
pub fn merge_words(hunk: &HunkTexts, before: &str) -> Option<String> {
    let base = Pieces::words(&hunk.base);
    let [ours, theirs] =
        [&hunk.ours, &hunk.theirs].map(|text| Revision::new(&base, Pieces::words(text)));
    let are_few = [&base, &ours.pieces, &theirs.pieces]
        .iter()
        .all(|words| words.len() <= MOST_WORDS);
    if !are_few || !keeps_most(&base, &ours) || !keeps_most(&base, &theirs) {
        return None;
    }
    let hunks = Hunks::new(ours.edits, theirs.edits);
    let mut text = String::new();
    let mut at = 0;
    let mut last = None;
    for hunk in hunks {
        let between = base.slice(at..hunk.base.start);
        let changed = hunk.changed();
        let is_other = last.is_some_and(|last| last != changed || last == ChangedBy::Both);
        if is_other && !between.iter().any(|word| is_word(word)) {
            return None;
        }
        text.push_str(&between.concat());
        at = hunk.base.end;
        let place = hunk.texts(&base, &ours.pieces, &theirs.pieces);
        text.push_str(&match changed {
            ChangedBy::Ours => place.ours,
            ChangedBy::Theirs => place.theirs,
            ChangedBy::Both if place.ours == place.theirs => place.ours,
            ChangedBy::Both => joined_entries(
                &place,
                &format!("{before}{}", base.text(0..hunk.base.start)),
            )?,
        });
        last = Some(changed);
    }
    text.push_str(&base.text(at..base.len()));
    Some(text)
}

/// Whether a side has left at least half of the words as they were: otherwise what is alike is so
/// by chance.
fn keeps_most(base: &Pieces<'_>, side: &Revision<'_>) -> bool {
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

/// Entries that both sides add at one place of a list in which order does not matter, one behind
/// the other.
#[must_use]
pub fn joined_entries(place: &HunkTexts, before: &str) -> Option<String> {
    let HunkTexts {
        base,
        ours,
        theirs,
        changed: _,
    } = place;
    if !base.is_empty() || !is_unordered(before) {
        return None;
    }
    let [mine, new] = [ours, theirs].map(|text| text.trim());
    let lead = mine.starts_with(',') && new.starts_with(',');
    let trail = mine.ends_with(',') && new.ends_with(',');
    let are_whole = [mine, new].iter().all(|text| is_balanced(text));
    if !(lead || trail) || !are_whole {
        return None;
    }
    let gap = if trail
        && !ours.ends_with(char::is_whitespace)
        && !theirs.starts_with(char::is_whitespace)
    {
        " "
    } else {
        ""
    };
    Some(format!("{ours}{gap}{theirs}"))
}

/// Whether a place, which comes behind this text, is in a list of imports, fields, features or
/// traits.
fn is_unordered(before: &str) -> bool {
    let mut depth = 0_usize;
    for (at, sign) in before.rmatch_indices(['(', '[', '{', ')', ']', '}']) {
        match sign {
            ")" | "]" | "}" => depth += 1,
            _ if depth > 0 => depth -= 1,
            "(" => return before[..at].ends_with("derive"),
            _ => return true,
        }
    }
    false
}

fn is_balanced(text: &str) -> bool {
    let count = |signs: [char; 3]| text.matches(signs).count();
    count(['(', '[', '{']) == count([')', ']', '}']) && text.matches('"').count().is_multiple_of(2)
}
