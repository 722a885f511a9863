const WIDTH: usize = 96;

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
