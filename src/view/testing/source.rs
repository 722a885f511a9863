//! Pieces of source for tests.

use crate::view::literal::text;

/// `["one", "two"]`.
pub(super) fn list_of(names: &[String]) -> String {
    let names: Vec<_> = names.iter().map(|name| text(name)).collect();
    format!("[{}]", names.join(", "))
}

/// `&[&["slug"], &["level", "day"]]`.
pub(super) fn sets(sets: &[Vec<String>]) -> String {
    let sets: Vec<_> = sets
        .iter()
        .map(|set| format!("&{}", list_of(set)))
        .collect();
    format!("&[{}]", sets.join(", "))
}

/// The factories that a file imports: `post`, or `{post, user}`.
pub(super) fn modules<'a>(own: &'a str, others: impl Iterator<Item = &'a str>) -> String {
    let mut modules: Vec<_> = std::iter::once(own).chain(others).collect();
    modules.sort_unstable();
    modules.dedup();
    match modules.as_slice() {
        [only] => (*only).to_owned(),
        several => format!("{{{}}}", several.join(", ")),
    }
}
