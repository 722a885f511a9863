/// One part of a change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase {
    /// For file names: `add_subtitle_to_posts`.
    pub name: String,
    /// For people: `Adds subtitle to posts.`
    pub sentence: String,
    /// The table that it changes.
    pub table: String,
}

impl Phrase {
    pub fn new(table: &str, name: String, sentence: String) -> Self {
        Self {
            name,
            sentence,
            table: table.to_owned(),
        }
    }
}

/// `a, b and c`
pub fn listed(names: &[&str]) -> String {
    match names {
        [rest @ .., last] if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        names => names.concat(),
    }
}
