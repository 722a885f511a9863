use std::collections::BTreeSet;
use std::fmt;
use std::io;
use std::path::Path;

use crate::disk::{MemoryChanges, OnDisk, OwnTexts, files_below, remembered_text};
use crate::plan::{FileChange, HeldBack, KeepReason, Plan};
use crate::state::{HELD_BACK, held_back_path};

/// Something new that was not written, because what it changes is not where it was generated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeldBackPiece {
    /// The generated file.
    pub path: String,
    /// The line that begins what was taken out of it.
    pub name: String,
    /// The file and the line where it seems to be now.
    pub place: Option<(String, usize)>,
}

/// What a plan holds back, with the places where it may have to be written. A file that was
/// deleted, and is nowhere else, misses nothing.
///
/// # Errors
/// When a folder of the project cannot be read.
pub fn find_places(
    plan: &mut Plan,
    own: &OwnTexts<'_>,
    on_disk: &OnDisk,
) -> io::Result<Vec<HeldBackPiece>> {
    if plan.actions.iter().all(|action| action.held_back.is_none()) {
        return Ok(Vec::new());
    }
    let generated = on_disk.iter();
    let generated = generated.filter_map(|(path, disk)| Some((path.as_str(), disk.text()?)));
    let texts: Vec<_> = own.all()?.chain(generated).collect();
    let mut found = Vec::new();
    for action in &mut plan.actions {
        let Some(held_back) = &action.held_back else {
            continue;
        };
        let pieces = located(&action.path, held_back, &texts);
        let is_deleted = action.change == FileChange::Keep(KeepReason::Missed);
        if is_deleted && pieces.iter().all(|piece| piece.place.is_none()) {
            action.held_back = None;
        } else {
            found.extend(pieces);
        }
    }
    Ok(found)
}

fn located(path: &str, held_back: &HeldBack, texts: &[(&str, &str)]) -> Vec<HeldBackPiece> {
    let others = || {
        texts
            .iter()
            .filter(|(other, _)| *other != path && ending(other) == ending(path))
    };
    let pieces = held_back.pieces.iter().zip(held_back.names());
    pieces
        .map(|(piece, name)| {
            let mut places: Vec<_> = others()
                .filter_map(|(other, text)| Some((likeness(piece, text)?, other)))
                .collect();
            places.sort_by_key(|((count, _), _)| *count);
            HeldBackPiece {
                path: path.to_owned(),
                name: name.to_owned(),
                place: places
                    .pop()
                    .map(|((_, line), other)| ((*other).to_owned(), line)),
            }
        })
        .collect()
}

fn ending(path: &str) -> Option<&str> {
    path.rsplit_once('.').map(|(_, ending)| ending)
}

/// How many lines of a piece are in a text, and where the first of them is; nothing if these are
/// few.
fn likeness(piece: &str, text: &str) -> Option<(usize, usize)> {
    let says = |line: &&str| line.contains(|c: char| c.is_alphanumeric());
    let lines: BTreeSet<&str> = piece.lines().map(str::trim).filter(says).collect();
    let mut at = text
        .lines()
        .map(str::trim)
        .enumerate()
        .filter(|(_, line)| lines.contains(line));
    let first = at.next()?.0 + 1;
    let mut met: BTreeSet<&str> = at.map(|(_, line)| line).collect();
    met.extend(text.lines().map(str::trim).nth(first - 1));
    (met.len() * 2 > lines.len()).then_some((met.len(), first))
}

/// The patches that a plan adds to those that are there.
#[must_use]
pub fn new_patches(root: &Path, plan: &Plan) -> MemoryChanges {
    let held_back = plan
        .actions
        .iter()
        .filter_map(|action| Some((held_back_path(&action.path), action.held_back.as_ref()?)));
    held_back
        .map(|(path, HeldBack { patch, .. })| {
            let known = remembered_text(root, &path).unwrap_or_default();
            (path, Some(known + patch))
        })
        .collect()
}

/// The patches that nobody has applied and removed yet.
///
/// # Errors
/// When the folder cannot be read.
pub fn open_patches(root: &Path) -> io::Result<Vec<String>> {
    let patches = files_below(&root.join(HELD_BACK))?.into_iter();
    Ok(patches.map(|path| format!("{HELD_BACK}/{path}")).collect())
}

impl fmt::Display for HeldBackPiece {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is not here any more", self.name)?;
        if let Some((path, line)) = &self.place {
            write!(f, " (it may be in {path}:{line})")?;
        }
        write!(
            f,
            "; what is new in it is in `{}`",
            held_back_path(&self.path)
        )
    }
}
