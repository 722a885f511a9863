use crate::catalog::Layout;
use crate::parallel::{cores, try_map};
use crate::render::FileSet;

use super::FormatError;
use super::batch::{Source, format_batch};
use super::by_pieces::format_by_pieces;

/// Lays out the files of the set in which `rustfmt` has a say.
///
/// # Errors
/// When `rustfmt` is not there or does not understand a file.
pub fn format_files(files: &mut FileSet) -> Result<(), FormatError> {
    let sources: Vec<Source> = files
        .iter()
        .filter(|(_, file)| file.layout == Layout::Rustfmt)
        .map(|(path, file)| Source {
            path: path.to_owned(),
            text: file.text.clone(),
        })
        .collect();
    let (done, left) = format_by_pieces(sources)?;
    for formatted in done.into_iter().chain(format_whole(left)?) {
        if let Some(file) = files.get_mut(&formatted.path) {
            file.text = formatted.text;
        }
    }
    Ok(())
}

/// One text laid out.
///
/// # Errors
/// When `rustfmt` is not there or does not understand the text.
pub fn format_text(path: &str, text: &str) -> Result<String, FormatError> {
    let source = Source {
        path: path.to_owned(),
        text: text.into(),
    };
    let formatted = format_batch(&[source])?;
    Ok(formatted.into_iter().map(|source| source.text).collect())
}

/// Shares the sources out to one process for each core.
fn format_whole(sources: Vec<Source>) -> Result<Vec<Source>, FormatError> {
    let share = sources.len().div_ceil(cores()).max(1);
    let shares: Vec<&[Source]> = sources.chunks(share).collect();
    Ok(try_map(&shares, |share| format_batch(share))?
        .into_iter()
        .flatten()
        .collect())
}
