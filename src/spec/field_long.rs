use super::declaration::add;
use super::field::{argument, kind};
use super::keys::KeyTable;
use super::literal::Literal;
use super::raw::FieldDeclaration;
use super::reader::Reader;
use super::split;
use super::types::TypeName;
use super::word_rules::words_on_fields;
use super::words::{Given, Word, Words};
use super::yaml::{Entry, Node, Value};
use crate::diagnostics::{DeclarationProblem, Span, Spanned, WordProblem};

const OWN_KEYS: [&str; 4] = ["type", "precision", "scale", "values"];

pub(super) fn long(
    reader: &mut Reader<'_>,
    keys: &KeyTable,
    entries: &[Entry],
    name: Span,
) -> Option<FieldDeclaration> {
    let mut found = Words::default();
    let mut head = None;
    let (mut precision, mut scale, mut listed) = (None, None, None);
    for entry in entries {
        match entry.key.value.as_str() {
            "type" => head = Some(long_type(reader, entry)),
            "precision" => precision = Some(number(reader, &entry.value, "`precision`")),
            "scale" => scale = Some(number(reader, &entry.value, "`scale`")),
            "values" => listed = Some(long_values(reader, &entry.value)),
            key => match Word::named(key) {
                Some(word) => long_word(reader, &mut found, word, entry),
                None => unknown_key(reader, keys, entry),
            },
        }
    }
    let Some(head) = head else {
        reader.report(DeclarationProblem::Empty { what: "field" }, name);
        return None;
    };
    let Head { kind, list } = head?;
    if let (TypeName::Decimal, Some(precision)) = (kind.value, precision) {
        let scale = scale.map_or(Some(0), |scale| Some(scale?.value))?;
        let digits = Some(precision?.map(|precision| (precision, scale)));
        return Some(FieldDeclaration {
            kind,
            digits,
            values: Vec::new(),
            words: found,
        });
    }
    if let (TypeName::Enum, Some(values)) = (kind.value, listed) {
        return Some(FieldDeclaration {
            kind,
            digits: None,
            values: values?,
            words: found,
        });
    }
    let (digits, values, rest) = argument(reader, &kind, &list)?;
    for word in rest {
        let problem = DeclarationProblem::MisplacedTypeWords {
            word: word.value.clone(),
        };
        reader.report(problem, word.span);
    }
    Some(FieldDeclaration {
        kind,
        digits,
        values,
        words: found,
    })
}

/// The type of a long form, and its argument where it is given there.
struct Head {
    kind: Spanned<TypeName>,
    list: Vec<Spanned<String>>,
}

fn long_type(reader: &mut Reader<'_>, entry: &Entry) -> Option<Head> {
    let Value::Scalar(scalar) = &entry.value.value else {
        return reader.wrong_type(&entry.value, "`type`", "a type such as `string`");
    };
    let list = split::words(reader, &entry.value, scalar);
    let Some((first, rest)) = list.split_first() else {
        reader.report(DeclarationProblem::Empty { what: "field" }, entry.key.span);
        return None;
    };
    Some(Head {
        kind: kind(reader, first)?,
        list: rest.to_vec(),
    })
}

fn number(reader: &mut Reader<'_>, node: &Node, what: &str) -> Option<Spanned<u32>> {
    let text = reader.text(node, what)?;
    match text.value.parse() {
        Ok(number) => Some(Spanned::new(number, text.span)),
        Err(_) => reader.wrong_type(node, what, "a whole number"),
    }
}

fn long_values(reader: &mut Reader<'_>, node: &Node) -> Option<Vec<Spanned<String>>> {
    let items = reader.list(node, "`values`")?;
    Some(
        items
            .iter()
            .filter_map(|item| reader.text(item, "an enum value"))
            .collect(),
    )
}

/// A word as a key: `unique: true`, `max: 200`.
pub(super) fn long_word(reader: &mut Reader<'_>, words: &mut Words, word: Word, entry: &Entry) {
    let node = &entry.value;
    let span = entry.key.span;
    if word.is_flag() {
        let what = format!("`{}`", word.name());
        if reader.boolean(node, &what).is_some_and(|on| on.value) {
            add(reader, words, word, Given { span, value: None });
        }
        return;
    }
    let takes_any = matches!(word, Word::Default | Word::Example);
    if node.is_null() {
        let problem = WordProblem::MissingValue {
            word: word.name(),
            example: word.example(),
        };
        return reader.report(problem, span);
    }
    if !takes_any && !matches!(node.value, Value::Scalar(_)) {
        let what = format!("`{}`", word.name());
        reader.wrong_type::<()>(node, &what, "a single value");
        return;
    }
    let value = Some(Spanned::new(Literal::Node(node.clone()), node.span));
    add(reader, words, word, Given { span, value });
}

fn unknown_key(reader: &mut Reader<'_>, keys: &KeyTable, entry: &Entry) {
    let allowed: Vec<_> = OWN_KEYS
        .into_iter()
        .chain(words_on_fields().iter().map(|word| word.name()))
        .collect();
    keys.report_unknown(reader, entry, "a field", &allowed);
}
