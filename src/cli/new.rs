use std::path::{Path, PathBuf};

use clap::Args;
use fs_err as fs;

use crate::apply::{FileSystem, ensure_vacant, recover};
use crate::pipeline::SPEC;

use super::error::CliError;
use super::generate::{Freedom, Job, generate};
use super::git;
use super::project::recovery_note;
use super::report::Report;
use super::service_name::ServiceName;
use super::session::Session;

/// Write a new service.
#[derive(Debug, Args)]
pub struct New {
    /// The service's name, in kebab-case; also the folder's, unless `--path` gives another.
    name: ServiceName,
    /// The spec to start from.
    #[arg(long, value_name = "FILE")]
    spec: Option<PathBuf>,
    /// The folder to write it to.
    #[arg(long, value_name = "DIR")]
    path: Option<PathBuf>,
    /// Make a git repository of it, with nothing staged.
    #[arg(long)]
    git: bool,
}

impl New {
    /// Writes the service, unless its folder has something in it.
    ///
    /// # Errors
    /// When the spec is wrong, the folder is not vacant, or it cannot be written.
    pub fn run(&self, session: Session) -> Result<Report, CliError> {
        let shown = self.path.clone().unwrap_or_else(|| PathBuf::from(self.name.as_str()));
        let root = std::path::absolute(&shown)?;
        let writes = !session.global.dry_run;
        let recovery = if writes { recover(&FileSystem, &root)? } else { None };
        ensure_vacant(&root)?;
        let spec = starting_spec(&self.name, self.spec.as_deref())?;
        let spec_name = self.spec.as_ref().map_or(SPEC.to_owned(), |path| path.display().to_string());
        let job = Job {
            command: "new",
            root: &root,
            spec: &spec,
            spec_name: &spec_name,
            freedom: Freedom::NONE,
            writes,
        };
        let mut report = generate(job, session)?;
        report.notes.extend(recovery.as_ref().map(recovery_note));
        if report.written {
            if self.git {
                git::init(&root)?;
            }
            report.next = vec![format!("cd {}", shown.display()), "cargo run".to_owned()];
        }
        Ok(report)
    }
}

/// The text of the new project's spec.
fn starting_spec(name: &ServiceName, file: Option<&Path>) -> Result<Vec<u8>, CliError> {
    match file {
        Some(path) => fs::read(path)
            .map_err(|reason| CliError::Spec { path: path.to_owned(), reason }),
        None => Ok(format!(
            "# yaml-language-server: $schema=.scaffold/schema.json\nservice:\n  name: {name}\n"
        )
        .into_bytes()),
    }
}
