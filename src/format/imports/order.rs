//! The order of `rustfmt` in the style of 2024.

use std::cmp::Ordering;

use super::tree::ImportedName;

/// What stands for a list in the comparison of paths.
pub const LIST: &str = "{";

/// Compares the names of one list.
#[must_use]
pub fn compare_names(one: &ImportedName<'_>, other: &ImportedName<'_>) -> Ordering {
    compare_paths(one.name.split("::"), other.name.split("::")).then(one.alias.cmp(&other.alias))
}

/// Compares two paths, segment by segment; one that ends is before one that goes on.
pub fn compare_paths<'text>(
    mut ones: impl Iterator<Item = &'text str>,
    mut others: impl Iterator<Item = &'text str>,
) -> Ordering {
    loop {
        let order = match (ones.next(), others.next()) {
            (Some(one), Some(other)) => compare_segments(one, other),
            (one, other) => return one.is_some().cmp(&other.is_some()),
        };
        if order.is_ne() {
            return order;
        }
    }
}

/// `self`, `super` and `crate` are before names, and `*` is behind them.
fn compare_segments(one: &str, other: &str) -> Ordering {
    let [one, other] = [one, other].map(|name| name.strip_prefix("r#").unwrap_or(name));
    rank(one)
        .cmp(&rank(other))
        .then_with(|| compare_versions(one, other))
}

fn rank(segment: &str) -> u8 {
    match segment {
        "self" => 0,
        "super" => 1,
        "crate" => 2,
        "*" => 4,
        LIST => 5,
        _ => 3,
    }
}

/// Numbers count as numbers, and underscores come first.
fn compare_versions(one: &str, other: &str) -> Ordering {
    let (mut ones, mut others) = (chunks(one), chunks(other));
    loop {
        let order = match (ones.next(), others.next()) {
            (None, None) => return one.cmp(other),
            (one, None) => return one.map_or(Ordering::Equal, |_| Ordering::Greater),
            (None, _) => return Ordering::Less,
            (Some(one), Some(other)) => compare_chunks(one, other),
        };
        if order != Ordering::Equal {
            return order;
        }
    }
}

fn compare_chunks(one: &str, other: &str) -> Ordering {
    let is_rest = |chunk: &str| !chunk.starts_with('_');
    match (one.parse::<u128>(), other.parse::<u128>()) {
        (Ok(one), Ok(other)) => one.cmp(&other),
        _ => is_rest(one).cmp(&is_rest(other)).then(one.cmp(other)),
    }
}

/// Runs of digits, of letters, and underscores.
fn chunks(mut name: &str) -> impl Iterator<Item = &str> {
    std::iter::from_fn(move || {
        let first = name.chars().next()?;
        let is_same = |letter: char| letter != '_' && letter.is_numeric() == first.is_numeric();
        let end = match first {
            '_' => 1,
            _ => name.find(|letter| !is_same(letter)).unwrap_or(name.len()),
        };
        let (chunk, rest) = name.split_at(end);
        name = rest;
        Some(chunk)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn segments_are_in_order() {
        let names = [
            "self", "super", "crate", "A", "Ab", "Json", "MAX", "Max", "a", "a_b", "ab", "r#type",
            "u8", "u16", "*",
        ];
        assert!(names.is_sorted_by(|one, other| compare_segments(one, other) == Ordering::Less));
    }
}
