use serde::Serialize;

use crate::diagnostics::{Diagnostics, JsonDiagnostic};

use super::error::CliError;

/// Why a command failed, as `--json` prints it.
#[derive(Debug, Serialize)]
pub struct ErrorDocument {
    pub status: &'static str,
    pub errors: Vec<ErrorReport>,
}

/// One reason; one in the spec has a place.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum ErrorReport {
    Placed(Box<JsonDiagnostic>),
    Plain(PlainError),
}

#[derive(Debug, Serialize)]
pub struct PlainError {
    pub code: Option<&'static str>,
    pub message: String,
    pub help: Option<String>,
}

impl ErrorDocument {
    #[must_use]
    pub fn of(error: &CliError) -> Self {
        let placed = error.diagnostics().iter().flat_map(Diagnostics::to_json);
        let mut errors: Vec<ErrorReport> = placed
            .map(|diagnostic| ErrorReport::Placed(Box::new(diagnostic)))
            .collect();
        if errors.is_empty() {
            errors.push(ErrorReport::Plain(PlainError::of(error)));
        }
        Self {
            status: "error",
            errors,
        }
    }
}

impl PlainError {
    /// A reason that has no place.
    #[must_use]
    pub fn of(error: &CliError) -> Self {
        Self {
            code: error.code(),
            message: error.to_string(),
            help: error.help(),
        }
    }
}
