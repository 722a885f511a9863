/// The lines of a text as documentation that neither rustdoc nor clippy stumbles over.
///
/// Paragraphs, flat lists and words in backticks stay what they are; all other markup is shown as it
/// was written.
#[must_use]
pub fn doc_lines(text: Option<&str>) -> Vec<String> {
    let mut lines = Vec::new();
    let mut before = LineKind::Empty;
    for line in text.unwrap_or_default().trim().lines() {
        let (marker, rest) = split_marker(line.trim());
        let words: Vec<_> = rest.split_whitespace().map(word).collect();
        let kind = match (words.is_empty(), marker) {
            (true, _) => LineKind::Empty,
            (false, Some(_)) => LineKind::Item,
            (false, None) => LineKind::Text,
        };
        let begins_or_ends_list = matches!(
            (before, kind),
            (LineKind::Text, LineKind::Item) | (LineKind::Item, LineKind::Text)
        );
        if begins_or_ends_list {
            lines.push(String::new());
        }
        let text = words.join(" ");
        match marker.filter(|_| kind == LineKind::Item) {
            Some(marker) => lines.push(format!("{marker} {}", guarded(&text))),
            None => lines.push(guarded(&text)),
        }
        before = kind;
    }
    lines
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum LineKind {
    Empty,
    Text,
    Item,
}

/// What marks an item of a list, and the text behind it.
fn split_marker(line: &str) -> (Option<&str>, &str) {
    let Some((first, rest)) = line.split_once(' ') else {
        return (None, line);
    };
    let number = first.strip_suffix(['.', ')']).unwrap_or_default();
    let is_number = (1..=9).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_digit());
    match first {
        "-" | "*" | "+" => (Some("-"), rest),
        _ if is_number => (Some(first), rest),
        _ => (None, line),
    }
}

/// The text of a line that does not begin with what Markdown takes for the mark of a block.
fn guarded(text: &str) -> String {
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let rest = &text[digits..];
    if digits > 0 && rest.starts_with(['.', ')']) {
        return format!("{}\\{rest}", &text[..digits]);
    }
    if text.starts_with(['-', '+', '=', '~', ':']) {
        return format!("\\{text}");
    }
    text.to_owned()
}

/// Code-like words go between backticks, and what Markdown or HTML would take for markup is escaped.
fn word(word: &str) -> String {
    if let [before, code, after] = word.split('`').collect::<Vec<_>>()[..]
        && !code.is_empty()
    {
        return format!("{}`{code}`{}", escaped(before), escaped(after));
    }
    if word.contains('`') {
        return escaped(word);
    }
    let core = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '_');
    let is_code = core.contains('_')
        || core.contains("::")
        || core.contains("()")
        || core.contains("://")
        || core
            .chars()
            .skip(1)
            .zip(core.chars())
            .any(|(here, before)| here.is_uppercase() && before.is_lowercase());
    if is_code && let Some((before, after)) = word.split_once(core) {
        return format!("{}`{core}`{}", escaped(before), escaped(after));
    }
    escaped(word)
}

fn escaped(word: &str) -> String {
    let mut text = String::new();
    for character in word.chars() {
        if matches!(
            character,
            '[' | ']' | '<' | '>' | '*' | '#' | '|' | '\\' | '`' | '&' | '_' | '~' | '$'
        ) {
            text.push('\\');
        }
        text.push(character);
    }
    text
}
