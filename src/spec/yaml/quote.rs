//! How a text is written as a scalar, so that YAML reads back the same.

use std::fmt::Write as _;

/// A text that can only be a text: in quotes where YAML may take it for a number, a bool or null,
/// or has a meaning for one of its letters.
#[must_use]
pub fn text(text: &str) -> String {
    let is_plain = text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-'));
    let means_more = ["null", "true", "false", "yes", "no", "on", "off", "y", "n"];
    if is_plain && !means_more.contains(&text.to_ascii_lowercase().as_str()) {
        text.to_owned()
    } else {
        quoted(text)
    }
}

/// A scalar in a block, which may be a number as well: plain where YAML reads it back as it is.
#[must_use]
pub fn block_scalar(text: &str) -> String {
    if is_plain(text) {
        text.to_owned()
    } else {
        quoted(text)
    }
}

/// A scalar in brackets or braces.
#[must_use]
pub fn flow_scalar(text: &str) -> String {
    let is_safe = |letter: char| {
        letter.is_ascii_alphanumeric() || matches!(letter, '_' | '.' | '-' | '/' | '=' | ' ')
    };
    if is_plain(text) && text.chars().all(is_safe) {
        text.to_owned()
    } else {
        quoted(text)
    }
}

/// The text in the quotes of another scalar, if it has any.
#[must_use]
pub fn quoted_like(written: &str, text: &str) -> String {
    if !is_quoted(written) {
        text.to_owned()
    } else if written.starts_with('\'') && !text.contains(char::is_control) {
        in_single_quotes(text)
    } else {
        quoted(text)
    }
}

/// Whether a scalar is written in quotes.
#[must_use]
pub fn is_quoted(written: &str) -> bool {
    written.len() > 1 && written.starts_with(['\'', '"'])
}

/// A text in double quotes; in single ones where it would have to be escaped, as patterns would.
#[must_use]
pub fn quoted(text: &str) -> String {
    if text.contains(char::is_control) {
        escaped(text)
    } else if text.contains(['"', '\\']) {
        in_single_quotes(text)
    } else {
        format!("\"{text}\"")
    }
}

fn is_plain(text: &str) -> bool {
    let begins = |first: char| first.is_alphanumeric() || matches!(first, '/' | '.' | '_');
    let special = text.contains(": ")
        || text.contains(" #")
        || text.ends_with(':')
        || text.trim() != text
        || text.contains(char::is_control)
        || matches!(text, "null" | "Null" | "NULL");
    text.starts_with(begins) && !special
}

fn in_single_quotes(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + 2);
    for c in text.chars() {
        match c {
            '"' | '\\' => escaped.extend(['\\', c]),
            '\n' => escaped.push_str("\\n"),
            '\r' => escaped.push_str("\\r"),
            '\t' => escaped.push_str("\\t"),
            c if c.is_control() => {
                let _ = write!(escaped, "\\u{:04x}", u32::from(c));
            }
            c => escaped.push(c),
        }
    }
    format!("\"{escaped}\"")
}
