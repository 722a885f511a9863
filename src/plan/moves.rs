use std::ops::Range;

use super::diff::{Edit, Revision};
use super::pieces::Pieces;

/// Fewer lines that say something are moved by chance.
const FEWEST: usize = 3;
/// More ways to tell a deletion are there only in texts that repeat themselves.
const MOST_SLIDES: usize = 50;

/// The base and the new text with a block of lines where the user has moved it, if there is one.
#[must_use]
pub fn follow_move(base: &str, ours: &str, theirs: &str) -> Option<(String, String)> {
    let base = Pieces::lines(base);
    let [ours, theirs] = [ours, theirs].map(|text| Revision::new(&base, Pieces::lines(text)));
    let deletions = ours.edits.iter().filter(|edit| edit.side.is_empty());
    for deletion in deletions {
        for block in slides(&base, &deletion.base) {
            if let Some(place) = new_place(&base, &ours, &block)
                && let Some(new_block) = unmixed(&theirs, &block)
                && let Some(new_place) = unmixed(&theirs, &(place..place))
            {
                return Some((
                    moved(&base, &block, place),
                    moved(&theirs.pieces, &new_block, new_place.start),
                ));
            }
        }
    }
    None
}

/// The same deletion, told in all ways: `a b [a b] c` leaves what `a [b a] b c` leaves.
fn slides(base: &Pieces<'_>, deletion: &Range<usize>) -> Vec<Range<usize>> {
    let line = |at: usize| base.all().get(at);
    let mut slides = vec![deletion.clone()];
    let Range { mut start, mut end } = deletion.clone();
    while start > 0 && slides.len() < MOST_SLIDES && line(start - 1) == line(end - 1) {
        (start, end) = (start - 1, end - 1);
        slides.push(start..end);
    }
    let Range { mut start, mut end } = deletion.clone();
    while slides.len() < 2 * MOST_SLIDES && line(end).is_some() && line(start) == line(end) {
        (start, end) = (start + 1, end + 1);
        slides.push(start..end);
    }
    slides
}

/// Where in the base a deleted block would have to be to be where the user has put it.
fn new_place(base: &Pieces<'_>, ours: &Revision<'_>, block: &Range<usize>) -> Option<usize> {
    let block = trimmed(base, block)?;
    let core = base.slice(block);
    let is_there = |edit: &&Edit| {
        edit.base.is_empty()
            && ours
                .pieces
                .slice(edit.side.clone())
                .windows(core.len())
                .any(|lines| lines == core)
    };
    let mut places = ours.edits.iter().filter(is_there);
    let place = places.next()?.base.start;
    places.next().is_none().then_some(place)
}

/// Without the blank lines around it; nothing if it has little to say.
fn trimmed(base: &Pieces<'_>, block: &Range<usize>) -> Option<Range<usize>> {
    let lines = base.slice(block.clone());
    let says = |line: &&str| line.contains(|c: char| c.is_alphanumeric());
    let is_blank = |line: &&str| line.trim().is_empty();
    if lines.iter().filter(|line| says(line)).count() < FEWEST {
        return None;
    }
    let first = lines.iter().position(|line| !is_blank(line))?;
    let last = lines.iter().rposition(|line| !is_blank(line))?;
    Some(block.start + first..block.start + last + 1)
}

/// A side's version of a block, if no change reaches over its ends.
fn unmixed(side: &Revision<'_>, block: &Range<usize>) -> Option<Range<usize>> {
    let crosses = |place: usize| {
        side.edits
            .iter()
            .any(|edit| edit.base.start < place && place < edit.base.end)
    };
    if crosses(block.start) || crosses(block.end) {
        return None;
    }
    Some(side.place(block.start)..side.place(block.end))
}

fn moved(lines: &Pieces<'_>, block: &Range<usize>, place: usize) -> String {
    let part = |range: Range<usize>| lines.text(range);
    let text = part(block.clone());
    if place <= block.start {
        part(0..place) + &text + &part(place..block.start) + &part(block.end..lines.len())
    } else {
        part(0..block.start) + &part(block.end..place) + &text + &part(place..lines.len())
    }
}
