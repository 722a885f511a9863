use super::parsed::ParsedPattern;
use super::search::search;
use super::wanted::{Budget, Lengths, Taste};
use super::written::written;

/// What was found of the texts that match a pattern and have a length.
#[derive(Debug)]
pub struct Matches {
    /// Different ones, as many as are wanted if there are as many.
    pub texts: Vec<String>,
    /// Whether it is certain that there is no text at all.
    pub impossible: bool,
}

/// More combinations than this are not tried.
const TRIES: usize = 400;

/// So many choices show whether texts with so many repetitions are long enough.
const FIRST_CHOICES: usize = 8;

/// What all texts of one pattern may cost that are written by its structure.
const STEPS: usize = 40_000;

/// What it costs to see whether a text matches, besides its length.
const MATCH_STEPS: usize = 16;

pub(super) fn matches(expression: &ParsedPattern, taste: Taste, lengths: Lengths) -> Matches {
    let Lengths { min, max, count } = lengths;
    let mut texts = by_structure(expression, taste, lengths);
    if texts.len() >= count {
        return Matches {
            texts,
            impossible: false,
        };
    }
    let searched = search(expression, taste, lengths);
    for text in searched.texts {
        if texts.len() < count && !texts.contains(&text) && holds(expression, &text, min, max) {
            texts.push(text);
        }
    }
    Matches {
        impossible: texts.is_empty() && searched.complete,
        texts,
    }
}

fn holds(expression: &ParsedPattern, text: &str, min: usize, max: usize) -> bool {
    (min..=max).contains(&text.chars().count())
        && !text.contains('\0')
        && expression.regex.is_match(text)
}

/// Texts that follow the expression, with more and more repetitions.
fn by_structure(expression: &ParsedPattern, taste: Taste, lengths: Lengths) -> Vec<String> {
    let mut writing = Writing {
        expression,
        taste,
        lengths,
        budget: Budget::new(STEPS),
        found: Vec::new(),
    };
    let mut growth = Growth::default();
    let mut spare = 0;
    for _ in 0..=TRIES {
        let Some(round) = writing.round(spare) else {
            break;
        };
        let is_enough = !writing.found.is_empty() && spare > TRIES / 10;
        if writing.found.len() == lengths.count || !round.repeats_left || is_enough {
            break;
        }
        spare = growth.next(spare, round.length, lengths);
        if spare > lengths.max {
            break;
        }
    }
    writing.found
}

struct Writing<'w> {
    expression: &'w ParsedPattern,
    taste: Taste,
    lengths: Lengths,
    budget: Budget,
    found: Vec<String>,
}

/// What texts with a number of repetitions are like.
struct Round {
    /// The length of the first of them.
    length: usize,
    repeats_left: bool,
}

impl Writing<'_> {
    /// Looks for texts with so many repetitions beyond those that must be; `None` if the budget does
    /// not reach.
    fn round(&mut self, spare: usize) -> Option<Round> {
        let Lengths { min, max, count } = self.lengths;
        let mut round = Round {
            length: 0,
            repeats_left: true,
        };
        let mut too_short = true;
        for choice in 0..TRIES {
            let form = &self.expression.form;
            let text = written(form, self.taste, choice, spare, &mut self.budget)?;
            let length = text.text.chars().count();
            if choice == 0 {
                round.length = length;
            }
            round.repeats_left &= text.repeats_left;
            too_short &= length < min;
            if !text.choices_left || too_short && choice >= FIRST_CHOICES {
                break;
            }
            if !self.budget.spend(MATCH_STEPS + text.text.len()) {
                return None;
            }
            let is_new = !self.found.contains(&text.text);
            if is_new && holds(self.expression, &text.text, min, max) {
                self.found.push(text.text);
            }
            if self.found.len() == count {
                break;
            }
        }
        Some(round)
    }
}

/// How much longer texts get with each repetition, so that long ones are reached in a few steps.
#[derive(Default)]
struct Growth {
    /// The repetitions and the length before.
    last: Option<(usize, usize)>,
    /// A step was too long: lengths do not grow evenly.
    is_uneven: bool,
}

impl Growth {
    /// The number of repetitions to try after texts of so many have this length.
    fn next(&mut self, spare: usize, length: usize, Lengths { min, max, .. }: Lengths) -> usize {
        let last = self.last.replace((spare, length));
        let Some((last_spare, last_length)) = last.filter(|_| !self.is_uneven) else {
            return spare + 1;
        };
        if length > max && spare > last_spare + 1 {
            self.is_uneven = true;
            return last_spare + 1;
        }
        let by_each = length.saturating_sub(last_length) / (spare - last_spare);
        let missing = min.saturating_sub(length);
        spare + (missing / by_each.max(1)).max(1)
    }
}
