use std::path::Path;

use crate::disk::{MemoryChanges, overrides, remembered, snapshot_of};
use crate::features::Features;
use crate::model::Project;
use crate::plan::{Change, plan};
use crate::render::{FileSet, OVERRIDES, Overrides, Ownership, check_overrides, override_path};
use crate::state::base_path;

use super::GenerateError;

/// The templates that a project has put in the place of the tool's. They are files like any other:
/// the template of the tool is what would be generated, and the project's is an edit of it.
#[derive(Debug, Default)]
pub struct OwnTemplates {
    /// With what the tool's templates have changed since, where that can be merged.
    pub texts: Overrides,
    /// The tool's templates, at the places of the project's.
    pub originals: FileSet,
    /// Originals to remember of templates that were put there by hand.
    pub unrecorded: MemoryChanges,
}

impl OwnTemplates {
    /// Reads, checks and merges them.
    ///
    /// # Errors
    /// When one of them cannot be read or used.
    pub fn read(
        root: &Path,
        features: &Features,
        project: &Project,
    ) -> Result<Self, GenerateError> {
        let texts = overrides(root)?;
        check_overrides(features, &texts, project)?;
        let mut own = Self {
            texts,
            ..Self::default()
        };
        for source in own.texts.keys() {
            if let Some((text, _)) = features.text(source) {
                let path = override_path(source);
                if remembered(root, &path).is_none() {
                    let record = (base_path(&path), Some(text.to_owned()));
                    own.unrecorded.extend([record]);
                }
                own.originals
                    .add(path, text.to_owned(), Ownership::Generated)?;
            }
        }
        own.merge(root)?;
        Ok(own)
    }

    /// A template that cannot be merged is used as it is; the conflict is in the plan.
    fn merge(&mut self, root: &Path) -> Result<(), GenerateError> {
        let snapshot = snapshot_of(root, &self.originals)?;
        for action in plan(self.originals.clone(), snapshot).actions {
            let source = action.path.strip_prefix(OVERRIDES);
            let source = source.map(|source| source.trim_start_matches('/'));
            if let (Change::Update { text } | Change::Merge { text }, Some(source)) =
                (action.change, source)
            {
                self.texts.insert(source.to_owned(), text.into_string());
            }
        }
        Ok(())
    }
}
