use std::collections::BTreeSet;
use std::sync::LazyLock;

/// Every word that `SQLite` may take for its own, in lower case.
static KEYWORDS: LazyLock<BTreeSet<&str>> =
    LazyLock::new(|| include_str!("keywords.txt").lines().collect());

/// A name as SQL has it: in double quotes only where it could be taken for something else.
#[must_use]
pub fn quote(name: &str) -> String {
    if is_plain(name) && !is_keyword(name) {
        name.to_owned()
    } else {
        format!("\"{}\"", name.replace('"', "\"\""))
    }
}

/// Several names, with commas.
#[must_use]
pub fn quote_list<'name>(names: impl IntoIterator<Item = &'name String>) -> String {
    names
        .into_iter()
        .map(|name| quote(name))
        .collect::<Vec<_>>()
        .join(", ")
}

fn is_plain(name: &str) -> bool {
    let starts_well = name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_');
    starts_well && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
}

fn is_keyword(name: &str) -> bool {
    KEYWORDS.contains(name.to_ascii_lowercase().as_str())
}
