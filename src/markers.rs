//! The markers that git leaves where two versions of a text meet: written, and taken apart.

use std::ops::Range;

/// The texts of both sides of a merge that was left with the markers of git.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sides {
    pub ours: String,
    pub theirs: String,
    /// Both, where they differ: first ours, then theirs.
    pub both: String,
    /// How many lines each of them, and what both come from, has at each place.
    pub counts: Vec<LineCounts>,
    /// The lines with the first marker of each place, from 1.
    pub lines: Vec<usize>,
    /// The lines of each place in `both`, from 0.
    pub places: Vec<Range<usize>>,
}

/// How many lines the versions of a place have.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct LineCounts {
    pub ours: usize,
    pub base: usize,
    pub theirs: usize,
}

impl LineCounts {
    fn add(&mut self, part: MarkedPart) {
        match part {
            MarkedPart::Outside => {}
            MarkedPart::Ours => self.ours += 1,
            MarkedPart::Base => self.base += 1,
            MarkedPart::Theirs => self.theirs += 1,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum MarkedPart {
    Outside,
    Ours,
    Base,
    Theirs,
}

/// Takes a text with the markers of git apart; nothing if there are none.
#[must_use]
pub fn sides(text: &str) -> Option<Sides> {
    // Nearly all texts have none, and need not be taken apart to find out.
    if !text.contains("<<<<<<<") {
        return None;
    }
    let mut sides = Sides {
        ours: String::new(),
        theirs: String::new(),
        both: String::new(),
        counts: Vec::new(),
        lines: Vec::new(),
        places: Vec::new(),
    };
    let mut length = 0;
    let mut part = MarkedPart::Outside;
    for (at, line) in text.split_inclusive('\n').enumerate() {
        match (part, marker(line)) {
            (MarkedPart::Outside, Some('<')) => {
                part = MarkedPart::Ours;
                sides.lines.push(at + 1);
                sides.places.push(length..length);
                sides.counts.push(LineCounts::default());
            }
            (MarkedPart::Ours, Some('|')) => part = MarkedPart::Base,
            (MarkedPart::Ours | MarkedPart::Base, Some('=')) => part = MarkedPart::Theirs,
            (MarkedPart::Theirs, Some('>')) => part = MarkedPart::Outside,
            _ => {
                sides.add(part, line);
                if let Some(counts) = sides.counts.last_mut() {
                    counts.add(part);
                }
                length += usize::from(part != MarkedPart::Base);
            }
        }
        if let Some(place) = sides
            .places
            .last_mut()
            .filter(|_| part != MarkedPart::Outside)
        {
            place.end = length;
        }
    }
    (part == MarkedPart::Outside && !sides.lines.is_empty()).then_some(sides)
}

impl Sides {
    fn add(&mut self, part: MarkedPart, line: &str) {
        if matches!(part, MarkedPart::Outside | MarkedPart::Ours) {
            self.ours.push_str(line);
        }
        if matches!(part, MarkedPart::Outside | MarkedPart::Theirs) {
            self.theirs.push_str(line);
        }
        if part != MarkedPart::Base {
            self.both.push_str(line);
        }
    }
}

/// Seven of one sign, then a blank or the end of the line.
fn marker(line: &str) -> Option<char> {
    let sign = line.chars().next().filter(|sign| "<|=>".contains(*sign))?;
    let rest = line.trim_start_matches(sign);
    let is_marker =
        line.len() - rest.len() == 7 && (rest.trim_end().is_empty() || rest.starts_with(' '));
    is_marker.then_some(sign)
}

/// The versions of a place between the markers that git uses.
#[must_use]
pub fn marked(base: &str, ours: &str, theirs: &str) -> String {
    between_markers(&format!(
        "{ours}||||||| generated before\n{base}=======\n{theirs}"
    ))
}

/// Versions that are told apart already.
#[must_use]
pub fn between_markers(versions: &str) -> String {
    format!("<<<<<<< yours\n{versions}>>>>>>> generated now\n")
}

#[cfg(test)]
mod tests {
    use super::{Range, sides};

    #[test]
    fn a_merge_is_taken_apart() {
        let text = "a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> other\nd\n";
        let found = sides(text).unwrap();
        assert_eq!((&*found.ours, &*found.theirs), ("a\nb\nd\n", "a\nc\nd\n"));
        assert_eq!((&*found.both, found.lines), ("a\nb\nc\nd\n", vec![2]));
        assert_eq!(found.places, vec![Range { start: 1, end: 3 }]);
        assert_eq!(sides("a\n=======\nb\n"), None);
        assert_eq!(sides("<<<<<<< HEAD\nb\n"), None);
    }
}
