/// Words by which `rustfmt` decides, and not only by their length.
const MEANINGFUL: [&str; 62] = [
    "abstract",
    "allow",
    "as",
    "async",
    "await",
    "become",
    "box",
    "break",
    "cfg",
    "cfg_attr",
    "const",
    "continue",
    "crate",
    "default",
    "derive",
    "do",
    "dyn",
    "else",
    "enum",
    "expect",
    "extern",
    "false",
    "final",
    "fn",
    "for",
    "gen",
    "if",
    "impl",
    "in",
    "inline",
    "let",
    "loop",
    "macro",
    "macro_rules",
    "match",
    "matches",
    "mod",
    "move",
    "mut",
    "override",
    "priv",
    "pub",
    "raw",
    "ref",
    "return",
    "rustfmt",
    "safe",
    "self",
    "skip",
    "static",
    "struct",
    "super",
    "trait",
    "true",
    "try",
    "type",
    "union",
    "unsafe",
    "use",
    "vec",
    "where",
    "while",
];

/// A text with its words replaced by their shapes: where two texts have one skeleton, `rustfmt`
/// breaks them at the same places.
///
/// Where the order of names matters to it (`use`, `mod`), the text is its own skeleton.
#[must_use]
pub fn skeleton(text: &str) -> Vec<u8> {
    let bytes = text.as_bytes();
    let mut skeleton = Vec::with_capacity(bytes.len());
    for (start, word) in word_places(text) {
        if matches!(word, "use" | "mod") {
            return bytes.to_owned();
        }
        skeleton.extend_from_slice(&bytes[skeleton.len()..start]);
        let is_macro = bytes.get(start + word.len()) == Some(&b'!');
        if is_macro || MEANINGFUL.binary_search(&word).is_ok() {
            skeleton.extend_from_slice(word.as_bytes());
        } else {
            skeleton.extend(word.bytes().map(shape));
        }
    }
    skeleton.extend_from_slice(&bytes[skeleton.len()..]);
    skeleton
}

/// Whether a layout has kept the words of its text in their order, so that other words can take
/// their places.
#[must_use]
pub fn keeps_words(text: &str, laid_out: &str) -> bool {
    words(text).eq(words(laid_out))
}

/// A layout with the words of `text` in the place of its own; nothing if they are not as many.
#[must_use]
pub fn transfer(laid_out: &str, text: &str) -> Option<String> {
    let mut result = String::with_capacity(laid_out.len());
    let mut texts = words(text);
    let mut at = 0;
    for (start, word) in word_places(laid_out) {
        result.push_str(&laid_out[at..start]);
        result.push_str(texts.next()?);
        at = start + word.len();
    }
    result.push_str(&laid_out[at..]);
    texts.next().is_none().then_some(result)
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    word_places(text).map(|(_, word)| word)
}

fn word_places(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let bytes = text.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + bytes[at..].iter().position(|byte| is_word_byte(*byte))?;
        let rest = &bytes[start..];
        at = start
            + rest
                .iter()
                .position(|byte| !is_word_byte(*byte))
                .unwrap_or(rest.len());
        Some((start, &text[start..at]))
    })
}

fn is_word_byte(byte: u8) -> bool {
    byte == b'_' || byte.is_ascii_alphanumeric()
}

/// As long as the letter: a skeleton has the places of its text.
fn shape(letter: u8) -> u8 {
    match letter {
        b'a'..=b'z' => b'a',
        b'A'..=b'Z' => b'A',
        b'0'..=b'9' => b'0',
        other => other,
    }
}

/// Whether two texts differ at most in layout, by counting what `rustfmt` neither adds nor drops.
#[must_use]
pub fn has_same_marks(one: &str, other: &str) -> bool {
    marks(one) == marks(other)
}

fn marks(text: &str) -> [usize; 256] {
    let mut counts = [0; 256];
    for byte in text.bytes() {
        if !byte.is_ascii_whitespace() && !b",{}()|".contains(&byte) {
            counts[usize::from(byte)] += 1;
        }
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_of_words_is_in_order() {
        assert!(MEANINGFUL.is_sorted());
    }

    #[test]
    fn texts_of_one_shape_share_a_skeleton() {
        assert_eq!(
            skeleton("fn list(x: Post2) {}"),
            skeleton("fn make(y: Note1) {}")
        );
        assert_ne!(skeleton("fn list() {}"), skeleton("fn lists() {}"));
        assert_ne!(skeleton("match a {}"), skeleton("value a {}"));
        assert_ne!(skeleton("use a;"), skeleton("use b;"));
        assert_ne!(skeleton("vec![a]"), skeleton("abc![a]"));
    }

    #[test]
    fn a_layout_takes_other_words() {
        let laid_out = "f(\n    a,\n    b,\n)";
        assert!(keeps_words("f(a,b)", laid_out));
        let found = transfer(laid_out, "g(c,d)");
        assert_eq!(found.as_deref(), Some("g(\n    c,\n    d,\n)"));
        assert!(!keeps_words("f(a, b)", "f(b, a)"));
        assert_eq!(transfer(laid_out, "g(c, d, e)"), None);
    }

    #[test]
    fn layout_does_not_count_and_everything_else_does() {
        assert!(has_same_marks("f(a,b)", "f(\n    a,\n    b,\n)"));
        assert!(has_same_marks("mod b; mod a;", "mod a;\nmod b;\n"));
        assert!(!has_same_marks("mod a;", "mod a;\nmod b;\n"));
    }
}
