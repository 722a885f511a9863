use std::collections::BTreeMap;
use std::path::Path;

use crate::catalog::Layout;
use crate::disk::remembered;
use crate::format::{format_files, has_same_marks};
use crate::parallel::try_map;
use crate::render::{FileSet, RenderError};

use super::GenerateError;

/// What has become of the texts of the last run.
#[derive(Debug, Default)]
pub struct Recalled {
    /// The pristine texts that are lost or were tampered with, as they must have been.
    pub damaged: BTreeMap<String, String>,
}

/// What the project remembers of one file.
enum Memory {
    /// The layout of a text that is rendered now as it was then.
    LaidOut(String),
    Other,
    Damaged,
}

/// Compares the memory of a project with what the last run rendered, and gives the files that are
/// rendered as they were then the layout that they got then: what is left is for `rustfmt`.
///
/// Rendering is pure, so the texts of the last run can be had again, before their layout:
/// `before`, if they are others than those of now.
///
/// # Errors
/// When a lost text cannot be laid out again.
pub fn recall(
    root: &Path,
    files: &mut FileSet,
    before: Option<&FileSet>,
    format: bool,
) -> Result<Recalled, GenerateError> {
    let past = before.unwrap_or(files);
    let paths: Vec<String> = past.iter().map(|(path, _)| path.to_owned()).collect();
    let memories = try_map(&paths, |path| {
        Ok::<_, RenderError>(memory(root, path, files, past))
    })?;
    let mut damaged = FileSet::default();
    let mut laid_out = Vec::new();
    for (path, memory) in paths.into_iter().zip(memories) {
        match memory {
            Memory::LaidOut(text) => laid_out.push((path, text)),
            Memory::Other => {}
            Memory::Damaged => {
                if let Some(file) = past.get(&path) {
                    damaged.insert(path, file.clone())?;
                }
            }
        }
    }
    for (path, text) in laid_out {
        if let Some(file) = files.get_mut(&path) {
            file.text = text.into_boxed_str();
            file.layout = Layout::Stable;
        }
    }
    if format {
        format_files(&mut damaged)?;
    }
    let damaged = damaged
        .into_iter()
        .map(|(path, file)| (path, file.text.into_string()));
    Ok(Recalled {
        damaged: damaged.collect(),
    })
}

fn memory(root: &Path, path: &str, files: &FileSet, past: &FileSet) -> Memory {
    let (Some(then), Some(text)) = (past.get(path), remembered(root, path)) else {
        return Memory::Damaged;
    };
    if !has_same_marks(&then.text, &text) {
        return Memory::Damaged;
    }
    let is_same = files.get(path).is_some_and(|now| now.text == then.text);
    if is_same && then.layout == Layout::Rustfmt {
        Memory::LaidOut(text)
    } else {
        Memory::Other
    }
}
