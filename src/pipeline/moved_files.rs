use std::collections::BTreeSet;
use std::io;
use std::path::Path;

use fs_err as fs;

use crate::disk::Disk;
use crate::migrate::{FOLDER, MigrationFile, Renumbering};
use crate::plan::{BaseChange, FileAction, FileChange, Plan};
use crate::render::{FileSet, Ownership, RenderError};

/// The files of migrations that get another name, and keep their text.
#[derive(Debug, Default)]
pub struct MovedFiles(Vec<MovedFile>);

#[derive(Debug)]
struct MovedFile {
    path: String,
    new: String,
    text: String,
    /// What goes forwards is told of.
    note: Option<String>,
}

impl MovedFiles {
    /// Of an order of the migrations.
    ///
    /// # Errors
    /// When one of them cannot be read as text.
    pub fn of(root: &Path, files: &[MigrationFile], order: &Renumbering) -> io::Result<Self> {
        let moved = order.moves(files).into_iter().map(|(file, new)| {
            let path = format!("{FOLDER}/{}", file.name);
            let note = || format!("was `{}`; only its number is another one", file.stem());
            Ok(MovedFile {
                text: fs::read_to_string(root.join(&path))?,
                new: format!("{FOLDER}/{new}"),
                note: file.is_up().then(note),
                path,
            })
        });
        moved.collect::<io::Result<_>>().map(Self)
    }

    /// What there is to say of them, by their new paths.
    pub fn notes(&self) -> impl Iterator<Item = (String, Vec<String>)> {
        let files = self.0.iter();
        files.filter_map(|moved| Some((moved.new.clone(), vec![moved.note.clone()?])))
    }

    /// Puts them where they are going to be.
    ///
    /// # Errors
    /// When something else comes there.
    pub fn add_to(&self, files: &mut FileSet) -> Result<(), RenderError> {
        for MovedFile { new, text, .. } in &self.0 {
            files.add(new.clone(), text.clone(), Ownership::Edited)?;
        }
        Ok(())
    }

    /// Where they are now, with what is there.
    pub fn old_places(&self) -> impl Iterator<Item = (String, Disk)> {
        let moved = self.0.iter();
        moved.map(|moved| (moved.path.clone(), Disk::Text(moved.text.clone())))
    }

    /// Takes them away from there, but where another one comes.
    pub fn leave_old_places(&self, plan: &mut Plan) {
        let taken: BTreeSet<&str> = self.0.iter().map(|moved| &*moved.new).collect();
        let paths = self.0.iter().map(|moved| moved.path.as_str());
        let left = paths.filter(|path| !taken.contains(path));
        let removals =
            left.map(|path| FileAction::new(path.to_owned(), FileChange::Remove, BaseChange::None));
        plan.actions.extend(removals);
        plan.actions.sort_by(|one, other| one.path.cmp(&other.path));
    }
}
