use std::io;

use thiserror::Error;

#[derive(Debug, Error)]
pub enum StateError {
    #[error("there is a spec, but no `.scaffold/` beside it")]
    Absent,
    #[error("`{path}` is missing")]
    Lost { path: String },
    #[error("`{path}` is damaged: {reason}")]
    Damaged { path: String, reason: String },
    #[error(
        "this project was written by a newer version of scaffold: by {found}, and this is {known}"
    )]
    Newer { found: String, known: &'static str },
    #[error(transparent)]
    Io(#[from] io::Error),
}

impl StateError {
    /// What to do about it.
    #[must_use]
    pub fn help(&self) -> Option<&'static str> {
        match self {
            Self::Absent | Self::Lost { .. } | Self::Damaged { .. } => Some(
                "restore the folder from version control, as in `git checkout -- .scaffold`; \
                 if it is lost for good, run `scaffold adopt`",
            ),
            Self::Newer { .. } => Some("install that version or a newer one, and run it again"),
            Self::Io(_) => None,
        }
    }
}
