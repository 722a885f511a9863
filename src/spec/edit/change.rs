use super::cut::cut;
use super::document::{Document, Refusal};
use super::emptied::with_emptied;
use super::fragment::Fragment;
use super::insert::{NewEntry, insert};
use super::order::arrangement;
use super::patch::Patch;
use super::path::{Path, Step, below};
use super::push::push;
use super::replace::{WordChange, change_word, rename, write};
use super::verify::Shape;
use crate::spec::KeyTable;

/// One change of a spec's tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Change {
    /// Adds an entry; the mappings on the way are made if they are not there.
    Insert {
        into: Path,
        key: String,
        value: Fragment,
    },
    /// Adds an item to a list, which is made if it is not there.
    Push { into: Path, item: Fragment },
    /// Takes an entry or an item away, and what would be empty without it.
    Remove { at: Path },
    /// Gives an entry another key.
    Rename { at: Path, to: String },
    /// Gives a scalar another text.
    Write { at: Path, to: String },
    /// Changes a word of a declaration.
    Word { at: Path, word: WordChange },
}

impl Change {
    /// The same change, in terms of what is there.
    pub(super) fn grounded(self, document: &Document) -> Self {
        match self {
            Self::Insert { into, key, value } => ground(document, into, key, value),
            Self::Push { into, item } => {
                let is_there = document
                    .find(&into)
                    .is_some_and(|found| !found.node.is_null());
                match into.split_last() {
                    Some((Step::Key(key), parent)) if !is_there => {
                        let value = Fragment::Items(vec![item]);
                        ground(document, parent.to_vec(), key.clone(), value)
                    }
                    _ => Self::Push { into, item },
                }
            }
            Self::Remove { at } => Self::Remove {
                at: with_emptied(document, &at),
            },
            change => change,
        }
    }

    /// What it means for the text.
    pub(super) fn patches(
        &self,
        document: &Document,
        keys: &KeyTable,
    ) -> Result<Vec<Patch>, Refusal> {
        match self {
            Self::Insert { into, key, value } => {
                let arrangement = arrangement(keys, into, key);
                let new = NewEntry {
                    into,
                    key,
                    value,
                    arrangement,
                };
                insert(document, &new)
            }
            Self::Push { into, item } => push(document, into, item),
            Self::Remove { at } => cut(document, at),
            Self::Rename { at, to } => rename(document, at, to),
            Self::Write { at, to } => write(document, at, to),
            Self::Word { at, word } => change_word(document, at, word),
        }
    }

    /// What it means for the tree.
    pub(super) fn change(&self, shape: &mut Shape, keys: &KeyTable) {
        match self {
            Self::Insert { into, key, value } => {
                if let Some(shape) = shape.at(into) {
                    let present: Vec<_> = match &*shape {
                        Shape::Mapping(entries) => entries.iter().map(|(key, _)| &**key).collect(),
                        _ => Vec::new(),
                    };
                    let at = arrangement(keys, into, key).place(&present, key);
                    shape.insert(at, key, value.shape());
                }
            }
            Self::Push { into, item } => {
                if let Some(shape) = shape.at(into) {
                    shape.push(item.shape());
                }
            }
            Self::Remove { at } => {
                if let Some((step, parent)) = at.split_last()
                    && let Some(shape) = shape.at(parent)
                {
                    shape.remove(step);
                }
            }
            Self::Rename { at, to } => {
                if let Some((Step::Key(from), parent)) = at.split_last()
                    && let Some(shape) = shape.at(parent)
                {
                    shape.rename(from, to);
                }
            }
            Self::Write { at, to } => {
                if let Some(shape) = shape.at(at) {
                    *shape = Shape::Text(to.clone());
                }
            }
            Self::Word { at, word } => {
                if let Some(Shape::Text(text)) = shape.at(at) {
                    *text = word.apply(text);
                }
            }
        }
    }
}

/// Puts the keys that are not there yet into the value.
fn ground(document: &Document, mut into: Path, mut key: String, mut value: Fragment) -> Change {
    while document.find(&into).is_none() {
        let Some(Step::Key(parent)) = into.pop() else {
            break;
        };
        value = Fragment::Block(vec![(std::mem::replace(&mut key, parent), value)]);
    }
    Change::Insert { into, key, value }
}

/// A path to an entry.
pub(super) fn entry(path: &[Step], key: &str) -> Path {
    below(path, Step::Key(key.to_owned()))
}
