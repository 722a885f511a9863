use std::collections::BTreeMap;

use crate::disk::{Base, Disk, Snapshot, SnapshotEntry};
use crate::format::FormatError;
use crate::parallel::try_map;
use crate::plan::{FileChange, LineEnds, Merged, Plan, merge};
use crate::rename::{EditedTexts, FileMoves, FollowedTexts, LearntRenames, Renames};
use crate::render::{FileSet, RenderError, Renderer, render};

use super::context::RunContext;
use super::edited_files::{is_rust, laid_out};
use super::mentions::{Mention, NameMention};

/// The names that have changed, and what follows from it for people's texts.
#[derive(Debug)]
pub struct NameChanges {
    pub learnt: LearntRenames,
    pub moves: FileMoves,
    format: bool,
}

/// A generated file that people have edited.
struct EditedVersions {
    path: String,
    base: String,
    ends: LineEnds,
    ours: String,
}

impl NameChanges {
    /// Learns from what is rendered with the old names and with the new ones, before its layout;
    /// nothing if no name has changed.
    ///
    /// # Errors
    /// When the old model cannot be rendered.
    pub fn learn(
        context: &RunContext<'_>,
        renderer: &Renderer,
        files: &FileSet,
    ) -> Result<Option<Self>, RenderError> {
        let Some(past) = context.last_run.as_ref().map(|last| &last.project) else {
            return Ok(None);
        };
        let project = context.with_old_names();
        let renames = Renames::between(past, project);
        if renames.is_empty() {
            return Ok(None);
        }
        let moves = FileMoves::of(&renames, context.request.features, project);
        let before = render(renderer, past, &context.migrations.existing)?;
        Ok(Some(Self {
            learnt: LearntRenames::learn(&renames, &moves, &before, files),
            moves,
            format: context.formats(),
        }))
    }

    /// Lets every file that is planned to move meet its new rendering at the new path, and the
    /// edits of every other file follow the names.
    ///
    /// # Errors
    /// When `rustfmt` is not there.
    pub fn carry_edits(
        &self,
        snapshot: &mut Snapshot,
        files: &FileSet,
    ) -> Result<CarriedEdits, FormatError> {
        let mut carried = CarriedEdits::default();
        for (old, new) in self.moves.iter() {
            if files.get(old).is_some()
                || files.get(new).is_none()
                || !move_entry(snapshot, old, new)
            {
                continue;
            }
            carried.moved.push((old.to_owned(), new.to_owned()));
            if let Some(Disk::Text(text)) = snapshot.get(new).map(|entry| &entry.disk) {
                carried.places.insert(new.to_owned(), text.clone());
            }
        }
        let edited = edited(snapshot, files);
        let followed = try_map(&edited, |edited| self.follow(edited, files))?;
        let is_edited = |path: &str| edited.iter().any(|edited| edited.path == path);
        carried.moved.retain(|(_, new)| is_edited(new));
        for (edited, followed) in edited.iter().zip(followed) {
            if let (Some(followed), Some(entry)) = (followed, snapshot.get_mut(&edited.path)) {
                let FollowedTexts {
                    base,
                    ours: text,
                    in_texts,
                } = followed;
                let mention = NameMention::of(&edited.path, in_texts);
                carried.mentions.extend(mention.map(Mention::Followed));
                entry.base = Base::Text(base);
                let disk = Disk::Text(text.clone());
                if entry.disk != disk || carried.places.contains_key(&edited.path) {
                    carried.texts.insert(edited.path.clone(), text);
                }
                entry.disk = disk;
            }
        }
        Ok(carried)
    }

    /// The pristine text and the edited one with the new names, unless the merge goes better
    /// without them.
    fn follow(
        &self,
        edited: &EditedVersions,
        files: &FileSet,
    ) -> Result<Option<FollowedTexts>, FormatError> {
        let EditedVersions {
            path,
            base,
            ends,
            ours,
        } = edited;
        let Some(new) = files.get(path) else {
            return Ok(None);
        };
        let followed = self.learnt.follow(EditedTexts {
            path,
            base,
            ours,
            new: &new.text,
        });
        if followed.ours == *ours && followed.base == *base {
            return Ok(None);
        }
        let new_base = self.lay_out(path, &followed.base)?;
        let new_ours = self.laid_out_if(path, ours, followed.ours)?;
        let is_clean =
            |base: &str, ours: &str| matches!(merge(base, ours, &new.text), Merged::Clean(_));
        let is_worse = !is_clean(&new_base, &new_ours) && is_clean(base, ours);
        Ok((!is_worse).then(|| FollowedTexts {
            base: new_base,
            ours: ends.restore(&new_ours),
            in_texts: followed.in_texts,
        }))
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
fn edited(snapshot: &Snapshot, files: &FileSet) -> Vec<EditedVersions> {
    let edited = snapshot.iter().filter_map(|(path, entry)| {
        let new = files.get(path)?;
        let Disk::Text(disk) = &entry.disk else {
            return None;
        };
        let base = match &entry.base {
            Base::Absent => return None,
            Base::Same => new.text.to_string(),
            Base::Text(base) => base.clone(),
        };
        let (ends, ours) = LineEnds::split_off(disk);
        (ours != base).then(|| EditedVersions {
            path: path.clone(),
            base,
            ends,
            ours,
        })
    });
    edited.collect()
}

/// What has been put in the place of the texts on disk before the plan.
#[derive(Debug, Default)]
pub struct CarriedEdits {
    /// By path: what people have there with the new names.
    texts: BTreeMap<String, String>,
    /// The new paths of files that are not where they were, with the texts that are there.
    places: BTreeMap<String, String>,
    /// The old paths and the new ones of those among them that people have edited.
    pub moved: Vec<(String, String)>,
    /// The names that have changed in people's comments and strings.
    pub mentions: Vec<Mention>,
}

impl CarriedEdits {
    /// Gives the actions the words and texts that fit what is really on disk.
    pub fn correct(&self, plan: &mut Plan) {
        for action in &mut plan.actions {
            let (followed, moved) = (self.texts.get(&action.path), self.places.get(&action.path));
            let change = std::mem::replace(&mut action.change, FileChange::Identical);
            action.change = match (change, followed, moved) {
                (FileChange::Update { text }, _, Some(_)) => FileChange::Create { text },
                (FileChange::Identical, Some(text), _) => FileChange::Merge {
                    text: text.as_str().into(),
                },
                (FileChange::Identical, None, Some(text)) => FileChange::Create {
                    text: text.as_str().into(),
                },
                (change, ..) => change,
            };
        }
    }
}

/// Takes what is at the old path to the new one, where nothing is; whether there was something.
fn move_entry(snapshot: &mut Snapshot, old: &str, new: &str) -> bool {
    let is_vacant = snapshot
        .get(new)
        .is_none_or(|entry| entry.base == Base::Absent && entry.disk == Disk::Absent);
    let Some(entry) = snapshot.get(old).filter(|_| is_vacant).cloned() else {
        return false;
    };
    let Base::Text(base) = &entry.base else {
        return false;
    };
    if matches!(entry.disk, Disk::Opaque(_)) {
        return false;
    }
    if matches!(entry.disk, Disk::Text(_)) {
        // What was there has carried: the old path holds nothing that anybody wrote.
        let left = SnapshotEntry {
            base: entry.base.clone(),
            disk: Disk::Text(base.clone()),
            formatted: None,
        };
        snapshot.insert(old.to_owned(), left);
    }
    snapshot.insert(new.to_owned(), entry);
    true
}
