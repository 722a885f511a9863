use super::layout::indented;
use crate::spec::{FieldDeclaration, Members, RelationDeclaration, TypeName, Word, Words};

/// An entity as lines of YAML.
pub(super) fn entity_lines(name: &str, members: &Members, unit: usize) -> Vec<String> {
    let fields = members.fields.iter().filter_map(|field| {
        Some(format!(
            "{}: {}",
            field.name.value,
            self::field(field.declaration.as_ref()?)
        ))
    });
    let relations = members.relations.iter().filter_map(|relation| {
        Some(format!(
            "{}: {}",
            relation.name.value,
            self::relation(relation.declaration.as_ref()?)
        ))
    });
    let mut lines = vec![format!("{name}:")];
    lines.extend(indented(group("fields", fields.collect(), unit), unit));
    lines.extend(indented(
        group("relations", relations.collect(), unit),
        unit,
    ));
    lines
}

fn group(key: &str, lines: Vec<String>, unit: usize) -> Vec<String> {
    if lines.is_empty() {
        return Vec::new();
    }
    let mut group = vec![format!("{key}:")];
    group.extend(indented(lines, unit));
    group
}

fn field(declaration: &FieldDeclaration) -> String {
    let FieldDeclaration {
        kind,
        digits,
        values,
        words,
    } = declaration;
    let values: Vec<_> = values.iter().map(|value| value.value.as_str()).collect();
    let name = kind.value.name();
    let head = match (kind.value, digits) {
        (TypeName::Enum, _) => format!("{name} {}", values.join(",")),
        (_, Some(digits)) => format!("{name} {},{}", digits.value.0, digits.value.1),
        (_, None) => name.to_owned(),
    };
    if head.split_whitespace().count() > 2 || needs_long_form(words) {
        return format!("{{type: {}{}}}", quoted(&head), long_words(words));
    }
    plain_or_quoted(&format!("{head}{}", short_words(words)))
}

fn relation(declaration: &RelationDeclaration) -> String {
    let RelationDeclaration {
        kind,
        kind_span: _,
        target,
        words,
    } = declaration;
    let target = &target.value;
    if needs_long_form(words) {
        return format!(
            "{{{}: {}{}}}",
            kind.name(),
            quoted(target),
            long_words(words)
        );
    }
    plain_or_quoted(&format!("{} {target}{}", kind.name(), short_words(words)))
}

/// Only the long form can hold spaces in a value.
fn needs_long_form(words: &Words) -> bool {
    values(words)
        .iter()
        .any(|(_, value)| value.contains(char::is_whitespace))
}

fn values(words: &Words) -> Vec<(Word, String)> {
    let text = |word: Word| words.text(word).map(|text| text.value).unwrap_or_default();
    words.iter().map(|(word, _)| (word, text(word))).collect()
}

/// Both ends of a range as one word, the others as they are.
fn short_words(words: &Words) -> String {
    let end = |word: Word| words.text(word).map(|text| text.value);
    let range = match (end(Word::Min), end(Word::Max)) {
        (None, None) => String::new(),
        (min, max) => format!(" {}..{}", min.unwrap_or_default(), max.unwrap_or_default()),
    };
    let others = values(words)
        .into_iter()
        .filter(|(word, _)| !matches!(word, Word::Min | Word::Max));
    let others = others.map(|(word, value)| {
        if word.is_flag() {
            format!(" {}", word.name())
        } else {
            format!(" {}={value}", word.name())
        }
    });
    std::iter::once(range).chain(others).collect()
}

fn long_words(words: &Words) -> String {
    let pair = |(word, value): (Word, String)| {
        if word.is_flag() {
            format!(", {}: true", word.name())
        } else {
            format!(", {}: {}", word.name(), quoted(&value))
        }
    };
    values(words).into_iter().map(pair).collect()
}

/// A scalar in a block: plain where YAML reads it back as it is.
fn plain_or_quoted(text: &str) -> String {
    let special = text.contains(": ") || text.contains(" #") || text.ends_with(':');
    if special {
        quoted(text)
    } else {
        text.to_owned()
    }
}

/// A scalar in a flow mapping.
fn quoted(text: &str) -> String {
    let plain = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '_' | '.' | '-');
    if text.starts_with(|first: char| first.is_ascii_alphanumeric()) && text.chars().all(plain) {
        return text.to_owned();
    }
    format!("'{}'", text.replace('\'', "''"))
}
