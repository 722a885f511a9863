use std::thread;

use crate::catalog::Layout;
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
        .map(|(path, file)| Source { path: path.to_owned(), text: file.text.clone() })
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
    let source = Source { path: path.to_owned(), text: text.into() };
    let formatted = format_batch(vec![source])?;
    Ok(formatted.into_iter().map(|source| source.text).collect())
}

/// Shares the sources out to one process for each core.
fn format_whole(sources: Vec<Source>) -> Result<Vec<Source>, FormatError> {
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let mut batches: Vec<Vec<Source>> = (0..threads.clamp(1, sources.len().max(1))).map(|_| Vec::new()).collect();
    let count = batches.len();
    for (at, source) in sources.into_iter().enumerate() {
        batches[at % count].push(source);
    }
    thread::scope(|scope| {
        let workers: Vec<_> =
            batches.into_iter().map(|batch| scope.spawn(move || format_batch(batch))).collect();
        let mut formatted = Vec::new();
        for worker in workers {
            match worker.join() {
                Ok(batch) => formatted.extend(batch?),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        Ok(formatted)
    })
}
