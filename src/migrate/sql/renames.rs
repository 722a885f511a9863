use std::collections::BTreeSet;

/// Renames in an order in which each name is free when it is taken; in a circle, one steps aside.
pub fn in_order(
    mut waiting: Vec<(String, String)>,
    aside: impl Fn(&str) -> String,
) -> Vec<(String, String)> {
    waiting.retain(|(old, new)| old != new);
    let mut steps = Vec::new();
    while !waiting.is_empty() {
        let taken: BTreeSet<_> = waiting.iter().map(|(old, _)| old.clone()).collect();
        if let Some(at) = waiting.iter().position(|(_, new)| !taken.contains(new)) {
            steps.push(waiting.remove(at));
        } else {
            let (old, new) = waiting.remove(0);
            let aside = aside(&new);
            steps.push((old, aside.clone()));
            waiting.push((aside, new));
        }
    }
    steps
}
