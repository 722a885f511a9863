use super::diff::unified;

/// What is new in a file and was not written, because people have taken away what it changes: it
/// may be in another file now, where nobody would notice what it misses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeldBack {
    /// What was taken away, as it was generated; a whole file is one.
    pub pieces: Vec<String>,
    /// What has become of it, as a patch of the generated file.
    pub patch: String,
}

impl HeldBack {
    /// That these pieces of a pristine text are not what they would be in the other one.
    #[must_use]
    pub fn new(path: &str, pieces: Vec<String>, before: &str, after: &str) -> Option<Self> {
        (!pieces.is_empty()).then(|| Self {
            pieces,
            patch: unified(path, Some(before), Some(after)),
        })
    }

    /// What the pieces are called, by the lines that begin them.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.pieces.iter().filter_map(|piece| first_line(piece))
    }
}

/// The first line that is neither a comment nor an attribute.
fn first_line(piece: &str) -> Option<&str> {
    let mut lines = piece.lines().map(str::trim);
    let line = lines.find(|line| {
        line.contains(|c: char| c.is_alphanumeric()) && !line.starts_with(['/', '#'])
    })?;
    Some(line.trim_end_matches(['{', '(', ' ']))
}
