use super::declaration::{is_word, long_word, short_words, split};
use super::keys::KeyTable;
use super::raw::{FieldDeclaration, RawField};
use super::reader::Reader;
use super::spelling::{is_other_side, meant_field};
use super::types::{RelationKind, TypeName};
use super::word::Word;
use super::words::DeclarationWords;
use super::yaml::{Entry, Node, Value};
use crate::diagnostics::{DeclarationProblem, Span, Spanned, nearest};

/// The keys of the long form beside the words.
const OWN_KEYS: [&str; 4] = ["type", "precision", "scale", "values"];

pub(super) fn field(reader: &mut Reader<'_>, keys: &KeyTable, entry: &Entry) -> RawField {
    let declaration = match &entry.value.value {
        Value::Mapping(entries) => long(reader, keys, entries, entry.key.span),
        Value::Scalar(scalar) => {
            let list = split(reader, &entry.value, scalar);
            short(reader, &list, entry.key.span)
        }
        Value::Sequence(_) => {
            let what = format!("the field `{}`", entry.key.value);
            reader.wrong_type(&entry.value, &what, "a declaration such as `string 1..100`")
        }
    };
    RawField {
        name: entry.key.clone(),
        declaration,
    }
}

/// A declaration in words; `name` is the place to point to when there are none.
pub(super) fn short(
    reader: &mut Reader<'_>,
    list: &[Spanned<String>],
    name: Span,
) -> Option<FieldDeclaration> {
    let Some((_, rest)) = list.split_first() else {
        reader.report(DeclarationProblem::Empty { what: "field" }, name);
        return None;
    };
    let kind = kind(reader, list)?;
    let (argument, rest) = argument(reader, &kind, rest)?;
    let words = short_words(reader, rest, Word::on_fields);
    Some(argument.declared(kind, words))
}

/// What is said of a type itself: `P,S` of a decimal, the values of an enum.
#[derive(Default)]
struct Argument {
    digits: Option<Spanned<(u32, u32)>>,
    values: Vec<Spanned<String>>,
}

impl Argument {
    fn declared(self, kind: Spanned<TypeName>, words: DeclarationWords) -> FieldDeclaration {
        let Self { digits, values } = self;
        FieldDeclaration {
            kind,
            digits,
            values,
            words,
        }
    }
}

/// The type that a declaration begins with.
fn kind(reader: &mut Reader<'_>, list: &[Spanned<String>]) -> Option<Spanned<TypeName>> {
    let word = list.first()?;
    let name = word.value.as_str();
    if let Some(kind) = TypeName::named(name) {
        return Some(Spanned::new(kind, word.span));
    }
    let words: Vec<&str> = list.iter().map(|word| word.value.as_str()).collect();
    let whole = words.join(" ");
    if let Some(meant) = meant_field(&whole).filter(|meant| meant.contains(' ')) {
        let problem = DeclarationProblem::UnknownType {
            name: whole,
            nearest: Some(meant),
            allowed: Vec::new(),
        };
        let end = list.last().map_or(word.span.end, |word| word.span.end);
        reader.report(problem, Span::new(word.span.start, end));
        return None;
    }
    let relation = RelationKind::named(name).or_else(|| RelationKind::alias(name));
    let problem = match relation {
        _ if is_other_side(name) => DeclarationProblem::OtherSide {
            kind: name.to_owned(),
        },
        Some(kind) => DeclarationProblem::RelationInFields { kind: kind.name() },
        None => unknown_type(name),
    };
    reader.report(problem, word.span);
    None
}

fn unknown_type(name: &str) -> DeclarationProblem {
    let allowed: Vec<_> = TypeName::all().map(|kind| kind.name().to_owned()).collect();
    let nearest = TypeName::alias(name)
        .map(|kind| kind.name().to_owned())
        .or_else(|| nearest(name, allowed.iter().map(String::as_str)));
    DeclarationProblem::UnknownType {
        name: name.to_owned(),
        nearest,
        allowed,
    }
}

/// Whether a word behind the values of an enum looks like one more of them.
fn is_value(word: &Spanned<String>) -> bool {
    let word = word.value.as_str();
    let is_known = is_word(word) || Word::alias(word).is_some();
    !is_known && !word.contains('=') && nearest(word, Word::all().map(Word::name)).is_none()
}

/// Takes `P,S` or `a,b,c` from the front of the words, where the type has such an argument.
fn argument<'w>(
    reader: &mut Reader<'_>,
    kind: &Spanned<TypeName>,
    list: &'w [Spanned<String>],
) -> Option<(Argument, &'w [Spanned<String>])> {
    let Some(expected) = kind.value.argument() else {
        return Some((Argument::default(), list));
    };
    let (of, example) = (kind.value.name(), expected.example);
    let missing = DeclarationProblem::MissingArgument { of, example };
    let first = list.split_first().filter(|(word, _)| !is_word(&word.value));
    let Some((word, rest)) = first else {
        reader.report(missing, kind.span);
        return None;
    };
    let is_list = kind.value == TypeName::Enum && rest.first().is_some_and(is_value);
    if (word.value.ends_with(',') && !rest.is_empty()) || is_list {
        let problem = DeclarationProblem::SpaceInArgument { of, example };
        reader.report(problem, Span::new(word.span.start, rest[0].span.end));
        return None;
    }
    let mut argument = Argument::default();
    if kind.value == TypeName::Enum {
        argument.values = values(word);
        return Some((argument, rest));
    }
    argument.digits = digits(word);
    if argument.digits.is_none() {
        reader.report(missing, word.span);
        return None;
    }
    Some((argument, rest))
}

/// `P,S`
fn digits(word: &Spanned<String>) -> Option<Spanned<(u32, u32)>> {
    let (precision, scale) = word.value.split_once(',')?;
    let digits = (precision.parse().ok()?, scale.parse().ok()?);
    Some(Spanned::new(digits, word.span))
}

/// The values of `a,b,c`, each with its place.
fn values(word: &Spanned<String>) -> Vec<Spanned<String>> {
    let mut at = 0;
    let values = word.value.split(',').map(|value| {
        let span = word.span.part(at, value.len());
        at += value.len() + 1;
        Spanned::new(value.to_owned(), span)
    });
    values.collect()
}

fn long(
    reader: &mut Reader<'_>,
    keys: &KeyTable,
    entries: &[Entry],
    name: Span,
) -> Option<FieldDeclaration> {
    let mut words = DeclarationWords::default();
    let mut head = None;
    let (mut precision, mut scale, mut listed) = (None, None, None);
    for entry in entries {
        match entry.key.value.as_str() {
            "type" => head = Some(long_type(reader, entry)),
            "precision" => precision = Some(number(reader, &entry.value, "`precision`")),
            "scale" => scale = Some(number(reader, &entry.value, "`scale`")),
            "values" => listed = Some(long_values(reader, &entry.value)),
            key => match Word::named(key) {
                Some(word) => long_word(reader, &mut words, word, entry),
                None => unknown_key(reader, keys, entry),
            },
        }
    }
    let Some(head) = head else {
        reader.report(DeclarationProblem::Empty { what: "field" }, name);
        return None;
    };
    let (kind, list) = head?;
    let mut own = Argument::default();
    if let (TypeName::Decimal, Some(precision)) = (kind.value, precision) {
        let scale = scale.map_or(Some(0), |scale| Some(scale?.value))?;
        own.digits = Some(precision?.map(|precision| (precision, scale)));
        return Some(own.declared(kind, words));
    }
    if let (TypeName::Enum, Some(values)) = (kind.value, listed) {
        own.values = values?;
        return Some(own.declared(kind, words));
    }
    let (argument, rest) = argument(reader, &kind, &list)?;
    for word in rest {
        let misplaced = word.value.clone();
        let problem = DeclarationProblem::MisplacedTypeWords { word: misplaced };
        reader.report(problem, word.span);
    }
    Some(argument.declared(kind, words))
}

/// The type of a long form, and its argument where it is given there.
fn long_type(
    reader: &mut Reader<'_>,
    entry: &Entry,
) -> Option<(Spanned<TypeName>, Vec<Spanned<String>>)> {
    let Value::Scalar(scalar) = &entry.value.value else {
        return reader.wrong_type(&entry.value, "`type`", "a type such as `string`");
    };
    let list = split(reader, &entry.value, scalar);
    let Some((_, rest)) = list.split_first() else {
        reader.report(DeclarationProblem::Empty { what: "field" }, entry.key.span);
        return None;
    };
    Some((kind(reader, &list)?, rest.to_vec()))
}

fn number(reader: &mut Reader<'_>, node: &Node, what: &str) -> Option<Spanned<u32>> {
    let text = reader.text(node, what)?;
    match text.value.parse() {
        Ok(number) => Some(Spanned::new(number, text.span)),
        Err(_) => reader.wrong_type(node, what, "a whole number"),
    }
}

fn long_values(reader: &mut Reader<'_>, node: &Node) -> Option<Vec<Spanned<String>>> {
    let items = reader.list(node, "`values`")?.iter();
    let values = items.filter_map(|item| reader.text(item, "an enum value"));
    Some(values.collect())
}

fn unknown_key(reader: &mut Reader<'_>, keys: &KeyTable, entry: &Entry) {
    let words = Word::on_fields();
    let words = words.iter().map(|word| word.name());
    let allowed: Vec<_> = OWN_KEYS.into_iter().chain(words).collect();
    keys.report_unknown(reader, entry, "a field", &allowed);
}
