use std::path::{Path, PathBuf};

use clap::Args;

use crate::apply::{FileSystem, Lock, Recovery, ensure_vacant, recover};
use crate::state::JOURNAL;

use super::argument_names::ServiceName;
use super::dialog::{ask_name, ask_spec};
use super::draft::DraftFile;
use super::error::CliError;
use super::generate::{Job, Permissions, generate};
use super::git;
use super::printer::Printer;
use super::project::recovery_note;
use super::prompt::Terminal;
use super::report::{Report, ReportStatus};
use super::session::Session;
use super::starting_spec::{LoadedSpec, StartingSpec};

/// Write a new service.
#[derive(Debug, Args)]
#[command(after_help = super::examples::NEW)]
pub struct NewCommand {
    /// The service's name, in kebab-case; the one in the spec by default. Also the folder's, unless
    /// `--path` gives another.
    name: Option<ServiceName>,
    /// The spec to start from; `-` is standard input.
    #[arg(long, value_name = "FILE")]
    spec: Option<PathBuf>,
    /// Start with no resources, and ask nothing.
    #[arg(long, conflicts_with = "spec")]
    empty: bool,
    /// The folder to write it to.
    #[arg(long, value_name = "DIR")]
    path: Option<PathBuf>,
    /// Make a git repository of it, with the branch `main` and nothing staged.
    #[arg(long)]
    git: bool,
    /// List every file, not only the folders.
    #[arg(long, short)]
    verbose: bool,
}

impl NewCommand {
    /// Writes the service, unless its folder has something in it.
    ///
    /// # Errors
    /// When the spec is wrong, the folder is not vacant, or it cannot be written.
    pub fn run(&self, session: Session) -> Result<Report, CliError> {
        let loaded = self.spec.as_deref().map(LoadedSpec::read).transpose()?;
        let name = self.name(loaded.as_ref(), session)?;
        let shown = self
            .path
            .clone()
            .unwrap_or_else(|| PathBuf::from(name.as_str()));
        let root = std::path::absolute(&shown)?;
        let writes = !session.global.dry_run;
        let recovery = if writes {
            recovered(&root, session)?
        } else {
            None
        };
        ensure_vacant(&root)?;
        let spec = self.starting_spec(&name, loaded, session)?;
        let job = Job {
            command: "new",
            root: &root,
            spec: spec.text.as_bytes(),
            permissions: Permissions::NONE,
            found_spec: None,
            lock: None,
            project: spec.project.as_ref(),
            rename: None,
            order: None,
            writes,
        };
        let mut report = generate(job, session)?;
        report.folds = !self.verbose && report.status == ReportStatus::Done;
        report.notes.extend(spec.note);
        report.notes.extend(recovery.as_ref().map(recovery_note));
        if report.written {
            if let Some(draft) = &spec.draft {
                draft.discard()?;
            }
            if self.git {
                git::init(&root)?;
            }
            report.next = vec![format!("cd {}", shown.display())];
            report.next.append(&mut report.start);
        }
        Ok(report)
    }

    fn name(&self, loaded: Option<&LoadedSpec>, session: Session) -> Result<ServiceName, CliError> {
        match (&self.name, loaded) {
            (Some(name), _) => Ok(name.clone()),
            (None, Some(loaded)) => loaded.service_name(),
            (None, None) if session.interactive => ask_name(&mut Terminal),
            (None, None) => Err(CliError::Nameless),
        }
    }

    fn starting_spec(
        &self,
        name: &ServiceName,
        loaded: Option<LoadedSpec>,
        session: Session,
    ) -> Result<StartingSpec, CliError> {
        match loaded {
            Some(loaded) => Ok(StartingSpec::from_file(name, loaded)),
            None if self.empty => Ok(StartingSpec::empty(name)),
            None if session.interactive => {
                ask_spec(&mut Terminal, name, DraftFile::vacant(Path::new(""), name))
            }
            None => Err(CliError::Specless),
        }
    }
}

/// Finishes or undoes what a killed run has left in the folder.
fn recovered(root: &Path, session: Session) -> Result<Option<Recovery>, CliError> {
    if !root.join(JOURNAL).exists() {
        return Ok(None);
    }
    let lock = Lock::wait(root, || Printer::new(session).waiting())?;
    Ok(recover(&FileSystem, &lock)?)
}
