use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::Path;

use fs_err as fs;
use serde::Serialize;

use crate::parallel::try_map;
use crate::render::FileSet;
use crate::state::{BASE, base_path};

use super::walk::{files_below, is_absence};

/// Every path that a run may touch, with what is there.
pub type Snapshot = BTreeMap<String, SnapshotEntry>;

/// What is at each of these paths.
pub type OnDisk = BTreeMap<String, Disk>;

/// One path before a run.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SnapshotEntry {
    pub base: Base,
    pub disk: Disk,
    /// The disk's text as `rustfmt` lays it out, where that was worth asking for.
    pub formatted: Option<String>,
}

/// The pristine text of the last run.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Base {
    #[default]
    Absent,
    /// Exactly the text that would be written now.
    Same,
    Text(String),
}

/// What stands at the path now.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Disk {
    #[default]
    Absent,
    Text(String),
    /// Nothing that could be compared with a text.
    Opaque(Obstacle),
}

impl Disk {
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            Self::Absent | Self::Opaque(_) => None,
        }
    }
}

/// What is no file of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Obstacle {
    Folder,
    /// A link, or something else that a file cannot be put in the place of.
    Link,
    /// A file that is not text in UTF-8.
    Binary,
    /// One of the folders that lead here is a file.
    Behind,
}

/// Reads what the files of a new rendering meet, and what the last one left.
///
/// # Errors
/// When a file is there and cannot be read.
pub fn snapshot(root: &Path, files: &FileSet) -> io::Result<Snapshot> {
    let remembered = files_below(&root.join(BASE))?;
    let rendered = files.iter().map(|(path, _)| path.to_owned());
    read_paths(root, files, rendered.chain(remembered).collect())
}

/// The same of the files alone, whatever else the last rendering has left.
///
/// # Errors
/// When a file is there and cannot be read.
pub fn snapshot_of(root: &Path, files: &FileSet) -> io::Result<Snapshot> {
    let rendered = files.iter().map(|(path, _)| path.to_owned());
    read_paths(root, files, rendered.collect())
}

fn read_paths(root: &Path, files: &FileSet, paths: BTreeSet<String>) -> io::Result<Snapshot> {
    if is_empty(root)? {
        let absent = paths
            .into_iter()
            .map(|path| (path, SnapshotEntry::default()));
        return Ok(absent.collect());
    }
    let paths: Vec<String> = paths.into_iter().collect();
    let entries = try_map(&paths, |path| {
        let base = read_base(root, path, files)?;
        let disk = read_disk(root, path, &base)?;
        Ok::<_, io::Error>(SnapshotEntry {
            base,
            disk,
            formatted: None,
        })
    })?;
    Ok(paths.into_iter().zip(entries).collect())
}

/// Whether a new project has nothing to be compared with, which is most of the work of reading.
fn is_empty(root: &Path) -> io::Result<bool> {
    match fs::read_dir(root) {
        Ok(mut entries) => Ok(entries.next().is_none()),
        Err(error) if is_absence(&error) => Ok(true),
        Err(error) => Err(error),
    }
}

/// The pristine text of a generated file, as far as it can be read.
#[must_use]
pub fn remembered(root: &Path, path: &str) -> Option<String> {
    remembered_text(root, &base_path(path))
}

/// A file of the project's memory, as far as it can be read.
#[must_use]
pub fn remembered_text(root: &Path, path: &str) -> Option<String> {
    fs::read_to_string(root.join(path)).ok()
}

fn read_base(root: &Path, path: &str, files: &FileSet) -> io::Result<Base> {
    let text = match fs::read_to_string(root.join(base_path(path))) {
        Ok(text) => text,
        Err(error) if is_absence(&error) => return Ok(Base::Absent),
        Err(error) => return Err(error),
    };
    let same = files.get(path).is_some_and(|file| *file.text == text);
    Ok(if same { Base::Same } else { Base::Text(text) })
}

/// What stands at a path. Where a folder of it has become a file, its files are gone, and no new
/// one can come.
///
/// # Errors
/// When a file is there and cannot be read.
pub fn read_disk(root: &Path, path: &str, base: &Base) -> io::Result<Disk> {
    let path = root.join(path);
    match fs::symlink_metadata(&path) {
        Ok(found) if found.is_file() => {}
        Ok(found) if found.is_dir() => return Ok(Disk::Opaque(Obstacle::Folder)),
        Ok(_) => return Ok(Disk::Opaque(Obstacle::Link)),
        Err(error) if error.kind() == io::ErrorKind::NotADirectory => {
            let is_blocked = *base == Base::Absent && root.is_dir();
            return Ok(if is_blocked {
                Disk::Opaque(Obstacle::Behind)
            } else {
                Disk::Absent
            });
        }
        Err(error) if is_absence(&error) => return Ok(Disk::Absent),
        Err(error) => return Err(error),
    }
    match fs::read_to_string(&path) {
        Ok(text) => Ok(Disk::Text(text)),
        Err(error) if error.kind() == io::ErrorKind::InvalidData => {
            Ok(Disk::Opaque(Obstacle::Binary))
        }
        Err(error) => Err(error),
    }
}
