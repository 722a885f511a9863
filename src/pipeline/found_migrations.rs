use std::io;
use std::path::Path;

use fs_err as fs;

use crate::disk::{files_below, remembered_text};
use crate::markers::sides;
use crate::migrate::{
    FOLDER, MigrationError, MigrationFile, MigrationHistory, MigrationLines, MigrationProblem,
    since_beginning,
};
use crate::state::HISTORY;

/// The ending of the file that takes a migration forwards.
pub const UP: &str = ".up.sql";
/// The ending of the file that takes it back.
const DOWN: &str = ".down.sql";

/// The migrations of a project, and those of which branches have left open which go first.
///
/// # Errors
/// When the folder of the migrations cannot be read.
pub fn migration_lines(root: &Path) -> io::Result<MigrationLines> {
    Ok(migration_lines_of(root, &found_migrations(root)?))
}

/// The same of the files that were found.
pub fn migration_lines_of(root: &Path, found: &[MigrationFile]) -> MigrationLines {
    MigrationLines::of(since_beginning(found), &remembered_history(root))
}

/// The files of the folder, in the order in which they run; only those of migrations matter by
/// their text.
///
/// # Errors
/// When one of them cannot be read.
pub fn found_migrations(root: &Path) -> io::Result<Vec<MigrationFile>> {
    let folder = root.join(FOLDER);
    let paths = files_below(&folder)?;
    let files: io::Result<Vec<_>> = paths.iter().map(|file| existing(&folder, file)).collect();
    let mut files = files?;
    files.sort_by(|one, other| one.rank().cmp(&other.rank()));
    Ok(files)
}

fn existing(folder: &Path, file: &str) -> io::Result<MigrationFile> {
    let bytes = if file.ends_with(UP) || file.ends_with(DOWN) {
        fs::read(folder.join(file))?
    } else {
        Vec::new()
    };
    Ok(MigrationFile {
        name: file.to_owned(),
        text: String::from_utf8_lossy(&bytes).into_owned(),
    })
}

/// After which others each of them was written, as far as that is remembered.
pub fn remembered_history(root: &Path) -> MigrationHistory {
    let text = remembered_text(root, HISTORY);
    text.map_or_else(MigrationHistory::default, |text| {
        MigrationHistory::parse(&text)
    })
}

/// The names of the migrations among the files.
pub fn names(files: &[MigrationFile]) -> Vec<String> {
    let ups = files.iter().filter(|file| file.is_up());
    ups.map(|file| file.stem().to_owned()).collect()
}

/// That git has left nothing to settle in a migration.
///
/// # Errors
/// With the places where it has.
pub fn check_merged(files: &[MigrationFile]) -> Result<(), MigrationError> {
    let unmerged = files.iter().filter_map(|file| {
        let line = *sides(&file.text)?.lines.first()?;
        let file = file.name.clone();
        Some(MigrationProblem::Unmerged { file, line })
    });
    let problems: Vec<_> = unmerged.collect();
    if problems.is_empty() {
        Ok(())
    } else {
        Err(MigrationError { problems })
    }
}
