use std::io;

use thiserror::Error;

#[derive(Debug, Error)]
pub enum StateError {
    #[error("`{path}` is missing")]
    Lost { path: String },
    #[error("`{path}` is damaged: {reason}")]
    Damaged { path: String, reason: String },
    #[error(
        "`.scaffold` was written by a newer version of scaffold (format {found}, this one reads {known})"
    )]
    Newer { found: u32, known: u32 },
    #[error(transparent)]
    Io(#[from] io::Error),
}

impl StateError {
    /// What to do about it.
    #[must_use]
    pub fn help(&self) -> Option<&'static str> {
        match self {
            Self::Lost { .. } | Self::Damaged { .. } => {
                Some("restore the folder from version control, as in `git checkout -- .scaffold`")
            }
            Self::Newer { .. } => Some("install the newer version, and run it again"),
            Self::Io(_) => None,
        }
    }
}
