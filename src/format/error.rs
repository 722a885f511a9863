use std::io;

use thiserror::Error;

#[derive(Debug, Error)]
pub enum FormatError {
    #[error("`rustfmt` is not installed, and the generated code is laid out by it")]
    NotInstalled,
    #[error("`rustfmt` cannot read what the templates made\n{report}")]
    Rejected { report: String },
    #[error("the generated code cannot be laid out: {0}")]
    Io(#[from] io::Error),
}

impl FormatError {
    /// What to do about it.
    #[must_use]
    pub fn help(&self) -> Option<&'static str> {
        match self {
            Self::NotInstalled => {
                Some("install it with `rustup component add rustfmt`, or pass `--no-format`")
            }
            Self::Rejected { .. } => {
                Some("if the project overrides this template, correct it there")
            }
            Self::Io(_) => None,
        }
    }
}
