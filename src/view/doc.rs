/// The lines of a text as documentation that neither rustdoc nor clippy stumbles over.
#[must_use]
pub fn doc_lines(text: Option<&str>) -> Vec<String> {
    let Some(text) = text else {
        return Vec::new();
    };
    text.trim()
        .lines()
        .map(|line| {
            line.split(' ')
                .map(word)
                .collect::<Vec<_>>()
                .join(" ")
                .trim_end()
                .to_owned()
        })
        .collect()
}

/// Code-like words go between backticks, and what Markdown or HTML would take for markup is escaped.
fn word(word: &str) -> String {
    if word.contains('`') {
        return word.replace('`', "'");
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
    if is_code && !core.is_empty() {
        return escaped(word).replacen(&escaped(core), &format!("`{core}`"), 1);
    }
    escaped(word)
}

fn escaped(word: &str) -> String {
    let mut text = String::new();
    for character in word.chars() {
        if matches!(character, '[' | ']' | '<' | '>' | '*' | '#' | '|' | '\\') {
            text.push('\\');
        }
        text.push(character);
    }
    text
}
