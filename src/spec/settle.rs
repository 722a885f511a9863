use serde_json::Value as Json;

use crate::diagnostics::{Problems, Source};
use crate::markers::{Sides, sides};

use super::yaml::{self, Entry, Node, Value};

/// The spec that a merge of two branches means whose markers are still in the text, if both have
/// only added: entities, or to the same entity settings, fields and relations. Nothing if there are
/// no markers, or the sides differ in something else.
#[must_use]
pub fn settle(text: &str) -> Option<String> {
    let sides = sides(text)?;
    if may_have_removed(&sides) {
        return None;
    }
    let (ours, theirs) = (
        BranchSide::read(&sides.ours)?,
        BranchSide::read(&sides.theirs)?,
    );
    let mut additions = Vec::new();
    ours.additions(
        &ours.root,
        &theirs,
        &theirs.root,
        Level::Spec,
        &mut additions,
    )?;
    // From the end, so that places stay; those of one place, too.
    additions.reverse();
    additions.sort_by_key(|(at, _)| std::cmp::Reverse(*at));
    let mut settled = ours.text.to_owned();
    for (at, block) in additions {
        settled.insert_str(at, block);
    }
    let both = union(ours.json(), theirs.json(), Level::Spec)?;
    (BranchSide::read(&settled)?.json() == both).then_some(settled)
}

/// Whether one side may have taken away what the other one has: that is not to come back with what
/// is added.
fn may_have_removed(sides: &Sides) -> bool {
    let mut counts = sides.counts.iter();
    let knows_base = sides.counts.iter().any(|place| place.base > 0);
    knows_base || counts.all(|place| place.ours == 0 || place.theirs == 0)
}

/// What the keys of a mapping stand for, as far as both sides may add to them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Level {
    Spec,
    Entities,
    Entity,
    /// Members by their fields.
    Transitions,
    Members,
    /// A value that has to be the same on both sides.
    Value,
}

impl Level {
    /// What stands below a key.
    fn below(self, key: &str) -> Self {
        match (self, key) {
            (Self::Spec, "entities") => Self::Entities,
            (Self::Entities, _) => Self::Entity,
            (Self::Entity, "transitions") => Self::Transitions,
            (Self::Entity, "fields" | "relations" | "actions") | (Self::Transitions, _) => {
                Self::Members
            }
            (Self::Spec | Self::Entity | Self::Members | Self::Value, _) => Self::Value,
        }
    }

    fn takes_additions(self) -> bool {
        !matches!(self, Self::Spec | Self::Value)
    }
}

/// With what either side has added; nothing if something else differs.
fn union(ours: Json, theirs: Json, level: Level) -> Option<Json> {
    if ours == theirs {
        return Some(ours);
    }
    let (Json::Object(mut ours), Json::Object(theirs)) = (ours, theirs) else {
        return None;
    };
    let is_known = |key: &String| level.takes_additions() || ours.contains_key(key);
    if level == Level::Value
        || !theirs.keys().all(is_known)
        || !(level.takes_additions() || ours.len() == theirs.len())
    {
        return None;
    }
    for (key, value) in theirs {
        let both = match ours.remove(&key) {
            Some(known) => union(known, value, level.below(&key))?,
            None => value,
        };
        ours.insert(key, both);
    }
    Some(Json::Object(ours))
}

/// One of the two versions.
struct BranchSide<'text> {
    text: &'text str,
    root: Node,
}

impl<'text> BranchSide<'text> {
    fn read(text: &'text str) -> Option<Self> {
        let mut problems = Problems::default();
        let root = yaml::parse(&Source::new("", text), &mut problems)?;
        problems.is_empty().then_some(Self { text, root })
    }

    fn json(&self) -> Json {
        self.root.json().unwrap_or_default()
    }

    /// What only the other side has below a node, with the places where it comes; nothing if it
    /// cannot come as lines.
    fn additions<'other>(
        &self,
        ours: &Node,
        other: &BranchSide<'other>,
        theirs: &Node,
        level: Level,
        found: &mut Vec<(usize, &'other str)>,
    ) -> Option<()> {
        let (Value::Mapping(known), Value::Mapping(new)) = (&ours.value, &theirs.value) else {
            return Some(());
        };
        let is_flow = ours.flow || theirs.flow;
        for entry in new {
            let key = &entry.key.value;
            match known.iter().find(|known| known.key.value == *key) {
                Some(known) => {
                    let level = level.below(key);
                    self.additions(&known.value, other, &entry.value, level, found)?;
                }
                None if !level.takes_additions() || is_flow => return None,
                None => found.push((self.end(known)?, other.block(entry)?)),
            }
        }
        Some(())
    }

    /// Where the last entry ends.
    fn end(&self, entries: &[Entry]) -> Option<usize> {
        let last = entries.last()?;
        let start = self.line_start(last.key.span.start);
        Some(start + self.block(last)?.len())
    }

    /// The lines of an entry: those that are indented deeper than its key, and blank ones between
    /// them.
    fn block(&self, entry: &Entry) -> Option<&'text str> {
        let start = self.line_start(entry.key.span.start);
        let column = entry.key.span.start - start;
        let rest = self.text.get(start..)?;
        let mut length = 0;
        let mut end = 0;
        for (at, line) in rest.split_inclusive('\n').enumerate() {
            let indentation = line.len() - line.trim_start_matches(' ').len();
            let is_blank = line.trim().is_empty();
            if at > 0 && !is_blank && indentation <= column {
                break;
            }
            length += line.len();
            if !is_blank {
                end = length;
            }
        }
        rest.get(..end)
    }

    fn line_start(&self, offset: usize) -> usize {
        let before = self.text.get(..offset).unwrap_or_default();
        before.rfind('\n').map_or(0, |at| at + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::settle;

    const BASE: &str = "service: {name: shop}\nentities:\n  Item:\n    fields: {title: string}\n";

    #[test]
    fn the_entities_of_both_sides_are_kept() {
        let text = format!(
            "{BASE}<<<<<<< HEAD\n  Ant: # Small.\n=======\n\n  Bee:\n>>>>>>> bees\n    fields: {{name: string}}\n"
        );
        assert_eq!(
            settle(&text).unwrap(),
            format!(
                "{BASE}  Ant: # Small.\n    fields: {{name: string}}\n  Bee:\n    fields: {{name: string}}\n"
            )
        );
    }

    const BASE_OF_LINES: &str =
        "service: {name: shop}\nentities:\n  Item:\n    fields:\n      title: string\n";

    #[test]
    fn what_both_sides_add_to_an_entity_is_kept() {
        let text = format!(
            "{BASE_OF_LINES}<<<<<<< HEAD\n      label: text # Mine.\n    versioned: true\n=======\n\
             \x20     size: int\n      memo: text\n    soft_delete: true\n>>>>>>> b\n  Other:\n    \
             fields: {{name: string}}\n"
        );
        assert_eq!(
            settle(&text).unwrap(),
            format!(
                "{BASE_OF_LINES}      label: text # Mine.\n      size: int\n      memo: text\n    \
                 versioned: true\n    soft_delete: true\n  Other:\n    fields: {{name: string}}\n"
            )
        );
        let lists = format!(
            "{BASE_OF_LINES}<<<<<<< HEAD\n    indexes: [title]\n=======\n    indexes: [id]\n>>>>>>> b\n"
        );
        assert_eq!(settle(&lists), None);
    }

    #[test]
    fn the_transitions_of_both_sides_are_kept() {
        let base = format!(
            "{BASE_OF_LINES}      state: enum a,b default=a\n    transitions:\n      state:\n        go: a -> b\n"
        );
        let text = format!(
            "{base}<<<<<<< HEAD\n        stay: a -> a\n=======\n        return: b -> a\n>>>>>>> b\n"
        );
        assert_eq!(
            settle(&text).unwrap(),
            format!("{base}        stay: a -> a\n        return: b -> a\n")
        );
    }

    #[test]
    fn what_differs_otherwise_is_for_people() {
        let head =
            "<<<<<<< HEAD\nservice: {name: shop}\n=======\nservice: {name: store}\n>>>>>>> b\n";
        let entities = "entities:\n  Item:\n    fields: {title: string}\n";
        assert_eq!(settle(&format!("{head}{entities}")), None);
        let removed = "<<<<<<< HEAD\n      size: int\n      label: text\n=======\n>>>>>>> b\n";
        assert_eq!(settle(&format!("{BASE_OF_LINES}{removed}")), None);
        let field = "<<<<<<< HEAD\n    fields: {title: text}\n=======\n    fields: {title: string}\n>>>>>>> b\n";
        assert_eq!(
            settle(&format!(
                "service: {{name: shop}}\nentities:\n  Item:\n{field}"
            )),
            None
        );
        assert_eq!(settle(BASE), None);
    }
}
