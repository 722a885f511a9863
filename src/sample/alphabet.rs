use std::collections::BTreeSet;

use regex_syntax::hir::{Class, Hir, HirKind};

use super::wanted::Taste;
use super::written::{most_readable, readable};

/// The characters that an expression tells apart.
#[derive(Debug)]
pub(super) struct Alphabet {
    pub(super) letters: Vec<Letter>,
    /// Whether no character is left out.
    pub(super) is_whole: bool,
}

/// Characters that mean the same to an expression, at least one.
#[derive(Debug)]
pub(super) struct Letter {
    pub(super) characters: Vec<char>,
}

/// `\w` alone has more than a thousand.
const MOST_LETTERS: usize = 48;

impl Letter {
    pub(super) fn first(&self) -> char {
        self.characters.first().copied().unwrap_or('0')
    }
}

impl Alphabet {
    pub(super) fn of(hir: &Hir, taste: Taste) -> Self {
        let mut starts = starts();
        add_starts(hir, &mut starts);
        let ends = starts.iter().skip(1).map(|start| start - 1);
        let ranges = starts.iter().zip(ends.chain([u32::from(char::MAX)]));
        let ranges = ranges.filter_map(|(start, end)| Some((up(*start)?, down(end)?)));
        let mut ranges: Vec<(char, char)> = ranges.filter(|(start, end)| start <= end).collect();
        ranges.sort_by_cached_key(|range| rank(most_readable(*range, taste), taste));
        let is_whole = ranges.len() <= MOST_LETTERS;
        ranges.truncate(MOST_LETTERS);
        let letters = ranges.iter().map(|range| Letter {
            characters: readable(&[*range], taste),
        });
        Self {
            letters: letters.collect(),
            is_whole,
        }
    }
}

/// Where ranges begin that have to do with lines, words and bytes of a character.
fn starts() -> BTreeSet<u32> {
    let mut starts = BTreeSet::from([1]);
    for (start, end) in [
        ('\n', '\n'),
        ('\r', '\r'),
        ('0', '9'),
        ('A', 'Z'),
        ('_', '_'),
        ('a', 'z'),
    ] {
        starts.extend([u32::from(start), u32::from(end) + 1]);
    }
    starts.insert(0x80);
    starts
}

fn add_starts(hir: &Hir, starts: &mut BTreeSet<u32>) {
    let mut add = |start: u32, end: u32| starts.extend([start.max(1), end + 1]);
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => {}
        HirKind::Literal(literal) => {
            for character in String::from_utf8_lossy(&literal.0).chars() {
                add(character.into(), character.into());
            }
        }
        HirKind::Class(Class::Unicode(class)) => {
            for range in class.ranges() {
                add(range.start().into(), range.end().into());
            }
        }
        HirKind::Class(Class::Bytes(class)) => {
            for range in class.ranges() {
                add(range.start().into(), range.end().into());
            }
        }
        HirKind::Repetition(repetition) => add_starts(&repetition.sub, starts),
        HirKind::Capture(capture) => add_starts(&capture.sub, starts),
        HirKind::Concat(parts) | HirKind::Alternation(parts) => {
            for part in parts {
                add_starts(part, starts);
            }
        }
    }
}

/// The character of a number, or the next one where there is none.
fn up(number: u32) -> Option<char> {
    char::from_u32(number).or_else(|| (number < 0xE000).then_some('\u{e000}'))
}

/// The character of a number, or the one before where there is none.
fn down(number: u32) -> Option<char> {
    char::from_u32(number).or_else(|| (number < 0xE000).then_some('\u{d7ff}'))
}

/// Which letters are tried first.
fn rank(character: char, taste: Taste) -> (usize, char) {
    let rank = match (character, taste) {
        ('0'..='9', Taste::Digits) | ('a'..='z' | 'A'..='Z', Taste::Letters) => 0,
        ('0'..='9' | 'a'..='z' | 'A'..='Z', _) => 1,
        ('!'..='~', _) => 2,
        (' ', _) => 3,
        _ if character.is_alphabetic() => 4,
        _ => 5,
    };
    (rank, character)
}
