use std::io;
use std::path::PathBuf;

use thiserror::Error;

use crate::apply::ApplyError;
use crate::diagnostics::Diagnostics;
use crate::pipeline::{GenerateError, SPEC};

use super::exit::Exit;

/// Why a command failed.
#[derive(Debug, Error)]
pub enum CliError {
    #[error(transparent)]
    Generate(#[from] GenerateError),
    #[error("a service needs a name")]
    Nameless,
    #[error("{reason}")]
    Answer { reason: String },
    #[error("nothing was written, as you wished")]
    Declined,
    #[error("an earlier run was interrupted here")]
    Interrupted,
    #[error("there is no `{SPEC}` in this folder or above it")]
    NotAProject,
    #[error("`{}` cannot be read: {reason}", .path.display())]
    Spec { path: PathBuf, reason: io::Error },
    #[error("`git init` failed: {reason}")]
    Git { reason: String },
    #[error(transparent)]
    Io(#[from] io::Error),
    #[error("the document cannot be written as JSON: {0}")]
    Json(#[from] serde_json::Error),
}

impl From<ApplyError> for CliError {
    fn from(error: ApplyError) -> Self {
        Self::Generate(error.into())
    }
}

impl CliError {
    /// What to do about it.
    #[must_use]
    pub fn help(&self) -> Option<&'static str> {
        match self {
            Self::Generate(error) => error.help(),
            Self::NotAProject => {
                Some("go into a generated project, or make one with `scaffold new NAME`")
            }
            Self::Nameless => Some("give one, as in `scaffold new blog`"),
            Self::Interrupted => Some("run `scaffold sync` to finish or undo it"),
            Self::Spec { .. } => Some("check the path given with `--spec`"),
            Self::Git { .. } => Some("the project is written; run `git init` in it yourself"),
            Self::Answer { .. } | Self::Declined | Self::Io(_) | Self::Json(_) => None,
        }
    }

    /// What is wrong with the spec, if that is why.
    #[must_use]
    pub fn diagnostics(&self) -> Option<&Diagnostics> {
        match self {
            Self::Generate(GenerateError::Spec(diagnostics)) => Some(diagnostics),
            _ => None,
        }
    }

    /// For the shell.
    #[must_use]
    pub fn exit(&self) -> Exit {
        match self {
            Self::NotAProject | Self::Nameless => Exit::Usage,
            _ => Exit::Error,
        }
    }
}
