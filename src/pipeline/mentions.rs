use std::fmt;
use std::io;

use crate::disk::OwnTexts;
use crate::rename::{FileMoves, LearntRenames, OldName};

/// A place in a file of people's own that speaks of an old name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mention {
    Name(NameMention),
    /// People's comments and strings in a generated file, where the name has been replaced.
    Followed(NameMention),
    /// The lines with SQL that the engine does not understand, of which the word is the first.
    ForeignSql {
        path: String,
        lines: Vec<usize>,
        word: String,
        engine: &'static str,
    },
    /// A file in the folder of a module that has moved.
    Stranded {
        path: String,
        module: String,
    },
}

/// The lines of a file in which names have changed, and the first of these names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NameMention {
    path: String,
    lines: Vec<usize>,
    old: String,
    new: String,
}

/// What people have to look at themselves after names have changed.
///
/// # Errors
/// When a folder of the project cannot be read.
pub fn mentions(
    own: &OwnTexts<'_>,
    learnt: &LearntRenames,
    moves: &FileMoves,
) -> io::Result<Vec<Mention>> {
    let mut found = Vec::new();
    for (path, text) in own.all()? {
        let names = learnt.old_names(path, text);
        found.extend(NameMention::of(path, names).map(Mention::Name));
        let folder_of = |old: &str| old.strip_suffix(".rs").map(|module| format!("{module}/"));
        let left = moves
            .iter()
            .find(|(old, _)| folder_of(old).is_some_and(|folder| path.starts_with(&folder)));
        found.extend(left.map(|(_, new)| Mention::Stranded {
            path: path.to_owned(),
            module: new.to_owned(),
        }));
    }
    Ok(found)
}

/// Where people's own texts speak of migrations that get another name.
///
/// # Errors
/// When a folder of the project cannot be read.
pub fn renamed_migrations(
    own: &OwnTexts<'_>,
    renames: &[(String, String)],
) -> io::Result<Vec<Mention>> {
    let mut found = Vec::new();
    for (path, text) in own.all()? {
        for (old, new) in renames {
            let lines = text.lines().enumerate();
            let lines = lines.filter(|(_, line)| line.contains(old.as_str()));
            let lines: Vec<usize> = lines.map(|(at, _)| at + 1).collect();
            if !lines.is_empty() {
                found.push(Mention::Name(NameMention {
                    path: path.to_owned(),
                    lines,
                    old: old.clone(),
                    new: new.clone(),
                }));
            }
        }
    }
    Ok(found)
}

impl NameMention {
    /// Nothing if no name has changed.
    #[must_use]
    pub fn of(path: &str, names: Vec<OldName>) -> Option<Self> {
        let OldName { old, new, .. } = names.first()?.clone();
        Some(Self {
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
            Self::Name(found) => write!(
                f,
                "`{}` still says `{}`, which is `{}` now (line {})",
                found.path,
                found.old,
                found.new,
                listed(&found.lines)
            ),
            Self::Followed(found) => write!(
                f,
                "`{}` is `{}` now in comments and strings of yours, see `{}` (line {})",
                found.old,
                found.new,
                found.path,
                listed(&found.lines)
            ),
            Self::ForeignSql {
                path,
                lines,
                word,
                engine,
            } => {
                let lines = listed(lines);
                write!(
                    f,
                    "`{path}` says `{word}`, which {engine} does not understand (line {lines})"
                )
            }
            Self::Stranded { path, module } => write!(
                f,
                "`{path}` is yours and stays where it is, but its module is in `{module}` now"
            ),
        }
    }
}

fn listed(lines: &[usize]) -> String {
    let lines: Vec<_> = lines.iter().map(ToString::to_string).collect();
    lines.join(", ")
}
