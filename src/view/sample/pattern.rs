use regex::Regex;
use regex_syntax::hir::{Class, Hir, HirKind};

/// Texts that match a regular expression: made from its structure, and verified against it.
#[derive(Debug)]
pub(super) struct Pattern {
    regex: Regex,
    hir: Hir,
}

/// Which characters of a class come first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Taste {
    Letters,
    Digits,
}

/// More combinations than this are not tried.
const TRIES: usize = 400;

impl Pattern {
    /// Nothing if the expression cannot be read, which the spec has already refused.
    pub(super) fn new(expression: &str) -> Option<Self> {
        Some(Self {
            regex: Regex::new(expression).ok()?,
            hir: regex_syntax::parse(expression).ok()?,
        })
    }

    pub(super) fn is_match(&self, text: &str) -> bool {
        self.regex.is_match(text)
    }

    /// Different matches whose number of characters lies in the range, the plain ones first.
    pub(super) fn matches(
        &self,
        taste: Taste,
        min: usize,
        max: usize,
        count: usize,
    ) -> Vec<String> {
        let mut found: Vec<String> = Vec::new();
        for spare in 0..=max.min(TRIES) {
            for choice in 0..TRIES {
                let text = self.candidate(taste, choice, spare);
                let length = text.chars().count();
                let fits = (min..=max).contains(&length) && self.is_match(&text);
                if fits && !found.contains(&text) {
                    found.push(text);
                }
                if found.len() == count {
                    return found;
                }
            }
            if !found.is_empty() && spare > TRIES / 10 {
                break;
            }
        }
        found
    }

    /// A match of exactly this number of characters.
    pub(super) fn of_length(&self, length: usize) -> Option<String> {
        let shortest = self.candidate(Taste::Letters, 0, 0).chars().count();
        let spares = [length.saturating_sub(shortest), length]
            .into_iter()
            .chain(0..length.min(TRIES));
        let candidates = spares.flat_map(|spare| (0..8).map(move |choice| (choice, spare)));
        let mut texts =
            candidates.map(|(choice, spare)| self.candidate(Taste::Letters, choice, spare));
        texts.find(|text| text.chars().count() == length && self.is_match(text))
    }

    /// A text of a length in the range that does not match.
    pub(super) fn mismatch(&self, min: usize, max: usize) -> Option<String> {
        let length = min.max(1);
        let mut texts = ["!", " ", "?", "a", "0", "é", "\n"]
            .into_iter()
            .map(|text| text.repeat(length));
        texts.find(|text| length <= max && !self.is_match(text))
    }

    fn candidate(&self, taste: Taste, choice: usize, spare: usize) -> String {
        let mut writer = Writer {
            taste,
            choice,
            spare,
            text: String::new(),
        };
        writer.write(&self.hir);
        writer.text
    }
}

/// Writes a text that an expression should match.
struct Writer {
    taste: Taste,
    /// What is left of the number that says which way to go.
    choice: usize,
    /// Repetitions that may be made beyond those that must.
    spare: usize,
    text: String,
}

impl Writer {
    fn write(&mut self, hir: &Hir) {
        match hir.kind() {
            HirKind::Empty | HirKind::Look(_) => {}
            HirKind::Literal(literal) => self.text.push_str(&String::from_utf8_lossy(&literal.0)),
            HirKind::Class(class) => {
                let characters = characters(class, self.taste);
                if !characters.is_empty() {
                    let index = self.choose(characters.len());
                    self.text.push(characters[index]);
                }
            }
            HirKind::Repetition(repetition) => {
                let most = repetition.max.map_or(usize::MAX, |max| max as usize);
                let least = (repetition.min as usize).min(TRIES);
                let extra = self.spare.min(most - least.min(most));
                self.spare -= extra;
                for _ in 0..least + extra {
                    self.write(&repetition.sub);
                }
            }
            HirKind::Capture(capture) => self.write(&capture.sub),
            HirKind::Concat(parts) => parts.iter().for_each(|part| self.write(part)),
            HirKind::Alternation(ways) => {
                let index = self.choose(ways.len());
                self.write(&ways[index]);
            }
        }
    }

    fn choose(&mut self, count: usize) -> usize {
        let index = self.choice % count;
        self.choice /= count;
        index
    }
}

/// Some characters of a class, readable ones first.
fn characters(class: &Class, taste: Taste) -> Vec<char> {
    let ranges: Vec<(char, char)> = match class {
        Class::Unicode(class) => class
            .ranges()
            .iter()
            .map(|range| (range.start(), range.end()))
            .collect(),
        Class::Bytes(class) => class
            .ranges()
            .iter()
            .map(|range| (range.start().into(), range.end().into()))
            .collect(),
    };
    let holds = |character: &char| {
        ranges
            .iter()
            .any(|(start, end)| (start..=end).contains(&character))
    };
    let (letters, digits) = (('A'..='Z').chain('a'..='z'), '0'..='9');
    let readable: Vec<char> = match taste {
        Taste::Letters => letters.chain(digits).filter(holds).collect(),
        Taste::Digits => digits.chain(letters).filter(holds).collect(),
    };
    if !readable.is_empty() {
        return readable;
    }
    let printable: Vec<char> = (' '..='~').filter(holds).collect();
    if printable.is_empty() {
        ranges.iter().map(|(start, _)| *start).collect()
    } else {
        printable
    }
}
