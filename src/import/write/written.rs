use crate::import::document::{EntityDocument, ImportedDocument};
use crate::model::IdKind;

/// The text of a spec, line by line, and what each line stands for.
#[derive(Debug, Clone, Default)]
pub struct Written {
    pub text: String,
    /// What each line stands for, with the place where it begins.
    lines: Vec<(usize, DocumentItem)>,
}

/// A part of a document, in its order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DocumentItem {
    Service,
    /// Of the entity at this place.
    Entity(usize, EntityPart),
}

/// A part of an entity that can be left out, by its place there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum EntityPart {
    Whole,
    Field(usize),
    Relation(usize),
    Index(usize),
    Unique(usize),
}

impl Written {
    /// Adds a line.
    pub fn line(&mut self, item: DocumentItem, text: &str) {
        self.lines.push((self.text.len(), item));
        self.text.push_str(text);
        self.text.push('\n');
    }

    /// What the text at a place stands for.
    #[must_use]
    pub fn item_at(&self, place: usize) -> Option<DocumentItem> {
        let behind = self.lines.partition_point(|(start, _)| *start <= place);
        let (_, item) = self.lines.get(behind.checked_sub(1)?)?;
        Some(*item)
    }

    /// The lines, each with what it stands for.
    pub fn lines(&self) -> impl Iterator<Item = (DocumentItem, &str)> {
        let items = self.lines.iter().map(|(_, item)| *item);
        items.zip(self.text.lines())
    }
}

/// What most entities have, so that it is said once.
pub struct Defaults {
    pub bigint: bool,
    pub timestamps: bool,
}

impl Defaults {
    pub fn of(document: &ImportedDocument) -> Self {
        let count = document.entities.len();
        let most = |has: fn(&EntityDocument) -> bool| {
            document
                .entities
                .iter()
                .filter(|entity| has(entity))
                .count()
                * 2
                > count
        };
        Self {
            bigint: most(|entity| entity.id.kind == IdKind::Bigint),
            timestamps: count == 0 || !most(|entity| !entity.timestamps),
        }
    }
}
