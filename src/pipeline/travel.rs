use crate::disk::{Base, Disk, Snapshot};
use crate::format::FormatError;
use crate::parallel::try_map;
use crate::plan::{LineEnds, Merged, merge};
use crate::rename::{Lessons, Moves, Renames, Versions};
use crate::render::{FileSet, RenderError};

use super::edited::{is_rust, laid_out};
use super::travelled::{Travelled, move_seen};

/// The names that have changed, and what follows from it for people's texts.
#[derive(Debug)]
pub struct Travel {
    pub lessons: Lessons,
    pub moves: Moves,
    format: bool,
}

/// A generated file that people have edited.
struct Edited {
    path: String,
    base: String,
    ends: LineEnds,
    ours: String,
}

impl Travel {
    /// Learns from what is rendered with the old names and with the new ones, before its layout;
    /// nothing if no name has changed.
    ///
    /// # Errors
    /// When the old model cannot be rendered.
    pub fn of(
        (renames, moves): (&Renames, Moves),
        files: &FileSet,
        format: bool,
        before: impl FnOnce() -> Result<FileSet, RenderError>,
    ) -> Result<Option<Self>, RenderError> {
        if renames.is_empty() {
            return Ok(None);
        }
        let lessons = Lessons::learn(renames, &moves, &before()?, files);
        Ok(Some(Self {
            lessons,
            moves,
            format,
        }))
    }

    /// Lets every file that is planned to move meet its new rendering at the new path, and the
    /// edits of every other file follow the names.
    ///
    /// # Errors
    /// When `rustfmt` is not there.
    pub fn prepare(
        &self,
        snapshot: &mut Snapshot,
        files: &FileSet,
    ) -> Result<Travelled, FormatError> {
        let mut travelled = Travelled::default();
        for (old, new) in self.moves.iter() {
            if files.get(old).is_some()
                || files.get(new).is_none()
                || !move_seen(snapshot, old, new)
            {
                continue;
            }
            travelled.moved.push((old.to_owned(), new.to_owned()));
            if let Some(Disk::Text(text)) = snapshot.get(new).map(|seen| &seen.disk) {
                travelled.places.insert(new.to_owned(), text.clone());
            }
        }
        let edited = edited(snapshot, files);
        let followed = try_map(&edited, |edited| self.follow(edited, files))?;
        let is_edited = |path: &str| edited.iter().any(|edited| edited.path == path);
        travelled.moved.retain(|(_, new)| is_edited(new));
        for (edited, followed) in edited.iter().zip(followed) {
            if let (Some((base, text)), Some(seen)) = (followed, snapshot.get_mut(&edited.path)) {
                seen.base = Base::Text(base);
                let disk = Disk::Text(text.clone());
                if seen.disk != disk || travelled.places.contains_key(&edited.path) {
                    travelled.texts.insert(edited.path.clone(), text);
                }
                seen.disk = disk;
            }
        }
        Ok(travelled)
    }

    /// The pristine text and the edited one with the new names, unless the merge goes better
    /// without them.
    fn follow(
        &self,
        edited: &Edited,
        files: &FileSet,
    ) -> Result<Option<(String, String)>, FormatError> {
        let Edited {
            path,
            base,
            ends,
            ours,
        } = edited;
        let Some(new) = files.get(path) else {
            return Ok(None);
        };
        let (new_base, followed) = self.lessons.follow(Versions {
            path,
            base,
            ours,
            new: &new.text,
        });
        if followed == *ours && new_base == *base {
            return Ok(None);
        }
        let new_base = self.lay_out(path, &new_base)?;
        let new_ours = self.laid_out_if(path, ours, followed)?;
        let is_clean =
            |base: &str, ours: &str| matches!(merge(base, ours, &new.text), Merged::Clean(_));
        let is_worse = !is_clean(&new_base, &new_ours) && is_clean(base, ours);
        Ok((!is_worse).then(|| (new_base, ends.restore(&new_ours))))
    }

    /// The followed text, laid out if the one before was.
    fn laid_out_if(
        &self,
        path: &str,
        before: &str,
        followed: String,
    ) -> Result<String, FormatError> {
        let laid_out = self.lay_out(path, &followed)?;
        let is_as_before = laid_out == followed || self.lay_out(path, before)? != before;
        Ok(if is_as_before { followed } else { laid_out })
    }

    fn lay_out(&self, path: &str, text: &str) -> Result<String, FormatError> {
        if !self.format || !is_rust(path) {
            return Ok(text.to_owned());
        }
        Ok(laid_out(path, text)?.unwrap_or_else(|| text.to_owned()))
    }
}

/// The generated files that are not as they were generated.
fn edited(snapshot: &Snapshot, files: &FileSet) -> Vec<Edited> {
    let edited = snapshot.iter().filter_map(|(path, seen)| {
        let new = files.get(path)?;
        let Disk::Text(disk) = &seen.disk else {
            return None;
        };
        let base = match &seen.base {
            Base::Absent => return None,
            Base::Same => new.text.to_string(),
            Base::Text(base) => base.clone(),
        };
        let (ends, ours) = LineEnds::split_off(disk);
        (ours != base).then(|| Edited {
            path: path.clone(),
            base,
            ends,
            ours,
        })
    });
    edited.collect()
}
