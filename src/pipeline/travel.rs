use std::collections::BTreeMap;

use crate::disk::{Base, Disk, Seen, Snapshot};
use crate::format::FormatError;
use crate::parallel::try_map;
use crate::plan::{Change, LineEnds, Merged, Plan, merge};
use crate::rename::{Lessons, Moves, Renames};
use crate::render::{FileSet, RenderError};

use super::edited::{is_rust, laid_out};

/// The names that have changed, and what follows from it for people's texts.
#[derive(Debug)]
pub struct Travel {
    pub lessons: Lessons,
    pub moves: Moves,
    format: bool,
}

/// What has been put in the place of the texts on disk before the plan.
#[derive(Debug, Default)]
pub struct Travelled {
    /// By path: what people have there with the new names.
    texts: BTreeMap<String, String>,
    /// The new paths of files that are not where they were, with the texts that are there.
    places: BTreeMap<String, String>,
    /// The old paths and the new ones of those among them that people have edited.
    pub moved: Vec<(String, String)>,
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
        renames: &Renames,
        files: &FileSet,
        format: bool,
        before: impl FnOnce() -> Result<FileSet, RenderError>,
    ) -> Result<Option<Self>, RenderError> {
        if renames.is_empty() {
            return Ok(None);
        }
        let moves = Moves::of(renames);
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
        let new_base = self.lay_out(path, &self.lessons.follow(path, base))?;
        let followed = self.lessons.follow(path, ours);
        if followed == *ours && new_base == *base {
            return Ok(None);
        }
        let is_laid_out = followed != *ours && self.lay_out(path, ours)? == *ours;
        let new_ours = if is_laid_out {
            self.lay_out(path, &followed)?
        } else {
            followed
        };
        let is_clean =
            |base: &str, ours: &str| matches!(merge(base, ours, &new.text), Merged::Clean(_));
        let is_worse = !is_clean(&new_base, &new_ours) && is_clean(base, ours);
        Ok((!is_worse).then(|| (new_base, ends.restore(&new_ours))))
    }

    fn lay_out(&self, path: &str, text: &str) -> Result<String, FormatError> {
        if !self.format || !is_rust(path) {
            return Ok(text.to_owned());
        }
        Ok(laid_out(path, text)?.unwrap_or_else(|| text.to_owned()))
    }
}

impl Travelled {
    /// Gives the actions the words and texts that fit what is really on disk.
    pub fn settle(&self, plan: &mut Plan) {
        for action in &mut plan.actions {
            let (followed, moved) = (self.texts.get(&action.path), self.places.get(&action.path));
            let change = std::mem::replace(&mut action.change, Change::Identical);
            action.change = match (change, followed, moved) {
                (Change::Update { text }, _, Some(_)) => Change::Create { text },
                (Change::Identical, Some(text), _) => Change::Merge {
                    text: text.as_str().into(),
                },
                (Change::Identical, None, Some(text)) => Change::Create {
                    text: text.as_str().into(),
                },
                (change, ..) => change,
            };
        }
    }
}

/// Takes what is at the old path to the new one, where nothing is; whether there was something.
fn move_seen(snapshot: &mut Snapshot, old: &str, new: &str) -> bool {
    let is_vacant = snapshot
        .get(new)
        .is_none_or(|seen| seen.base == Base::Absent && seen.disk == Disk::Absent);
    let Some(seen) = snapshot.get(old).filter(|_| is_vacant).cloned() else {
        return false;
    };
    let Base::Text(base) = &seen.base else {
        return false;
    };
    if seen.disk == Disk::Opaque {
        return false;
    }
    if matches!(seen.disk, Disk::Text(_)) {
        // What was there has travelled: the old path holds nothing that anybody wrote.
        let left = Seen {
            base: seen.base.clone(),
            disk: Disk::Text(base.clone()),
            formatted: None,
        };
        snapshot.insert(old.to_owned(), left);
    }
    snapshot.insert(new.to_owned(), seen);
    true
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
