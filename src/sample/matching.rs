use regex::Regex;

use super::search::search;
use super::wanted::{Budget, Lengths, Taste};
use super::written::{Form, written};

/// A regular expression and what it is made of.
#[derive(Debug)]
pub(super) struct ParsedPattern {
    pub(super) text: String,
    pub(super) regex: Regex,
    pub(super) form: Form,
}

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
    let searched = search(&expression.text, taste, lengths);
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
    let Lengths { min, max, count } = lengths;
    let mut found: Vec<String> = Vec::new();
    let mut budget = Budget::new(STEPS);
    for spare in 0..=max.min(TRIES) {
        let (mut too_short, mut repeats_left) = (true, true);
        for choice in 0..TRIES {
            let Some(text) = written(&expression.form, taste, choice, spare, &mut budget) else {
                return found;
            };
            repeats_left &= text.repeats_left;
            too_short &= text.text.chars().count() < min;
            if !text.choices_left || too_short && choice >= FIRST_CHOICES {
                break;
            }
            if !budget.spend(MATCH_STEPS + text.text.len()) {
                return found;
            }
            if holds(expression, &text.text, min, max) && !found.contains(&text.text) {
                found.push(text.text);
            }
            if found.len() == count {
                return found;
            }
        }
        if !repeats_left || !found.is_empty() && spare > TRIES / 10 {
            break;
        }
    }
    found
}
