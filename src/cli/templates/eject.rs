use clap::Args;

use crate::apply::{FileSystem, Operation, update};
use crate::cli::error::CliError;
use crate::cli::file_report::FileReport;
use crate::cli::project::OpenProject;
use crate::cli::report::Report;
use crate::cli::session::Session;
use crate::features::Features;
use crate::render::override_path;
use crate::state::base_path;

use super::named::named;

/// Copy a template into the project, where its copy takes its place.
#[derive(Debug, Args)]
pub struct Eject {
    /// The template, as `scaffold templates list` prints it, or a file that it generates.
    path: String,
}

impl Eject {
    /// Copies it, and remembers what it was.
    ///
    /// # Errors
    /// When there is no such template, the project has one in its place already, or it cannot be
    /// written.
    pub fn run(&self, session: Session) -> Result<Report, CliError> {
        let writes = !session.global.dry_run;
        let project = OpenProject::here(writes)?;
        let source = named(&project.root, &self.path)?;
        let path = override_path(source);
        let text = Features::standard()
            .text(source)
            .map_or("", |(text, _)| text);
        if project.root.join(&path).exists() {
            return Err(CliError::TemplateExists { path });
        }
        if writes {
            let paths = vec![path.clone(), base_path(&path)];
            let text = text.into();
            update(
                &FileSystem,
                &project.root,
                &[Operation::Put { paths, text }],
            )?;
        }
        let mut report = Report::of_file("templates eject", FileReport::created(path));
        report.root = project.root.display().to_string();
        report.dry_run = !writes;
        report.written = writes;
        report.next = vec!["scaffold sync".to_owned()];
        Ok(project.note_recovery(report))
    }
}
