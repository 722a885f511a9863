use serde::Serialize;

use crate::diagnostics::JsonDiagnostic;
use crate::migrate::MigrationProblem;
use crate::pipeline::GenerateError;

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
        let errors = match error.diagnostics() {
            Some(diagnostics) => diagnostics
                .to_json()
                .into_iter()
                .map(|diagnostic| ErrorReport::Placed(Box::new(diagnostic)))
                .collect(),
            None => PlainError::all(error)
                .into_iter()
                .map(ErrorReport::Plain)
                .collect(),
        };
        Self {
            status: "error",
            errors,
        }
    }
}

impl PlainError {
    /// The reasons that have no place.
    #[must_use]
    pub fn all(error: &CliError) -> Vec<Self> {
        match error {
            CliError::Generate(GenerateError::Migration(refusal)) => {
                refusal.problems.iter().map(Self::of_migration).collect()
            }
            _ => vec![Self {
                code: None,
                message: error.to_string(),
                help: error.help().map(str::to_owned),
            }],
        }
    }

    fn of_migration(problem: &MigrationProblem) -> Self {
        let wording = problem.wording();
        Self {
            code: Some(wording.code),
            message: wording.message,
            help: wording.help,
        }
    }
}
