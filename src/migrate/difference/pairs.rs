use std::collections::{BTreeMap, BTreeSet};

/// One of the things that are told apart by name.
#[derive(Debug, Clone, Copy)]
pub struct Named<'name> {
    pub name: &'name str,
    pub renamed_from: Option<&'name str>,
}

/// For each new thing, the place of the old one that it continues.
///
/// A `renamed_from` stays in the spec after it has done its work, so it counts only while there is
/// no old thing of the new name.
#[must_use]
pub fn pairs(old: &[&str], new: &[Named<'_>]) -> Vec<Option<usize>> {
    let places: BTreeMap<&str, usize> = old
        .iter()
        .enumerate()
        .map(|(at, name)| (*name, at))
        .collect();
    let mut taken = BTreeSet::new();
    let source = |Named { name, renamed_from }: &Named<'_>| {
        let source = places
            .get(name)
            .or_else(|| places.get((*renamed_from)?))
            .copied();
        source.filter(|source| taken.insert(*source))
    };
    new.iter().map(source).collect()
}
