use std::io;

use thiserror::Error;

use crate::apply::ApplyError;
use crate::diagnostics::Diagnostics;
use crate::format::FormatError;
use crate::render::RenderError;
use crate::state::{Stamp, StateError};

/// Why a run came to nothing.
#[derive(Debug, Error)]
pub enum GenerateError {
    #[error(transparent)]
    Spec(#[from] Diagnostics),
    #[error(
        "this project was written with the templates of scaffold {found}, which differ from those \
         of this version, {}",
        Stamp::TOOL
    )]
    Outdated { found: String },
    #[error(transparent)]
    State(#[from] StateError),
    #[error(transparent)]
    Render(#[from] RenderError),
    #[error(transparent)]
    Format(#[from] FormatError),
    #[error(transparent)]
    Apply(#[from] ApplyError),
    #[error("what the project remembers cannot be written: {0}")]
    Memory(#[from] serde_json::Error),
    #[error(transparent)]
    Io(#[from] io::Error),
}

impl GenerateError {
    /// What to do about it.
    #[must_use]
    pub fn help(&self) -> Option<&'static str> {
        match self {
            Self::State(error) => error.help(),
            Self::Render(error) => error.help(),
            Self::Format(error) => error.help(),
            Self::Apply(error) => error.help(),
            Self::Outdated { .. } => Some(
                "run `scaffold upgrade` to merge the new templates into the project, \
                 or install the version that wrote it",
            ),
            // The first carries its own.
            Self::Spec(_) | Self::Memory(_) | Self::Io(_) => None,
        }
    }
}
