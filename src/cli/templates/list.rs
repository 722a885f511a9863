use std::path::Path;

use clap::Args;
use serde::Serialize;

use crate::cli::error::CliError;
use crate::cli::project::OpenProject;
use crate::cli::session::Session;
use crate::disk::{overrides, remembered};
use crate::features::Features;
use crate::render::{Overrides, override_path};

/// Print the path of every template, and which of them the project overrides.
#[derive(Debug, Args)]
pub struct List {}

/// One template.
#[derive(Debug, Serialize)]
struct Listed {
    path: &'static str,
    status: Status,
}

/// Whose text is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
enum Status {
    BuiltIn,
    Overridden,
    /// The project's, and the tool has changed its own since.
    Outdated,
}

impl List {
    /// The list; outside of a project nothing is overridden.
    ///
    /// # Errors
    /// When the project cannot be read.
    pub fn run(&self, session: Session) -> Result<String, CliError> {
        let Self {} = self;
        let listed = match OpenProject::here(false) {
            Ok(project) => listed(&project.root, &overrides(&project.root)?),
            Err(CliError::NotAProject) => listed(Path::new(""), &Overrides::new()),
            Err(error) => return Err(error),
        };
        if session.global.json {
            return Ok(serde_json::to_string_pretty(&listed)? + "\n");
        }
        Ok(listed.iter().map(Listed::line).collect())
    }
}

fn listed(root: &Path, overrides: &Overrides) -> Vec<Listed> {
    let mut listed: Vec<Listed> = Features::standard()
        .sources()
        .map(|path| Listed {
            path,
            status: status(root, overrides, path),
        })
        .collect();
    listed.sort_by_key(|listed| listed.path);
    listed
}

fn status(root: &Path, overrides: &Overrides, source: &str) -> Status {
    if !overrides.contains_key(source) {
        return Status::BuiltIn;
    }
    match (
        remembered(root, &override_path(source)),
        Features::standard().text(source),
    ) {
        (Some(original), Some((text, _))) if original != text => Status::Outdated,
        _ => Status::Overridden,
    }
}

impl Listed {
    fn line(&self) -> String {
        let path = self.path;
        match self.status {
            Status::BuiltIn => format!("{path}\n"),
            Status::Overridden => format!("{path} (overridden)\n"),
            Status::Outdated => {
                format!("{path} (overridden; changed by scaffold since: run `scaffold upgrade`)\n")
            }
        }
    }
}
