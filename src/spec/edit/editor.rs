use super::change::Change;
use super::document::{Document, Refusal};
use super::patch::patched;
use super::refusal::{not_verified, shared};
use super::verify::Shape;
use crate::diagnostics::Diagnostics;
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
    pub(super) document: Document,
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
            document: Document::read(file_name, text)?,
        })
    }

    /// Makes one change.
    pub(super) fn apply(&mut self, change: Change) -> Result<(), Diagnostics> {
        self.apply_all(vec![change])
    }

    /// Makes changes of different places in one go; each path is one of the text as it is.
    ///
    /// The result is read again: it must mean what was asked for, and nothing else.
    pub(super) fn apply_all(&mut self, changes: Vec<Change>) -> Result<(), Diagnostics> {
        let document = &self.document;
        let refuse = |refusal: Refusal| document.refuse(*refusal);
        let mut shape = Shape::of(&document.root);
        let mut patches = Vec::new();
        let grounded = changes.into_iter().map(|change| change.grounded(document));
        for change in grounded {
            patches.extend(change.patches(document, self.keys).map_err(refuse)?);
            change.change(&mut shape, self.keys);
        }
        let text = patched(document.source.text(), patches);
        match Document::read(self.file_name, &text) {
            Ok(result) if Shape::of(&result.root) == shape => {
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
