use std::path::Path;

use crate::disk::{MemoryChanges, overrides, remembered, snapshot_of};
use crate::model::Project;
use crate::plan::{FileChange, plan};
use crate::render::{
    FileSet, OVERRIDES, Overrides, Ownership, check_overrides, override_path, overrides_digest,
    templates_digest,
};
use crate::state::{LastRun, Stamp, base_path};

use super::error::GenerateError;
use super::request::RunRequest;

/// Which templates a run goes by: those of the tool, and those that the project has put in their
/// place. The latter are files like any other: the template of the tool is what would be
/// generated, and the project's is an edit of it.
#[derive(Debug)]
pub struct TemplatesInUse {
    /// Those of the project, with what the tool's templates have changed since, where that can be
    /// merged.
    pub texts: Overrides,
    /// The tool's templates, at the places of the project's.
    pub originals: FileSet,
    /// Originals to remember of templates that were put there by hand.
    pub unrecorded: MemoryChanges,
    pub stamp: Stamp,
    /// The version whose templates are left behind, if there is one and that was asked for.
    pub upgraded_from: Option<String>,
}

impl TemplatesInUse {
    /// Reads, checks and merges those of the project.
    ///
    /// # Errors
    /// When one of them cannot be read or used; when the project was written with other templates
    /// of the tool, and is not to be upgraded.
    pub fn read(
        request: &RunRequest<'_>,
        project: &Project,
        last_run: Option<&LastRun>,
    ) -> Result<Self, GenerateError> {
        let mut texts = overrides(request.root)?;
        check_overrides(request.features, &texts, project)?;
        let mut originals = FileSet::default();
        let mut unrecorded = MemoryChanges::new();
        for source in texts.keys() {
            if let Some((text, _)) = request.features.text(source) {
                let path = override_path(source);
                if remembered(request.root, &path).is_none() {
                    unrecorded.insert(base_path(&path), Some(text.to_owned()));
                }
                originals.add(path, text.to_owned(), Ownership::Generated)?;
            }
        }
        merge(request.root, &originals, &mut texts)?;
        let stamp = Stamp {
            unformatted: !request.formats_after(last_run),
            ..Stamp::new(templates_digest(request.features), overrides_digest(&texts))
        };
        let last_stamp = last_run.map(|last| &last.stamp);
        let stamp = match last_stamp {
            Some(last) => stamp.after(last),
            None => stamp,
        };
        let upgraded_from = match last_stamp.filter(|last| last.templates != stamp.templates) {
            Some(last) if !request.upgrades => {
                let found = last.tool.clone();
                return Err(GenerateError::Outdated { found });
            }
            outdated => outdated.map(|last| last.tool.clone()),
        };
        Ok(Self {
            texts,
            originals,
            unrecorded,
            stamp,
            upgraded_from,
        })
    }
}

/// Takes into the project's templates what the tool has changed since. One that cannot be merged
/// is used as it is; the conflict is in the plan.
fn merge(root: &Path, originals: &FileSet, texts: &mut Overrides) -> Result<(), GenerateError> {
    let snapshot = snapshot_of(root, originals)?;
    for action in plan(originals.clone(), snapshot).actions {
        let source = action.path.strip_prefix(OVERRIDES);
        let source = source.map(|source| source.trim_start_matches('/'));
        if let (FileChange::Update { text } | FileChange::Merge { text }, Some(source)) =
            (action.change, source)
        {
            texts.insert(source.to_owned(), text.into_string());
        }
    }
    Ok(())
}
