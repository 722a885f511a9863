use crate::view::literal::formatted;

/// A text with a place for a counter, as the arguments of a `format!`.
#[derive(Debug)]
pub(super) struct Slot {
    /// `"AB-{n:03}"`.
    pub code: String,
    /// The greatest number that has room.
    pub most: usize,
}

/// The first text that may hold a counter, in the place of some of its letters or digits.
pub(super) fn slot(texts: &[String], holds: impl Fn(&str) -> bool) -> Option<Slot> {
    texts.iter().find_map(|text| {
        runs(text)
            .into_iter()
            .find_map(|run| filled(text, run, &holds))
    })
}

/// The numbers that a counter reaches.
const REACHED: [usize; 9] = [1, 2, 9, 10, 42, 99, 100, 999, 1000];

/// What all have room for that have room for those.
const FREE: usize = 9_999;

/// No counter needs more digits than this.
const WIDEST: usize = 9;

fn filled(text: &str, (start, end): (usize, usize), holds: &impl Fn(&str) -> bool) -> Option<Slot> {
    let after = &text[end..];
    let before = &text[..start];
    let free = REACHED
        .iter()
        .all(|number| holds(&format!("{before}{number}{after}")));
    if free {
        return Some(Slot {
            code: formatted(before, "{n}", after),
            most: FREE,
        });
    }
    let width = (end - start).min(WIDEST);
    let before = &text[..end - width];
    let padded = REACHED
        .iter()
        .filter(|number| number.to_string().len() <= width);
    let fits = width > 1
        && padded
            .into_iter()
            .all(|number| holds(&format!("{before}{number:0width$}{after}")));
    fits.then(|| Slot {
        code: formatted(before, &format!("{{n:0{width}}}"), after),
        most: 10_usize.pow(u32::try_from(width).unwrap_or(0)) - 1,
    })
}

/// The runs of letters and digits of a text in bytes: digits first, and longer ones before shorter.
fn runs(text: &str) -> Vec<(usize, usize)> {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for (at, character) in text.char_indices() {
        if !character.is_ascii_alphanumeric() {
            continue;
        }
        let same = |end: usize| {
            end == at && text.as_bytes()[at - 1].is_ascii_digit() == character.is_ascii_digit()
        };
        match runs.last_mut() {
            Some((_, end)) if same(*end) => *end = at + 1,
            _ => runs.push((at, at + 1)),
        }
    }
    let is_word = |start: usize| !text.as_bytes()[start].is_ascii_digit();
    runs.sort_by_key(|(start, end)| (is_word(*start), std::cmp::Reverse(end - start), *start));
    runs
}
