use super::reader::Reader;
use super::spelling::meant_range;
use super::word::Word;
use super::words::{DeclarationWords, DeclaredWord, Literal};
use super::yaml::{Entry, Node, Scalar, Value};
use crate::diagnostics::{Diagnostic, Source, Span, Spanned, WordProblem, nearest};

/// Several times what a declaration with every word has.
const MAX_WORDS: usize = 64;

/// The words of a short form, each with its own place.
///
/// Where quotes, escapes or block styles make the source differ from the text, all
/// words get the place of the whole value.
pub(super) fn split(reader: &mut Reader<'_>, node: &Node, scalar: &Scalar) -> Vec<Spanned<String>> {
    if scalar.is_null() {
        return Vec::new();
    }
    let mut words = placed_words(reader.source, node, scalar);
    if let Some(first_too_many) = words.get(MAX_WORDS) {
        let problem = WordProblem::TooManyWords { limit: MAX_WORDS };
        reader.report(problem, first_too_many.span);
        words.truncate(MAX_WORDS);
    }
    words
}

fn placed_words(source: &Source, node: &Node, scalar: &Scalar) -> Vec<Spanned<String>> {
    let inner = usize::from(!scalar.plain);
    let raw = source.slice(node.span);
    let raw = raw
        .get(inner..raw.len().saturating_sub(inner))
        .unwrap_or_default();
    let exact = raw.split_whitespace().eq(scalar.text.split_whitespace());
    let mut at = 0;
    let words = scalar.text.split_whitespace().take(MAX_WORDS + 1);
    words
        .map(|word| {
            if !exact {
                return Spanned::new(word.to_owned(), node.span);
            }
            at += raw[at..].find(word).unwrap_or_default();
            let span = node.span.part(inner + at, word.len());
            at += word.len();
            Spanned::new(word.to_owned(), span)
        })
        .collect()
}

/// What comes after a type or a target: flags, ranges and `key=value`.
///
/// `allowed` are those that a message suggests; which words fit is settled later, with their types.
pub(super) fn short_words(
    reader: &mut Reader<'_>,
    list: &[Spanned<String>],
    allowed: impl Fn() -> Vec<Word>,
) -> DeclarationWords {
    let mut words = DeclarationWords::default();
    let mut list = list.iter();
    while let Some(text) = list.next() {
        if text.value == "not"
            && list
                .as_slice()
                .first()
                .is_some_and(|next| next.value == "null")
        {
            list.next();
            let word = "not null".to_owned();
            reader.report(WordProblem::RequiredWord { word }, text.span);
            continue;
        }
        match WordForm::of(&text.value) {
            WordForm::Range(min, max) => range(reader, &mut words, text, (min, max)),
            WordForm::Pair(key, value) => match Word::named(key) {
                Some(word) => pair(reader, &mut words, text, (word, value)),
                None => unknown(reader, key, text.span.part(0, key.len()), &allowed()),
            },
            WordForm::Bare => match Word::named(&text.value) {
                Some(word) if word.is_flag() => {
                    let span = text.span;
                    add(reader, &mut words, word, DeclaredWord { span, value: None });
                }
                Some(word) => missing_value(reader, word, text.span),
                None => unknown(reader, &text.value, text.span, &allowed()),
            },
        }
    }
    words
}

/// A word as a key: `unique: true`, `max: 200`.
pub(super) fn long_word(
    reader: &mut Reader<'_>,
    words: &mut DeclarationWords,
    word: Word,
    entry: &Entry,
) {
    let node = &entry.value;
    let span = entry.key.span;
    let what = format!("`{}`", word.name());
    if word.is_flag() {
        if reader.boolean(node, &what).is_some_and(|on| on.value) {
            add(reader, words, word, DeclaredWord { span, value: None });
        }
        return;
    }
    if node.is_null() {
        return missing_value(reader, word, span);
    }
    let takes_any = matches!(word, Word::Default | Word::Example);
    if !takes_any && !matches!(node.value, Value::Scalar(_)) {
        reader.wrong_type::<()>(node, &what, "a single value");
        return;
    }
    let value = Some(Spanned::new(Literal::Node(node.clone()), node.span));
    add(reader, words, word, DeclaredWord { span, value });
}

/// Whether a word can only be one that follows a type, and not the type's argument.
pub(super) fn is_word(word: &str) -> bool {
    match WordForm::of(word) {
        WordForm::Range(..) => true,
        WordForm::Pair(key, _) => Word::named(key).is_some(),
        WordForm::Bare => Word::named(word).is_some(),
    }
}

/// How a word of the short form is written.
enum WordForm<'w> {
    Range(&'w str, &'w str),
    Pair(&'w str, &'w str),
    Bare,
}

impl<'w> WordForm<'w> {
    /// `=` decides first, so that a default may contain `..`.
    fn of(word: &'w str) -> Self {
        if let Some((key, value)) = word.split_once('=') {
            return Self::Pair(key, value);
        }
        word.split_once("..")
            .map_or(Self::Bare, |(min, max)| Self::Range(min, max))
    }
}

/// Adds a word, or reports that it is there already.
fn add(reader: &mut Reader<'_>, words: &mut DeclarationWords, word: Word, declared: DeclaredWord) {
    let span = declared.span;
    if let Some(first) = words.add(word, declared) {
        let problem = WordProblem::RepeatedWord { word: word.name() };
        reader.push(Diagnostic::error(problem, span).related(first, "first given here"));
    }
}

fn range(
    reader: &mut Reader<'_>,
    words: &mut DeclarationWords,
    text: &Spanned<String>,
    (min, max): (&str, &str),
) {
    let is_number = |end: &str| end.is_empty() || end.parse::<f64>().is_ok_and(f64::is_finite);
    if (min.is_empty() && max.is_empty()) || !is_number(min) || !is_number(max) {
        let word = text.value.clone();
        return reader.report(WordProblem::MalformedRange { word }, text.span);
    }
    for (word, end, at) in [(Word::Min, min, 0), (Word::Max, max, min.len() + 2)] {
        if !end.is_empty() {
            add(reader, words, word, with_value(text.span, end, at));
        }
    }
}

fn pair(
    reader: &mut Reader<'_>,
    words: &mut DeclarationWords,
    text: &Spanned<String>,
    (word, value): (Word, &str),
) {
    if word.is_flag() {
        return reader.report(WordProblem::FlagWithValue { word: word.name() }, text.span);
    }
    if value.is_empty() {
        return missing_value(reader, word, text.span);
    }
    let declared = with_value(text.span, value, word.name().len() + 1);
    add(reader, words, word, declared);
}

/// A word with the value that begins `at` bytes in.
fn with_value(span: Span, value: &str, at: usize) -> DeclaredWord {
    let place = span.part(at, value.len());
    let value = Some(Spanned::new(Literal::Word(value.to_owned()), place));
    DeclaredWord { span, value }
}

fn missing_value(reader: &mut Reader<'_>, word: Word, span: Span) {
    let problem = WordProblem::MissingValue {
        word: word.name(),
        example: word.example(),
    };
    reader.report(problem, span);
}

/// Reports a word that is none of the language's.
fn unknown(reader: &mut Reader<'_>, word: &str, span: Span, allowed: &[Word]) {
    let word = word.to_owned();
    if ["required", "not_null", "notnull", "mandatory"].contains(&word.as_str()) {
        return reader.report(WordProblem::RequiredWord { word }, span);
    }
    let allowed: Vec<_> = allowed.iter().map(|word| word.name().to_owned()).collect();
    let nearest = Word::alias(&word)
        .map(|word| word.name().to_owned())
        .or_else(|| meant_range(&word))
        .or_else(|| nearest(&word, allowed.iter().map(String::as_str)));
    let problem = WordProblem::UnknownWord {
        word,
        nearest,
        allowed,
    };
    reader.report(problem, span);
}
