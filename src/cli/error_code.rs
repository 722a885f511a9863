use crate::apply::ApplyError;
use crate::format::FormatError;
use crate::pipeline::GenerateError;
use crate::state::StateError;

use super::error::CliError;

impl CliError {
    /// The code of an error that has no place in a file, for `scaffold explain`.
    #[must_use]
    pub fn code(&self) -> Option<&'static str> {
        Some(match self {
            Self::NotAProject => "not-a-project",
            Self::Interrupted => "interrupted",
            Self::Generate(GenerateError::State(error)) => match error {
                StateError::Absent => "memory-absent",
                StateError::Lost { .. } => "memory-lost",
                StateError::Damaged { .. } => "memory-damaged",
                StateError::Newer { .. } => "project-newer",
                StateError::Io(_) => return None,
            },
            Self::Generate(GenerateError::Outdated { .. }) => "project-outdated",
            Self::Generate(GenerateError::Apply(error)) => match error {
                ApplyError::NotEmpty { .. } | ApplyError::NotAFolder { .. } => "folder-not-empty",
                ApplyError::Busy => "busy",
                ApplyError::Unfinished(_) => "interrupted",
                ApplyError::Journal { .. } => "journal-damaged",
                ApplyError::Undone(_) | ApplyError::Io(_) => return None,
            },
            Self::Generate(GenerateError::Format(FormatError::NotInstalled)) => "rustfmt-missing",
            _ => return None,
        })
    }
}
