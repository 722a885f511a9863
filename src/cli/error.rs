use std::io;
use std::path::PathBuf;
use std::process::ExitCode;

use serde::Serialize;
use thiserror::Error;

use crate::apply::ApplyError;
use crate::diagnostics::{Diagnostics, JsonDiagnostic};
use crate::format::FormatError;
use crate::import::{ServerError, SqliteError};
use crate::migrate::OrderError;
use crate::pipeline::{GenerateError, SPEC};
use crate::render::RenderError;
use crate::state::StateError;

/// Why a command failed.
#[derive(Debug, Error)]
pub enum CliError {
    #[error(transparent)]
    Generate(#[from] GenerateError),
    #[error("a service needs a name")]
    Nameless,
    #[error("a service needs a spec, and there is no terminal to ask for one")]
    Specless,
    #[error("`{}` cannot be entered: {reason}", .path.display())]
    Directory { path: PathBuf, reason: io::Error },
    #[error("{reason}")]
    Answer { reason: String },
    #[error("nothing was written, as you wished; your answers are in `{}`", .kept.display())]
    Declined { kept: PathBuf },
    #[error("an earlier run was interrupted here")]
    Interrupted,
    #[error("there is no `{SPEC}` in this folder or above it")]
    NotAProject,
    #[error("`{}` cannot be read: {reason}", .path.display())]
    Spec { path: PathBuf, reason: io::Error },
    #[error("`{}` cannot be read: {reason}", .path.display())]
    Source { path: PathBuf, reason: io::Error },
    #[error(transparent)]
    Sqlite(#[from] SqliteError),
    #[error(transparent)]
    Server(#[from] ServerError),
    #[error("a model has no tables that could stay as they are")]
    NothingThere,
    #[error("only databases of PostgreSQL have schemas to choose from")]
    NoSchemas,
    #[error("`{}` is there already", .path.display())]
    OutExists { path: PathBuf },
    #[error("there is no template `{path}`")]
    UnknownTemplate {
        path: String,
        nearest: Option<String>,
    },
    #[error("there is no code `{code}`")]
    UnknownCode {
        code: String,
        nearest: Option<String>,
    },
    #[error("the project has its memory in `.scaffold/`, there is nothing to adopt")]
    NothingToAdopt,
    #[error("there are no migrations of two branches whose order is open")]
    NothingToOrder,
    #[error("{}", unordered(.lines))]
    Unordered { lines: Vec<Vec<String>> },
    #[error(transparent)]
    Order(#[from] OrderError),
    #[error("`{path}` is there already")]
    TemplateExists { path: String },
    #[error("`git init` failed: {reason}")]
    Git { reason: String },
    #[error("git does not have the spec of `{revision}`: {reason}")]
    Revision { revision: String, reason: String },
    #[error(transparent)]
    Io(#[from] io::Error),
    #[error("the document cannot be written as JSON: {0}")]
    Json(#[from] serde_json::Error),
}

impl From<StateError> for CliError {
    fn from(error: StateError) -> Self {
        Self::Generate(error.into())
    }
}

impl From<ApplyError> for CliError {
    fn from(error: ApplyError) -> Self {
        Self::Generate(error.into())
    }
}

impl CliError {
    /// What to do about it.
    #[must_use]
    pub fn help(&self) -> Option<String> {
        if let Self::UnknownTemplate {
            nearest: Some(nearest),
            ..
        }
        | Self::UnknownCode {
            nearest: Some(nearest),
            ..
        } = self
        {
            return Some(format!("did you mean `{nearest}`?"));
        }
        match self {
            Self::Order(error) => return Some(error.help()),
            Self::Unordered { lines } => return Some(orders(lines)),
            _ => {}
        }
        self.plain_help().map(str::to_owned)
    }

    fn plain_help(&self) -> Option<&'static str> {
        match self {
            Self::Generate(error) => error.help(),
            Self::UnknownTemplate { .. } => Some("`scaffold templates list` prints their paths"),
            Self::UnknownCode { .. } => Some("`scaffold explain` prints them all"),
            Self::NothingToAdopt | Self::NothingToOrder => Some("run `scaffold sync`"),
            Self::TemplateExists { .. } => {
                Some("edit it there, or remove it to go back to the template of the tool")
            }
            Self::NotAProject => {
                Some("go into a generated project, or make one with `scaffold new NAME`")
            }
            Self::Nameless => Some("give one, as in `scaffold new blog --spec blog.yaml`"),
            Self::Specless => {
                Some("give one with `--spec FILE`, or begin without resources with `--empty`")
            }
            Self::Directory { .. } => Some("check the path given with `-C`"),
            Self::Interrupted => Some("run `scaffold sync` to finish or undo it"),
            Self::Spec { .. } => Some("check the path given with `--spec`"),
            Self::Source { .. } | Self::Sqlite(_) => Some("check what is given with `--from`"),
            Self::Server(error) => Some(error.help()),
            Self::NoSchemas => Some("leave `--schema` out; the address names the database"),
            Self::NothingThere => Some("leave `--adopt` out, or import the database"),
            Self::OutExists { .. } => Some("choose another name with `--out`, or remove the file"),
            Self::Git { .. } => Some("the project is written; run `git init` in it yourself"),
            Self::Revision { .. } => Some(
                "name a branch, tag or commit that this clone has, as in `--since origin/main`",
            ),
            Self::Declined { .. } => Some("go on from there with `--spec`"),
            Self::Unordered { .. }
            | Self::Order(_)
            | Self::Answer { .. }
            | Self::Io(_)
            | Self::Json(_) => None,
        }
    }

    /// The code of an error that has no place in a file, for `scaffold explain`.
    #[must_use]
    pub fn code(&self) -> Option<&'static str> {
        Some(match self {
            Self::NotAProject => "not-a-project",
            Self::Nameless | Self::Specless | Self::Unordered { .. } => "usage",
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
                ApplyError::Changed { .. } => "changed-meanwhile",
                ApplyError::Blocked { .. } => "path-blocked",
                ApplyError::Undone(_) | ApplyError::Io(_) => return None,
            },
            Self::Generate(GenerateError::Format(FormatError::NotInstalled)) => "rustfmt-missing",
            _ => return None,
        })
    }

    /// What is wrong with the spec or with templates of the project, if that is why.
    #[must_use]
    pub fn diagnostics(&self) -> &[Diagnostics] {
        match self {
            Self::Generate(GenerateError::Spec(diagnostics)) => std::slice::from_ref(diagnostics),
            Self::Generate(GenerateError::Render(RenderError::Overrides(reports))) => reports,
            _ => &[],
        }
    }

    /// For the shell.
    #[must_use]
    pub fn exit(&self) -> Exit {
        match self {
            Self::NotAProject
            | Self::NothingThere
            | Self::NoSchemas
            | Self::Nameless
            | Self::Specless
            | Self::Unordered { .. }
            | Self::Order(_)
            | Self::Directory { .. }
            | Self::UnknownTemplate { .. }
            | Self::UnknownCode { .. } => Exit::Usage,
            _ => Exit::Error,
        }
    }
}

/// What the branches have added, a line for each.
fn unordered(lines: &[Vec<String>]) -> String {
    let lines: Vec<String> = lines
        .iter()
        .map(|line| format!("\n  {}", line.join(", ")))
        .collect();
    format!(
        "the migrations of {} branches meet, and it is not said which go first:{}",
        lines.len(),
        lines.concat()
    )
}

/// The commands that settle it.
fn orders(lines: &[Vec<String>]) -> String {
    let firsts = lines.iter().filter_map(|line| line.first());
    let orders: Vec<String> = firsts
        .map(|first| format!("`scaffold migrations order --first {first}`"))
        .collect();
    format!("say it: {}", orders.join(" or "))
}

/// How a command ended, for the shell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    Done,
    Error,
    Usage,
    Conflict,
    OutOfStep,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(match exit {
            Exit::Done => 0,
            Exit::Error => 1,
            Exit::Usage => 2,
            Exit::Conflict => 3,
            Exit::OutOfStep => 4,
        })
    }
}

/// Of the documents that `--json` prints: it grows when a key goes or changes its meaning.
pub const JSON_VERSION: u32 = 1;

/// Why a command failed, as `--json` prints it.
#[derive(Debug, Serialize)]
pub struct ErrorDocument {
    pub version: u32,
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
        Self::listing(errors)
    }

    /// That a command failed for these reasons.
    #[must_use]
    pub fn listing(errors: Vec<ErrorReport>) -> Self {
        Self {
            version: JSON_VERSION,
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
