use std::collections::BTreeSet;

use crate::migrate::difference::Change;

use super::Phrase;

/// Beyond it, a file's name tells the tables only, or not even these.
const LONGEST: usize = 64;

/// The name of a migration: what it does, as far as that is short.
pub fn name(change: &Change<'_>, phrases: &[Phrase]) -> String {
    if change.kept.is_empty() && change.dropped.is_empty() && change.created.len() > 1 {
        return "create_schema".to_owned();
    }
    let plain = |name: &str| -> String {
        let is_plain = |c: char| c.is_ascii_alphanumeric() || c == '_';
        name.chars()
            .map(|c| if is_plain(c) { c } else { '_' })
            .collect()
    };
    let names: Vec<_> = phrases.iter().map(|phrase| phrase.name.as_str()).collect();
    let tables: BTreeSet<_> = phrases.iter().map(|phrase| phrase.table.as_str()).collect();
    let tables: Vec<_> = tables.into_iter().collect();
    let exact = (names.len() <= 2).then(|| names.join("_and_"));
    let rough = format!("change_{}", tables.join("_and_"));
    let exact = exact.filter(|name| !name.is_empty());
    let short = exact
        .into_iter()
        .chain([rough])
        .find(|name| name.len() <= LONGEST && *name != "change_");
    short.map_or_else(|| "change_schema".to_owned(), |name| plain(&name))
}
