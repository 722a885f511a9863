use std::io;
use std::path::Path;

use fs_err as fs;
use tempfile::TempDir;

use super::modules::{declared_modules, declares_module_elsewhere};
use super::process::{FormatError, Outcome, format_paths, format_stdin};

/// A Rust file that wants to be laid out.
#[derive(Debug)]
pub struct RustSource {
    pub path: String,
    pub text: Box<str>,
}

/// What stands in for the modules that a file declares: nothing that `rustfmt` would change.
const STAND_IN: &str = "//! A module.\n";

/// How many files one process gets: the names must fit into a command line on every system.
const FILES_PER_PROCESS: usize = 400;

/// Lays out all sources in a folder of their own under flat names.
///
/// The folder has an empty configuration, so that the user's own cannot change the result.
pub fn format_batch(sources: &[RustSource]) -> Result<Vec<RustSource>, FormatError> {
    let folder = tempfile::Builder::new()
        .prefix("scaffold-format-")
        .tempdir()?;
    fs::write(folder.path().join("rustfmt.toml"), "")?;
    let (nested, flat): (Vec<&RustSource>, Vec<&RustSource>) = sources
        .iter()
        .partition(|source| declares_module_elsewhere(&source.text));
    let mut formatted = format_flat(&folder, &flat)?;
    for source in nested {
        let text = format_stdin(folder.path(), &source.text)?
            .or_rejected(|report| report.replace("<stdin>", &source.path))?;
        formatted.push(source.with(text));
    }
    Ok(formatted)
}

fn format_flat(folder: &TempDir, sources: &[&RustSource]) -> Result<Vec<RustSource>, FormatError> {
    let names: Vec<String> = (0..sources.len())
        .map(|at| format!("file-{at:05}.rs"))
        .collect();
    for (source, name) in sources.iter().zip(&names) {
        write_source(folder.path(), source, name)?;
    }
    for (names, sources) in names
        .chunks(FILES_PER_PROCESS)
        .zip(sources.chunks(FILES_PER_PROCESS))
    {
        format_paths(folder.path(), names)?
            .or_rejected(|report| with_paths(report, folder.path(), names, sources))?;
    }
    let texts = names
        .iter()
        .map(|name| fs::read_to_string(folder.path().join(name)));
    sources
        .iter()
        .zip(texts)
        .map(|(source, text)| Ok(source.with(text?)))
        .collect()
}

impl RustSource {
    /// The same file with another text.
    #[must_use]
    pub fn with(&self, text: String) -> Self {
        Self {
            path: self.path.clone(),
            text: text.into_boxed_str(),
        }
    }
}

/// `rustfmt` follows module declarations, so the modules must be there; the hyphen in the name
/// of the source keeps it apart from any of them.
fn write_source(folder: &Path, source: &RustSource, name: &str) -> io::Result<()> {
    for module in declared_modules(&source.text) {
        fs::write(folder.join(format!("{module}.rs")), STAND_IN)?;
    }
    fs::write(folder.join(name), source.text.as_bytes())
}

/// The report with the places that the user knows.
fn with_paths(report: &str, folder: &Path, names: &[String], sources: &[&RustSource]) -> String {
    let report = report.replace(&format!("{}/", folder.display()), "");
    names
        .iter()
        .zip(sources)
        .filter(|(name, _)| report.contains(name.as_str()))
        .fold(report.clone(), |report, (name, source)| {
            report.replace(name, &source.path)
        })
}

impl<T> Outcome<T> {
    fn or_rejected(self, describe: impl Fn(&str) -> String) -> Result<T, FormatError> {
        match self {
            Self::Formatted(value) => Ok(value),
            Self::Rejected(report) => Err(FormatError::Rejected {
                report: describe(&report),
            }),
        }
    }
}
