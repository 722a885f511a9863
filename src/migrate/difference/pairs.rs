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
pub fn pairs(old: &[&str], new: &[Named<'_>]) -> Vec<Option<usize>> {
    let place = |name: &str| old.iter().position(|old| *old == name);
    let mut pairs = Vec::with_capacity(new.len());
    for Named { name, renamed_from } in new {
        let source = place(name).or_else(|| place((*renamed_from)?));
        pairs.push(source.filter(|source| !pairs.contains(&Some(*source))));
    }
    pairs
}
