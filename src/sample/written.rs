use regex_syntax::hir::{Class, Hir, HirKind};

use super::wanted::{Budget, Taste};

/// What texts that follow an expression are made of.
#[derive(Debug)]
pub(super) enum Form {
    Text(String),
    /// One character of a class, by taste.
    Character {
        letters: Vec<char>,
        digits: Vec<char>,
    },
    Repeated {
        min: usize,
        max: usize,
        form: Box<Form>,
    },
    All(Vec<Form>),
    OneOf(Vec<Form>),
}

impl Form {
    pub(super) fn of(hir: &Hir) -> Self {
        match hir.kind() {
            HirKind::Empty | HirKind::Look(_) => Self::Text(String::new()),
            HirKind::Literal(literal) => Self::Text(String::from_utf8_lossy(&literal.0).into()),
            HirKind::Class(class) => Self::Character {
                letters: characters(class, Taste::Letters),
                digits: characters(class, Taste::Digits),
            },
            HirKind::Repetition(repetition) => Self::Repeated {
                min: repetition.min as usize,
                max: repetition.max.map_or(usize::MAX, |max| max as usize),
                form: Box::new(Self::of(&repetition.sub)),
            },
            HirKind::Capture(capture) => Self::of(&capture.sub),
            HirKind::Concat(parts) => Self::All(parts.iter().map(Self::of).collect()),
            HirKind::Alternation(ways) => Self::OneOf(ways.iter().map(Self::of).collect()),
        }
    }
}

/// A text that follows an expression without asking whether it matches.
pub(super) struct WrittenText {
    pub(super) text: String,
    /// Whether another choice or more repetitions would have been another text.
    pub(super) choices_left: bool,
    pub(super) repeats_left: bool,
}

/// The text of a number of choices and of repetitions; `None` if the budget does not reach.
pub(super) fn written(
    form: &Form,
    taste: Taste,
    choice: usize,
    spare: usize,
    budget: &mut Budget,
) -> Option<WrittenText> {
    let mut writer = Writer {
        taste,
        choice,
        spare,
        text: String::new(),
        budget,
    };
    writer.write(form)?;
    Some(WrittenText {
        choices_left: writer.choice == 0,
        repeats_left: writer.spare == 0,
        text: writer.text,
    })
}

struct Writer<'b> {
    taste: Taste,
    /// What is left of the number that says which way to go.
    choice: usize,
    /// Repetitions that may be made beyond those that must.
    spare: usize,
    text: String,
    budget: &'b mut Budget,
}

impl Writer<'_> {
    fn write(&mut self, form: &Form) -> Option<()> {
        if !self.budget.spend(1) {
            return None;
        }
        match form {
            Form::Text(text) => {
                if !self.budget.spend(text.len()) {
                    return None;
                }
                self.text.push_str(text);
            }
            Form::Character { letters, digits } => {
                let characters = match self.taste {
                    Taste::Letters => letters,
                    Taste::Digits => digits,
                };
                if !characters.is_empty() {
                    let index = self.choose(characters.len());
                    self.text.push(characters[index]);
                }
            }
            Form::Repeated { min, max, form } => {
                let extra = self.spare.min(max.saturating_sub(*min));
                self.spare -= extra;
                for _ in 0..min + extra {
                    self.write(form)?;
                }
            }
            Form::All(parts) => {
                for part in parts {
                    self.write(part)?;
                }
            }
            Form::OneOf(ways) => {
                let index = self.choose(ways.len());
                self.write(&ways[index])?;
            }
        }
        Some(())
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
    readable(&ranges, taste)
}

/// Letters beyond ASCII that have no case, so that comparing without case changes nothing.
const CASELESS: [(char, char); 3] = [('あ', 'ん'), ('א', 'ת'), ('一', '三')];

/// No class needs more characters than this to tell rows apart.
const FEW: usize = 24;

/// One that `readable` puts first or nearly so, found without looking at all of a long range.
pub(super) fn most_readable(range: (char, char), taste: Taste) -> char {
    let (start, end) = range;
    if start <= '~' {
        return readable(&[range], taste).first().copied().unwrap_or(start);
    }
    let shared = |(from, to): &(char, char)| (start.max(*from)..=end.min(*to)).next();
    let caseless = CASELESS.iter().find_map(shared);
    let letter = || (start..=end).take(FEW).find(|c| c.is_alphabetic());
    caseless.or_else(letter).unwrap_or(start)
}

/// Some characters of ranges: letters and digits of ASCII, else letters of others, else what can be
/// printed, else whatever there is.
pub(super) fn readable(ranges: &[(char, char)], taste: Taste) -> Vec<char> {
    let holds = |character: &char| {
        ranges
            .iter()
            .any(|(start, end)| (start..=end).contains(&character))
    };
    let (letters, digits) = (('A'..='Z').chain('a'..='z'), '0'..='9');
    let plain: Vec<char> = match taste {
        Taste::Letters => letters.chain(digits).filter(holds).collect(),
        Taste::Digits => digits.chain(letters).filter(holds).collect(),
    };
    if !plain.is_empty() {
        return plain;
    }
    let printable: Vec<char> = ('!'..='~').chain([' ']).filter(holds).collect();
    if !printable.is_empty() {
        return printable;
    }
    let caseless = CASELESS.iter().flat_map(|(start, end)| *start..=*end);
    let caseless: Vec<char> = caseless.filter(holds).take(FEW).collect();
    if !caseless.is_empty() {
        return caseless;
    }
    let all = ranges.iter().flat_map(|(start, end)| *start..=*end);
    let all = all.filter(|character| *character != '\0').take(FEW * FEW);
    let (letters, others): (Vec<char>, Vec<char>) = all.partition(|c| c.is_alphabetic());
    letters.into_iter().chain(others).take(FEW).collect()
}
