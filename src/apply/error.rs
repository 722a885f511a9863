use std::io;
use std::path::PathBuf;

use thiserror::Error;

#[derive(Debug, Error)]
pub enum ApplyError {
    #[error("`{}` exists and is not empty", .folder.display())]
    NotEmpty { folder: PathBuf },
    #[error("`{}` exists and is not a folder", .folder.display())]
    NotAFolder { folder: PathBuf },
    #[error("another run of scaffold is writing here")]
    Busy,
    #[error("`{path}` was changed while this was at work; nothing was written")]
    Changed { path: String },
    #[error("`{path}` cannot be written: no file can be there; nothing was written")]
    Blocked { path: String },
    #[error("nothing was written: {0}")]
    Undone(#[source] io::Error),
    #[error("the run stopped halfway: {0}")]
    Unfinished(#[source] io::Error),
    #[error("`.scaffold/journal` is damaged: {reason}")]
    Journal { reason: String },
    #[error(transparent)]
    Io(#[from] io::Error),
}

impl ApplyError {
    /// What to do about it.
    #[must_use]
    pub fn help(&self) -> Option<&'static str> {
        match self {
            Self::NotEmpty { .. } | Self::NotAFolder { .. } => {
                Some("choose another name, another folder with `--path`, or empty that one")
            }
            Self::Busy => Some("wait until it is done"),
            Self::Changed { .. } => Some("run the command again"),
            Self::Blocked { .. } => Some(
                "remove the folder of this name, or the file in the place of a folder above it",
            ),
            Self::Unfinished(_) => {
                Some("mend the cause and run any command of scaffold here: it finishes the rest")
            }
            Self::Journal { .. } => {
                Some("restore the files from version control and remove `.scaffold/journal`")
            }
            Self::Undone(_) | Self::Io(_) => None,
        }
    }
}
