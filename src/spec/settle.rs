use serde_json::Value as Json;

use crate::diagnostics::{Problems, Source};
use crate::markers::sides;

use super::yaml::{self, Entry, Node, Value};

/// The spec that a merge of two branches means whose markers are still in the text: the entities of
/// both. Nothing if there are no markers, or the sides differ in something else than new entities.
#[must_use]
pub fn settle(text: &str) -> Option<String> {
    let sides = sides(text)?;
    let (ours, theirs) = (
        BranchSide::read(&sides.ours)?,
        BranchSide::read(&sides.theirs)?,
    );
    let new: Vec<&Entry> = theirs
        .entities()?
        .iter()
        .filter(|entity| ours.entity(&entity.key.value).is_none())
        .collect();
    let at = ours.end()?;
    let blocks: Option<Vec<&str>> = new.iter().map(|entity| theirs.block(entity)).collect();
    let settled = format!(
        "{}{}{}",
        ours.text.get(..at)?,
        blocks?.concat(),
        ours.text.get(at..)?
    );
    let means_both = BranchSide::read(&settled)?.json() == ours.with(&theirs)?;
    means_both.then_some(settled)
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

    /// With the entities that only the other side has; nothing if anything else differs.
    fn with(&self, other: &Self) -> Option<Json> {
        let (mut ours, mut theirs) = (self.json(), other.json());
        let mut added = theirs.get_mut("entities")?.take();
        let known = ours.get_mut("entities")?.as_object_mut()?;
        let both = added.as_object_mut()?;
        for (name, entity) in known.iter() {
            if both.get(name).is_some_and(|other| other != entity) {
                return None;
            }
        }
        for (name, entity) in std::mem::take(both) {
            known.entry(name).or_insert(entity);
        }
        let entities = ours.get("entities")?.clone();
        *theirs.get_mut("entities")? = entities;
        (ours == theirs).then_some(ours)
    }

    fn entities(&self) -> Option<&[Entry]> {
        let Value::Mapping(entries) = &self.root.value else {
            return None;
        };
        let entities = entries.iter().find(|entry| entry.key.value == "entities")?;
        match &entities.value.value {
            Value::Mapping(entries) if !entities.value.flow => Some(entries),
            _ => None,
        }
    }

    fn entity(&self, name: &str) -> Option<&Entry> {
        let mut entities = self.entities()?.iter();
        entities.find(|entity| entity.key.value == name)
    }

    /// Where the last entity ends.
    fn end(&self) -> Option<usize> {
        let last = self.entities()?.last()?;
        let start = self.line_start(last.key.span.start);
        Some(start + self.block(last)?.len())
    }

    /// The lines of an entity: those that are indented deeper than its name, and blank ones between
    /// them.
    fn block(&self, entity: &Entry) -> Option<&'text str> {
        let start = self.line_start(entity.key.span.start);
        let column = entity.key.span.start - start;
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

    #[test]
    fn what_differs_otherwise_is_for_people() {
        let head =
            "<<<<<<< HEAD\nservice: {name: shop}\n=======\nservice: {name: store}\n>>>>>>> b\n";
        let entities = "entities:\n  Item:\n    fields: {title: string}\n";
        assert_eq!(settle(&format!("{head}{entities}")), None);
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
