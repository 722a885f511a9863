use crate::import::schema::{Default, SqlKind, sql_tokens};

/// The default of a column, from SQL; nothing for null.
pub fn default(text: &str) -> Option<Default> {
    let tokens = sql_tokens(text);
    let kinds: Vec<_> = tokens.iter().map(|token| &token.kind).collect();
    let value = |text: &str| Some(Default::Value(text.to_owned()));
    match kinds.as_slice() {
        [SqlKind::Text(text) | SqlKind::Number(text) | SqlKind::Name(text)] => value(text),
        [SqlKind::Sign("-"), SqlKind::Number(number)] => value(&format!("-{number}")),
        [SqlKind::Sign("+"), SqlKind::Number(number)] => value(number),
        [SqlKind::Word(word)] if word.eq_ignore_ascii_case("null") => None,
        [SqlKind::Word(word)] if word.eq_ignore_ascii_case("true") => value("1"),
        [SqlKind::Word(word)] if word.eq_ignore_ascii_case("false") => value("0"),
        [SqlKind::Word(x), SqlKind::Text(digits)] if x.eq_ignore_ascii_case("x") => {
            bytes(digits).map(Default::Bytes)
        }
        [SqlKind::Sign("("), .., SqlKind::Sign(")")] => {
            let inner = text.trim().strip_prefix('(')?.strip_suffix(')')?;
            match default(inner) {
                Some(Default::Expression(_)) => Some(Default::Expression(text.to_owned())),
                simple => simple,
            }
        }
        _ => Some(Default::Expression(text.to_owned())),
    }
}

fn bytes(digits: &str) -> Option<Vec<u8>> {
    let pairs = digits.as_bytes().chunks(2);
    pairs
        .map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok())
        .collect()
}
