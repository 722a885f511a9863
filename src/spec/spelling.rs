//! How other languages and frameworks write declarations, and how this one says the same.

use super::types::TypeName;
use super::word::Word;

/// The declaration of a field that another spelling means: `string(100)` is `string ..100`,
/// `text?` is `text optional`, `enum(a, b)` is `enum a,b`.
pub(super) fn meant_field(text: &str) -> Option<String> {
    let text = text.trim();
    let is_name = |letter: char| letter.is_ascii_alphanumeric() || letter == '_';
    let end = text.find(|letter| !is_name(letter)).unwrap_or(text.len());
    let (name, rest) = text.split_at(end);
    let kind = TypeName::named(&name.to_ascii_lowercase()).or_else(|| TypeName::alias(name))?;
    let (argument, rest) = match rest.trim_start().strip_prefix('(') {
        Some(open) => open
            .split_once(')')
            .map(|(inside, rest)| (Some(inside), rest))?,
        None => (None, rest),
    };
    let mut words = vec![kind.name().to_owned()];
    match argument {
        Some(argument) => words.push(meant_argument(kind, argument)?),
        None if kind.argument().is_some() => return None,
        None => {}
    }
    let rest = match rest.strip_prefix('?') {
        Some(rest) => {
            words.push(Word::Optional.name().to_owned());
            rest
        }
        None => rest.strip_prefix('!').unwrap_or(rest),
    };
    if rest.starts_with(|letter: char| !letter.is_whitespace()) {
        return None;
    }
    words.extend(
        rest.split_whitespace()
            .map(|word| meant_range(word).unwrap_or_else(|| word.to_owned())),
    );
    Some(words.join(" "))
}

/// What stands in parentheses behind a type: digits, values, or a length.
fn meant_argument(kind: TypeName, argument: &str) -> Option<String> {
    let parts: Vec<&str> = argument
        .split(',')
        .map(|part| part.trim().trim_matches(['\'', '"']))
        .collect();
    let are_numbers = parts.iter().all(|part| part.parse::<u32>().is_ok());
    match (kind, parts.as_slice()) {
        (TypeName::Enum, values) => Some(values.join(",")),
        (TypeName::Decimal, [digits]) if are_numbers => Some(format!("{digits},0")),
        (TypeName::Decimal, [digits, scale]) if are_numbers => Some(format!("{digits},{scale}")),
        (_, [most]) if are_numbers => Some(format!("..{most}")),
        (_, [least, most]) if are_numbers => Some(format!("{least}..{most}")),
        _ => None,
    }
}

/// The range that a word means: `1-100` is `1..100`, `100` is `..100`.
pub(super) fn meant_range(word: &str) -> Option<String> {
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    match word.split_once(['-', '–', ':', ',']) {
        Some((least, most)) if is_number(least) && is_number(most) => {
            Some(format!("{least}..{most}"))
        }
        None if is_number(word) => Some(format!("..{word}")),
        _ => None,
    }
}

/// Whether a word names a side of a relation that the other entity declares.
pub(super) fn is_other_side(word: &str) -> bool {
    matches!(
        word,
        "has_many" | "has_one" | "hasMany" | "hasOne" | "one_to_many" | "OneToMany"
    )
}

/// The argument of a command that is meant by a declaration with spaces: `name string 1..100` and
/// `name: string 1..100` are `name:string:1..100`.
#[must_use]
pub fn with_colons(text: &str) -> String {
    let text = text.trim();
    let end = text.find([':', ' ', '\t']).unwrap_or(text.len());
    let (name, rest) = text.split_at(end);
    let spaced = rest.strip_prefix(':').unwrap_or(rest);
    if !spaced.starts_with([' ', '\t']) {
        return text.to_owned();
    }
    let words = spaced.split_whitespace();
    let words = words.map(|word| word.replace(':', "\\:"));
    std::iter::once(name.to_owned())
        .chain(words)
        .collect::<Vec<_>>()
        .join(":")
}

#[cfg(test)]
mod tests {
    use super::{meant_field, with_colons};

    #[test]
    fn other_spellings_are_declarations() {
        for (other, own) in [
            ("string(100)", "string ..100"),
            ("VARCHAR(20) unique", "string ..20 unique"),
            ("string(1, 100)", "string 1..100"),
            ("enum('a', \"b\")", "enum a,b"),
            ("decimal(10, 2) optional", "decimal 10,2 optional"),
            ("numeric(10)", "decimal 10,0"),
            ("text?", "text optional"),
            ("String!", "string"),
            ("varchar 1-20", "string 1..20"),
        ] {
            assert_eq!(meant_field(other).as_deref(), Some(own), "{other}");
        }
        for unknown in ["strng", "User", "string[]", "decimal?", "uuid(a)"] {
            assert_eq!(meant_field(unknown), None, "{unknown}");
        }
    }

    #[test]
    fn spaces_are_colons() {
        for (spaced, argument) in [
            ("name string 1..100", "name:string:1..100"),
            ("price: decimal 10,2", "price:decimal:10,2"),
            ("opens: time default=08:30", "opens:time:default=08\\:30"),
            ("author belongs_to User", "author:belongs_to:User"),
            ("title:string:1..200", "title:string:1..200"),
            ("title", "title"),
        ] {
            assert_eq!(with_colons(spaced), argument);
        }
    }
}
