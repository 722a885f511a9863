use crate::catalog::Layout;
use crate::parallel::{cores, try_map};
use crate::render::FileSet;

use super::batch::{RustSource, format_batch};
use super::by_pieces::format_by_pieces;
use super::process::FormatError;

/// Lays out the files of the set in which `rustfmt` has a say.
///
/// # Errors
/// When `rustfmt` is not there or does not understand a file; the set has lost texts then.
pub fn format_files(files: &mut FileSet) -> Result<(), FormatError> {
    let (done, left) = format_by_pieces(take_sources(files))?;
    put_back(files, done);
    put_back(files, format_whole(&left)?);
    Ok(())
}

/// The same, but every file as a whole: slow, and what the other way is measured by.
///
/// # Errors
/// When `rustfmt` is not there or does not understand a file; the set has lost texts then.
pub fn format_files_whole(files: &mut FileSet) -> Result<(), FormatError> {
    let sources = take_sources(files);
    put_back(files, format_whole(&sources)?);
    Ok(())
}

fn take_sources(files: &mut FileSet) -> Vec<RustSource> {
    files
        .iter_mut()
        .filter(|(_, file)| file.layout == Layout::Rustfmt)
        .map(|(path, file)| RustSource {
            path: path.to_owned(),
            text: std::mem::take(&mut file.text),
        })
        .collect()
}

fn put_back(files: &mut FileSet, sources: Vec<RustSource>) {
    for RustSource { path, text } in sources {
        if let Some(file) = files.get_mut(&path) {
            file.text = text;
        }
    }
}

/// One text laid out.
///
/// # Errors
/// When `rustfmt` is not there or does not understand the text.
pub fn format_text(path: &str, text: &str) -> Result<String, FormatError> {
    let source = RustSource {
        path: path.to_owned(),
        text: text.into(),
    };
    let formatted = format_batch(&[source])?;
    Ok(formatted.into_iter().map(|source| source.text).collect())
}

/// Shares the sources out to one process for each core.
fn format_whole(sources: &[RustSource]) -> Result<Vec<RustSource>, FormatError> {
    let share = sources.len().div_ceil(cores()).max(1);
    let shares: Vec<&[RustSource]> = sources.chunks(share).collect();
    Ok(try_map(&shares, |share| format_batch(share))?
        .into_iter()
        .flatten()
        .collect())
}
