use super::fragment::Fragment;
use crate::spec::{
    DeclarationWords, FieldDeclaration, Members, RelationDeclaration, TypeName, Word,
};

/// An entity with its members.
pub(super) fn entity(members: &Members) -> Fragment {
    let groups = [
        ("fields", fields(members)),
        ("relations", relations(members)),
    ];
    Fragment::Block(
        groups
            .into_iter()
            .filter(|(_, members)| !members.is_empty())
            .map(|(key, members)| (key.to_owned(), Fragment::Block(members)))
            .collect(),
    )
}

/// The fields, each with its name.
pub(super) fn fields(members: &Members) -> Vec<(String, Fragment)> {
    let field = |raw: &crate::spec::RawField| {
        let declaration = raw.declaration.as_ref()?;
        Some((raw.name.value.clone(), field(declaration)))
    };
    members.fields.iter().filter_map(field).collect()
}

/// The relations, each with its name.
pub(super) fn relations(members: &Members) -> Vec<(String, Fragment)> {
    let relation = |raw: &crate::spec::RawRelation| {
        let declaration = raw.declaration.as_ref()?;
        Some((raw.name.value.clone(), relation(declaration)))
    };
    members.relations.iter().filter_map(relation).collect()
}

fn field(declaration: &FieldDeclaration) -> Fragment {
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
        return long("type", &head, words);
    }
    Fragment::Text(format!("{head}{}", short_words(words)))
}

fn relation(declaration: &RelationDeclaration) -> Fragment {
    let RelationDeclaration {
        kind,
        kind_span: _,
        target,
        words,
    } = declaration;
    let target = &target.value;
    if needs_long_form(words) {
        return long(kind.name(), target, words);
    }
    Fragment::Text(format!("{} {target}{}", kind.name(), short_words(words)))
}

/// Only the long form can hold spaces in a value.
fn needs_long_form(words: &DeclarationWords) -> bool {
    values(words)
        .iter()
        .any(|(_, value)| value.contains(char::is_whitespace))
}

fn values(words: &DeclarationWords) -> Vec<(Word, String)> {
    let text = |word: Word| words.text(word).map(|text| text.value).unwrap_or_default();
    words.iter().map(|(word, _)| (word, text(word))).collect()
}

/// Both ends of a range as one word, the others as they are.
fn short_words(words: &DeclarationWords) -> String {
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

fn long(key: &str, head: &str, words: &DeclarationWords) -> Fragment {
    let head = (key.to_owned(), Fragment::text(head));
    let others = values(words).into_iter().map(|(word, value)| {
        let value = if word.is_flag() {
            "true".to_owned()
        } else {
            value
        };
        (word.name().to_owned(), Fragment::Text(value))
    });
    Fragment::Inline(std::iter::once(head).chain(others).collect())
}
