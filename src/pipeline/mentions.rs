use std::collections::BTreeSet;
use std::fmt;
use std::io;
use std::path::Path;

use crate::disk::own_texts;
use crate::rename::{FileMoves, LearntRenames, OldName};

/// A place in a file of people's own that speaks of an old name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mention {
    /// The lines in which the first of the names is found.
    Name {
        path: String,
        lines: Vec<usize>,
        old: String,
        new: String,
    },
    /// The lines of a generated file in which people's comments and strings have got new names, and
    /// the first of these.
    Followed {
        path: String,
        lines: Vec<usize>,
        old: String,
        new: String,
    },
    /// The lines with SQL that the engine does not understand, of which the word is the first.
    ForeignSql {
        path: String,
        lines: Vec<usize>,
        word: String,
        engine: &'static str,
    },
    /// A file in the folder of a module that has moved.
    Stranded { path: String, module: String },
}

/// What people have to look at themselves after names have changed.
///
/// # Errors
/// When a folder of the project cannot be read.
pub fn mentions(
    root: &Path,
    known: &BTreeSet<String>,
    learnt: &LearntRenames,
    moves: &FileMoves,
) -> io::Result<Vec<Mention>> {
    let mut found = Vec::new();
    for (path, text) in own_texts(root, known)? {
        found.extend(mention(&path, &text, learnt));
        let folder_of = |old: &str| old.strip_suffix(".rs").map(|module| format!("{module}/"));
        let left = moves
            .iter()
            .find(|(old, _)| folder_of(old).is_some_and(|folder| path.starts_with(&folder)));
        found.extend(left.map(|(_, new)| Mention::Stranded {
            path: path.clone(),
            module: new.to_owned(),
        }));
    }
    Ok(found)
}

fn mention(path: &str, text: &str, learnt: &LearntRenames) -> Option<Mention> {
    let names = learnt.old_names(path, text);
    let OldName { old, new, .. } = names.first()?.clone();
    Some(Mention::Name {
        path: path.to_owned(),
        lines: names.into_iter().map(|name| name.line).collect(),
        old,
        new,
    })
}

/// Where people's own texts speak of migrations that get another name.
///
/// # Errors
/// When a folder of the project cannot be read.
pub fn renamed_migrations(
    root: &Path,
    known: &BTreeSet<String>,
    renames: &[(String, String)],
) -> io::Result<Vec<Mention>> {
    let mut found = Vec::new();
    for (path, text) in own_texts(root, known)? {
        for (old, new) in renames {
            let lines = text.lines().enumerate();
            let lines = lines.filter(|(_, line)| line.contains(old.as_str()));
            let lines: Vec<usize> = lines.map(|(at, _)| at + 1).collect();
            if !lines.is_empty() {
                found.push(Mention::Name {
                    path: path.clone(),
                    lines,
                    old: old.clone(),
                    new: new.clone(),
                });
            }
        }
    }
    Ok(found)
}

impl Mention {
    /// That names have changed in people's own comments and strings; nothing if none has.
    #[must_use]
    pub fn followed(path: &str, names: Vec<OldName>) -> Option<Self> {
        let OldName { old, new, .. } = names.first()?.clone();
        Some(Self::Followed {
            path: path.to_owned(),
            lines: names.into_iter().map(|name| name.line).collect(),
            old,
            new,
        })
    }
}

impl fmt::Display for Mention {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Name {
                path,
                lines,
                old,
                new,
            } => {
                let lines: Vec<_> = lines.iter().map(ToString::to_string).collect();
                write!(
                    f,
                    "`{path}` still says `{old}`, which is `{new}` now (line {})",
                    lines.join(", ")
                )
            }
            Self::Followed {
                path,
                lines,
                old,
                new,
            } => {
                let lines: Vec<_> = lines.iter().map(ToString::to_string).collect();
                write!(
                    f,
                    "`{old}` is `{new}` now in comments and strings of yours, see `{path}` (line {})",
                    lines.join(", ")
                )
            }
            Self::ForeignSql {
                path,
                lines,
                word,
                engine,
            } => {
                let lines: Vec<_> = lines.iter().map(ToString::to_string).collect();
                write!(
                    f,
                    "`{path}` says `{word}`, which {engine} does not understand (line {})",
                    lines.join(", ")
                )
            }
            Self::Stranded { path, module } => {
                write!(
                    f,
                    "`{path}` is yours and stays where it is, but its module is in `{module}` now"
                )
            }
        }
    }
}
