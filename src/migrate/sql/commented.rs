use super::comment::comment;

/// The text of a migration: what it does, then its statements.
pub fn commented(notes: &[String], statements: &[String]) -> String {
    let head: Vec<_> = notes.iter().map(|note| comment(note)).collect();
    format!("{}\n\n{}\n", head.join("\n"), statements.join("\n\n"))
}
