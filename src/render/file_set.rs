use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use crate::catalog::Layout;

use super::RenderError;

/// The files of a project in memory, by their paths relative to its root, with `/` on every system.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct FileSet {
    files: BTreeMap<String, File>,
    /// Paths of files that other projects have, so that no module may be declared for them here.
    left_out: BTreeSet<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    pub text: Box<str>,
    pub layout: Layout,
    pub ownership: Ownership,
}

/// Who changes a file after it was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ownership {
    /// Written again when the spec or a template changes; merged with the user's edits.
    Generated,
    /// Written once if it is not there and never touched again, like a migration.
    Once,
    /// The user's, with a change that was asked for: it takes the place of what is there.
    Edited,
}

impl FileSet {
    /// Puts a file in.
    ///
    /// # Errors
    /// When two things write one file.
    pub fn insert(&mut self, path: String, file: File) -> Result<(), RenderError> {
        match self.files.entry(path) {
            Entry::Vacant(place) => {
                place.insert(file);
                Ok(())
            }
            Entry::Occupied(place) => Err(RenderError::Clash {
                target: place.key().clone(),
            }),
        }
    }

    /// Puts a text in that nobody lays out.
    ///
    /// # Errors
    /// When two things write one file.
    pub fn add(
        &mut self,
        path: String,
        text: String,
        ownership: Ownership,
    ) -> Result<(), RenderError> {
        self.insert(
            path,
            File {
                text: text.into_boxed_str(),
                layout: Layout::Stable,
                ownership,
            },
        )
    }

    /// Says that a template has not been rendered to this path.
    pub fn leave_out(&mut self, path: String) {
        self.left_out.insert(path);
    }

    /// Whether there is a template for this path, but no file in this project.
    #[must_use]
    pub fn lacks(&self, path: &str) -> bool {
        self.left_out.contains(path) && !self.files.contains_key(path)
    }

    /// Keeps the files with these paths only.
    pub fn retain(&mut self, keep: impl Fn(&str) -> bool) {
        self.files.retain(|path, _| keep(path));
    }

    #[must_use]
    pub fn get(&self, path: &str) -> Option<&File> {
        self.files.get(path)
    }

    pub fn get_mut(&mut self, path: &str) -> Option<&mut File> {
        self.files.get_mut(path)
    }

    /// In the order of the paths, to be changed in place.
    pub fn iter_mut(&mut self) -> impl Iterator<Item = (&str, &mut File)> {
        self.files
            .iter_mut()
            .map(|(path, file)| (path.as_str(), file))
    }

    /// In the order of the paths.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &File)> {
        self.files.iter().map(|(path, file)| (path.as_str(), file))
    }

    #[must_use]
    pub fn len(&self) -> usize {
        self.files.len()
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }
}

impl IntoIterator for FileSet {
    type Item = (String, File);
    type IntoIter = std::collections::btree_map::IntoIter<String, File>;

    fn into_iter(self) -> Self::IntoIter {
        self.files.into_iter()
    }
}
