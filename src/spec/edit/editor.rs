use std::fmt;

use super::change::SpecChange;
use super::document::{Refusal, EditableSpec, not_verified, shared};
use super::meaning::YamlMeaning;
use super::patch::patched;
use crate::diagnostics::Diagnostics;
use crate::model::Rename;
use crate::spec::KeyTable;

const MARK: char = '\u{feff}';

/// A spec that is to be changed, and the language that it is written in.
#[derive(Debug, Clone, Copy)]
pub struct SpecText<'a> {
    pub file_name: &'a str,
    pub text: &'a str,
    pub keys: &'a KeyTable,
}

/// A spec on its way through the changes of one edit.
#[derive(Debug)]
pub(super) struct Editor<'a> {
    file_name: &'a str,
    pub(super) keys: &'a KeyTable,
    /// Whether the text began with a byte order mark, which is no part of the source.
    marked: bool,
    pub(super) document: EditableSpec,
}

impl<'a> Editor<'a> {
    pub(super) fn open(spec: &SpecText<'a>) -> Result<Self, Diagnostics> {
        let &SpecText {
            file_name,
            text,
            keys,
        } = spec;
        Ok(Self {
            file_name,
            keys,
            marked: text.starts_with(MARK),
            document: EditableSpec::read(file_name, text)?,
        })
    }

    /// Makes one change.
    pub(super) fn apply(&mut self, change: SpecChange) -> Result<(), Diagnostics> {
        self.apply_all(vec![change])
    }

    /// Makes changes of different places in one go; each path is one of the text as it is.
    ///
    /// The result is read again: it must mean what was asked for, and nothing else.
    pub(super) fn apply_all(&mut self, changes: Vec<SpecChange>) -> Result<(), Diagnostics> {
        let document = &self.document;
        let refuse = |refusal: Refusal| document.refuse(*refusal);
        let mut meaning = YamlMeaning::of(&document.root);
        let mut patches = Vec::new();
        let grounded = changes.into_iter().map(|change| change.grounded(document));
        for change in grounded {
            patches.extend(change.patches(document, self.keys).map_err(refuse)?);
            change.change(&mut meaning, self.keys);
        }
        let text = patched(document.source.text(), patches);
        match EditableSpec::read(self.file_name, &text) {
            Ok(result) if YamlMeaning::of(&result.root) == meaning => {
                self.document = result;
                Ok(())
            }
            _ => Err(refuse(document.alias().map_or_else(not_verified, shared))),
        }
    }

    /// The text as it is now.
    pub(super) fn text(&self) -> String {
        let text = self.document.source.text();
        if self.marked {
            format!("{MARK}{text}")
        } else {
            text.to_owned()
        }
    }
}

/// A spec with a change, and what there is to say about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SpecEdit {
    pub text: String,
    pub notes: Vec<EditNote>,
    pub rename: Option<Rename>,
}

/// What else has happened to the spec, or should have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EditNote {
    /// An index goes with one of its fields.
    IndexRemoved {
        entity: String,
        columns: Vec<String>,
    },
    /// A field is no longer named by `filters` or `sorts`.
    ListEntryRemoved {
        entity: String,
        list: &'static str,
        name: String,
    },
    /// The table and the routes keep the plural that the spec gives.
    PluralKept { entity: String, plural: String },
}

impl From<String> for SpecEdit {
    fn from(text: String) -> Self {
        Self {
            text,
            notes: Vec::new(),
            rename: None,
        }
    }
}

impl fmt::Display for EditNote {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::IndexRemoved { entity, columns } => {
                let columns = columns.join(", ");
                write!(f, "the index on [{columns}] of `{entity}` goes, too")
            }
            Self::ListEntryRemoved { entity, list, name } => {
                write!(f, "`{name}` goes from the `{list}` of `{entity}`, too")
            }
            Self::PluralKept { entity, plural } => write!(
                f,
                "`{entity}` keeps `plural: {plural}`, and with it the table and the routes"
            ),
        }
    }
}
