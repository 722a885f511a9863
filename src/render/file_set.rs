use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use crate::catalog::Layout;

use super::RenderError;

/// The files of a project in memory, by their paths relative to its root, with `/` on every system.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct FileSet(BTreeMap<String, File>);

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
        match self.0.entry(path) {
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

    /// Keeps the files with these paths only.
    pub fn retain(&mut self, keep: impl Fn(&str) -> bool) {
        self.0.retain(|path, _| keep(path));
    }

    #[must_use]
    pub fn get(&self, path: &str) -> Option<&File> {
        self.0.get(path)
    }

    pub fn get_mut(&mut self, path: &str) -> Option<&mut File> {
        self.0.get_mut(path)
    }

    /// In the order of the paths, to be changed in place.
    pub fn iter_mut(&mut self) -> impl Iterator<Item = (&str, &mut File)> {
        self.0.iter_mut().map(|(path, file)| (path.as_str(), file))
    }

    /// In the order of the paths.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &File)> {
        self.0.iter().map(|(path, file)| (path.as_str(), file))
    }

    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl IntoIterator for FileSet {
    type Item = (String, File);
    type IntoIter = std::collections::btree_map::IntoIter<String, File>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}
