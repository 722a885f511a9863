use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::catalog::Layout;
use crate::disk::remembered;
use crate::format::format_files;
use crate::parallel::map;
use crate::render::{FileSet, digest};
use crate::state::{Record, Trust};

use super::GenerateError;

/// The digests of the texts of a rendering, in the order of its files.
pub type Digests = Vec<String>;

/// Those of every text, before it is laid out.
#[must_use]
pub fn digests(files: &FileSet) -> Digests {
    map(files.iter(), |(_, file)| digest([&*file.text]))
}

/// Gives the files that are rendered as they were by the last run the layout that they got then:
/// what is left is for `rustfmt`.
pub fn lay_out_as_before(root: &Path, files: &mut FileSet, digests: &[String], record: &Record) {
    let rendered = files.iter().map(|(path, _)| path).zip(digests);
    let same: Vec<String> = rendered
        .filter(|(path, digest)| record.was_rendered(path, digest))
        .map(|(path, _)| path.to_owned())
        .collect();
    let texts = map(&same, |path| {
        remembered(root, path).filter(|text| record.trust(path, text) == Trust::Intact)
    });
    for (path, text) in same.iter().zip(texts) {
        if let (Some(text), Some(file)) = (text, files.get_mut(path))
            && file.layout == Layout::Rustfmt
        {
            file.text = text.into_boxed_str();
            file.layout = Layout::Stable;
        }
    }
}

/// The paths whose pristine texts are lost, or are neither what was written nor merged from two
/// branches.
#[must_use]
pub fn damaged(root: &Path, record: &Record) -> Vec<String> {
    let paths: Vec<&str> = record.paths().collect();
    let damages = map(&paths, |path| {
        remembered(root, path).is_none_or(|text| record.trust(path, &text) == Trust::Damaged)
    });
    let found = paths.into_iter().zip(damages);
    found
        .filter(|(_, is_damaged)| *is_damaged)
        .map(|(path, _)| path.to_owned())
        .collect()
}

/// The pristine texts of these paths as they must have been, where the project has others.
///
/// Rendering is pure, so that the texts of the last run can be had again.
///
/// # Errors
/// When they cannot be laid out.
pub fn repaired(
    root: &Path,
    mut before: FileSet,
    paths: Option<&[String]>,
    format: bool,
) -> Result<BTreeMap<String, String>, GenerateError> {
    if let Some(paths) = paths {
        let paths: BTreeSet<&str> = paths.iter().map(String::as_str).collect();
        before.retain(|path| paths.contains(path));
    }
    if format {
        format_files(&mut before)?;
    }
    Ok(before
        .into_iter()
        .map(|(path, file)| (path, file.text.into_string()))
        .filter(|(path, text)| remembered(root, path).as_ref() != Some(text))
        .collect())
}
