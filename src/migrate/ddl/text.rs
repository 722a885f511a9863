/// Of comments.
const WIDTH: usize = 96;

/// The text of a migration: what it does, then its statements.
pub fn commented(notes: &[String], sql_statements: &[String]) -> String {
    let head: Vec<_> = notes.iter().map(|note| comment(note)).collect();
    format!("{}\n\n{}\n", head.join("\n"), sql_statements.join("\n\n"))
}

/// Any text as a comment: whatever could end a line becomes a space, and long lines are broken.
pub fn comment(text: &str) -> String {
    let mut lines = vec!["--".to_owned()];
    for word in text
        .split(|c: char| c.is_whitespace() || c.is_control())
        .filter(|word| !word.is_empty())
    {
        let is_full = |line: &String| {
            line.len() > 2 && line.chars().count() + 1 + word.chars().count() > WIDTH
        };
        if lines.last().is_some_and(is_full) {
            lines.push("--".to_owned());
        }
        if let Some(line) = lines.last_mut() {
            *line = format!("{line} {word}");
        }
    }
    lines.join("\n")
}

/// Values with commas, behind four spaces; short ones share a line.
pub fn wrapped(values: &[String], width: usize) -> Vec<String> {
    const LONG: usize = 40;
    let mut lines: Vec<String> = Vec::new();
    let mut was_long = true;
    for (at, value) in values.iter().enumerate() {
        let value = if at + 1 == values.len() {
            value.clone()
        } else {
            format!("{value},")
        };
        let is_long = value.len() > LONG;
        match lines.last_mut() {
            Some(line) if !is_long && !was_long && line.len() + 1 + value.len() <= width => {
                *line = format!("{line} {value}");
            }
            _ => lines.push(format!("    {value}")),
        }
        was_long = is_long;
    }
    lines
}
