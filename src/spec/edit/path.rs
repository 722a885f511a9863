use crate::spec::yaml::{Entry, Node, Value};

/// One step down a tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum PathStep {
    Key(String),
    Item(usize),
}

/// The way from the root to a value.
pub(super) type NodePath = Vec<PathStep>;

/// A value, and what it is the value of.
#[derive(Debug, Clone, Copy)]
pub(super) struct FoundNode<'tree> {
    pub(super) node: &'tree Node,
    /// `None` for the root and for the items of lists.
    pub(super) entry: Option<&'tree Entry>,
    /// Whether it is inside of brackets or braces.
    pub(super) in_flow: bool,
    /// Whether it is an alias, or inside of what one stands for.
    pub(super) aliased: bool,
}

pub(super) fn keys(keys: &[&str]) -> NodePath {
    keys.iter()
        .map(|key| PathStep::Key((*key).to_owned()))
        .collect()
}

/// A path with one more step.
pub(super) fn below(path: &[PathStep], step: PathStep) -> NodePath {
    path.iter().cloned().chain(std::iter::once(step)).collect()
}

/// The value at the end of a path.
pub(super) fn find<'tree>(root: &'tree Node, path: &[PathStep]) -> Option<FoundNode<'tree>> {
    let mut found = FoundNode {
        node: root,
        entry: None,
        in_flow: false,
        aliased: false,
    };
    for step in path {
        let (node, entry) = match (step, &found.node.value) {
            (PathStep::Key(key), Value::Mapping(entries)) => {
                let entry = entries.iter().find(|entry| entry.key.value == *key)?;
                (&entry.value, Some(entry))
            }
            (PathStep::Item(at), Value::Sequence(items)) => (items.get(*at)?, None),
            _ => return None,
        };
        // What an alias stands for is written before it.
        let after = entry.map_or(found.node.span.start, |entry| entry.key.span.end);
        found = FoundNode {
            node,
            entry,
            in_flow: found.in_flow || found.node.flow,
            aliased: found.aliased || (!node.is_null() && node.span.start < after),
        };
    }
    Some(found)
}
