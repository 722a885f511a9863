use super::document::{Refusal, EditableSpec};
use super::fragment::Fragment;
use super::insert::{NewEntry, arrangement, insert, push};
use super::meaning::YamlMeaning;
use super::patch::Patch;
use super::path::{NodePath, PathStep, below};
use super::remove::{cut, with_emptied};
use super::replace::{WordChange, change_word, rename, write};
use crate::spec::KeyTable;

/// One change of a spec's tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum SpecChange {
    /// Adds an entry; the mappings on the way are made if they are not there.
    Insert {
        into: NodePath,
        key: String,
        value: Fragment,
    },
    /// Adds an item to a list, which is made if it is not there.
    Push { into: NodePath, item: Fragment },
    /// Takes an entry or an item away, and what would be empty without it.
    Remove { at: NodePath },
    /// Gives an entry another key.
    Rename { at: NodePath, to: String },
    /// Gives a scalar another text.
    Write { at: NodePath, to: String },
    /// Changes a word of a declaration.
    Word { at: NodePath, word: WordChange },
}

impl SpecChange {
    /// The same change, in terms of what is there.
    pub(super) fn grounded(self, document: &EditableSpec) -> Self {
        match self {
            Self::Insert { into, key, value } => ground(document, into, key, value),
            Self::Push { into, item } => {
                let is_there = document
                    .find(&into)
                    .is_some_and(|found| !found.node.is_null());
                match into.split_last() {
                    Some((PathStep::Key(key), parent)) if !is_there => {
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
        document: &EditableSpec,
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
    pub(super) fn change(&self, meaning: &mut YamlMeaning, keys: &KeyTable) {
        match self {
            Self::Insert { into, key, value } => {
                if let Some(meaning) = meaning.at(into) {
                    let present: Vec<_> = match &*meaning {
                        YamlMeaning::Mapping(entries) => {
                            entries.iter().map(|(key, _)| &**key).collect()
                        }
                        _ => Vec::new(),
                    };
                    let at = arrangement(keys, into, key).place(&present, key);
                    meaning.insert(at, key, value.meaning());
                }
            }
            Self::Push { into, item } => {
                if let Some(meaning) = meaning.at(into) {
                    meaning.push(item.meaning());
                }
            }
            Self::Remove { at } => {
                if let Some((step, parent)) = at.split_last()
                    && let Some(meaning) = meaning.at(parent)
                {
                    meaning.remove(step);
                }
            }
            Self::Rename { at, to } => {
                if let Some((PathStep::Key(from), parent)) = at.split_last()
                    && let Some(meaning) = meaning.at(parent)
                {
                    meaning.rename(from, to);
                }
            }
            Self::Write { at, to } => {
                if let Some(meaning) = meaning.at(at) {
                    *meaning = YamlMeaning::Text(to.clone());
                }
            }
            Self::Word { at, word } => {
                if let Some(YamlMeaning::Text(text)) = meaning.at(at) {
                    *text = word.apply(text);
                }
            }
        }
    }
}

/// Puts the keys that are not there yet into the value.
fn ground(
    document: &EditableSpec,
    mut into: NodePath,
    mut key: String,
    mut value: Fragment,
) -> SpecChange {
    while document.find(&into).is_none() {
        let Some(PathStep::Key(parent)) = into.pop() else {
            break;
        };
        value = Fragment::Block(vec![(std::mem::replace(&mut key, parent), value)]);
    }
    SpecChange::Insert { into, key, value }
}

/// A path to an entry.
pub(super) fn entry(path: &[PathStep], key: &str) -> NodePath {
    below(path, PathStep::Key(key.to_owned()))
}
