use super::literal::Literal;
use super::reader::Reader;
use super::types::TypeName;
use super::words::{Given, Word, Words};
use crate::diagnostics::{DeclarationProblem, Diagnostic, Span, Spanned, WordProblem, nearest};

/// What comes after a type or a target: flags, ranges and `key=value`.
///
/// `allowed` are those that a message suggests; which words fit is settled later, with their types.
pub(super) fn words(
    reader: &mut Reader<'_>,
    list: &[Spanned<String>],
    allowed: impl Fn() -> Vec<Word>,
) -> Words {
    let mut words = Words::default();
    for word in list {
        match split(&word.value) {
            Split::Range(min, max) => range(reader, &mut words, word, min, max),
            Split::Pair(key, value) => match Word::named(key) {
                Some(name) => pair(reader, &mut words, word, name, value),
                None => unknown(reader, key, word.span.part(0, key.len()), &allowed()),
            },
            Split::Bare => match Word::named(&word.value) {
                Some(name) => bare(reader, &mut words, word, name),
                None => unknown(reader, &word.value, word.span, &allowed()),
            },
        }
    }
    words
}

/// `P,S`, with the columns of each number.
pub(super) fn digits(word: &Spanned<String>) -> Option<Spanned<(u32, u32)>> {
    let (precision, scale) = word.value.split_once(',')?;
    let digits = (precision.parse().ok()?, scale.parse().ok()?);
    Some(Spanned::new(digits, word.span))
}

/// The values of `a,b,c`, each with its place.
pub(super) fn values(word: &Spanned<String>) -> Vec<Spanned<String>> {
    let mut at = 0;
    let mut values = Vec::new();
    for value in word.value.split(',') {
        values.push(Spanned::new(
            value.to_owned(),
            word.span.part(at, value.len()),
        ));
        at += value.len() + 1;
    }
    values
}

/// Whether a word can only be one that follows a type, and not the type's argument.
pub(super) fn is_word(word: &str) -> bool {
    match split(word) {
        Split::Range(..) => true,
        Split::Pair(key, _) => Word::named(key).is_some(),
        Split::Bare => Word::named(word).is_some(),
    }
}

/// Adds a word, or reports that it is there already.
pub(super) fn add(reader: &mut Reader<'_>, words: &mut Words, word: Word, given: Given) {
    let span = given.span;
    if let Some(first) = words.add(word, given) {
        let problem = WordProblem::RepeatedWord { word: word.name() };
        reader.push(Diagnostic::error(problem, span).related(first, "first given here"));
    }
}

/// Reports a word that is none of the language's.
fn unknown(reader: &mut Reader<'_>, word: &str, span: Span, allowed: &[Word]) {
    let allowed: Vec<_> = allowed.iter().map(|word| word.name().to_owned()).collect();
    if matches!(word, "required" | "not_null" | "notnull" | "mandatory") {
        return reader.report(
            WordProblem::RequiredWord {
                word: word.to_owned(),
            },
            span,
        );
    }
    let nearest = Word::alias(word)
        .map(|word| word.name().to_owned())
        .or_else(|| nearest(word, allowed.iter().map(String::as_str)));
    reader.report(
        WordProblem::UnknownWord {
            word: word.to_owned(),
            nearest,
            allowed,
        },
        span,
    );
}

/// The types, for a message.
pub(super) fn unknown_type(name: &str) -> DeclarationProblem {
    let allowed: Vec<_> = TypeName::ALL
        .iter()
        .map(|kind| kind.name().to_owned())
        .collect();
    let nearest = TypeName::alias(name)
        .map(|kind| kind.name().to_owned())
        .or_else(|| nearest(name, allowed.iter().map(String::as_str)));
    DeclarationProblem::UnknownType {
        name: name.to_owned(),
        nearest,
        allowed,
    }
}

enum Split<'w> {
    Range(&'w str, &'w str),
    Pair(&'w str, &'w str),
    Bare,
}

/// `=` decides first, so that a default may contain `..`.
fn split(word: &str) -> Split<'_> {
    if let Some((key, value)) = word.split_once('=') {
        return Split::Pair(key, value);
    }
    match word.split_once("..") {
        Some((min, max)) => Split::Range(min, max),
        None => Split::Bare,
    }
}

fn range(reader: &mut Reader<'_>, words: &mut Words, word: &Spanned<String>, min: &str, max: &str) {
    let is_number = |end: &str| end.is_empty() || end.parse::<f64>().is_ok_and(f64::is_finite);
    if (min.is_empty() && max.is_empty()) || !is_number(min) || !is_number(max) {
        let problem = WordProblem::MalformedRange {
            word: word.value.clone(),
        };
        return reader.report(problem, word.span);
    }
    let ends = [(Word::Min, min, 0), (Word::Max, max, min.len() + 2)];
    for (name, end, at) in ends {
        if !end.is_empty() {
            let span = word.span.part(at, end.len());
            let value = Some(Spanned::new(Literal::Word(end.to_owned()), span));
            add(
                reader,
                words,
                name,
                Given {
                    span: word.span,
                    value,
                },
            );
        }
    }
}

fn pair(
    reader: &mut Reader<'_>,
    words: &mut Words,
    word: &Spanned<String>,
    name: Word,
    value: &str,
) {
    if name.is_flag() {
        let problem = WordProblem::FlagWithValue { word: name.name() };
        return reader.report(problem, word.span);
    }
    if value.is_empty() {
        return missing_value(reader, name, word.span);
    }
    let span = word.span.part(name.name().len() + 1, value.len());
    let value = Some(Spanned::new(Literal::Word(value.to_owned()), span));
    add(
        reader,
        words,
        name,
        Given {
            span: word.span,
            value,
        },
    );
}

fn bare(reader: &mut Reader<'_>, words: &mut Words, word: &Spanned<String>, name: Word) {
    if !name.is_flag() {
        return missing_value(reader, name, word.span);
    }
    add(
        reader,
        words,
        name,
        Given {
            span: word.span,
            value: None,
        },
    );
}

fn missing_value(reader: &mut Reader<'_>, word: Word, span: Span) {
    let problem = WordProblem::MissingValue {
        word: word.name(),
        example: word.example(),
    };
    reader.report(problem, span);
}
