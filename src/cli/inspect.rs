use std::path::PathBuf;

use clap::{ArgGroup, Args, ValueEnum};

use crate::features::Features;
use crate::front::load;
use crate::model::Project;
use crate::pipeline::{GenerateError, RunRequest, SPEC, prepare};
use crate::render::views;

use super::access::AccessTable;
use super::error::CliError;
use super::project::OpenProject;
use super::report::Report;
use super::session::Session;
use super::starting_spec::SpecFile;

/// Print a stage of the generator as JSON, or who may do what.
#[derive(Debug, Args)]
#[command(
    after_help = super::examples::INSPECT,
    group(ArgGroup::new("what").required(true).args(["stage", "access"]))
)]
pub struct InspectCommand {
    /// Which one.
    #[arg(long, value_enum)]
    stage: Option<InspectedStage>,
    /// The table of who may do what, with all routes: for reviewers; with `--json` as JSON.
    #[arg(long)]
    access: bool,
    /// The spec to look at instead of that of the project around this folder; `-` is standard input.
    #[arg(long, value_name = "FILE")]
    spec: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum InspectedStage {
    /// The project with every name, type and relation worked out.
    Model,
    /// What the templates see.
    Views,
    /// What would be done to each file.
    Plan,
}

impl InspectCommand {
    /// The document.
    ///
    /// # Errors
    /// When the spec is wrong or cannot be read.
    pub fn run(&self, session: Session) -> Result<String, CliError> {
        let (root, name, spec) = self.source(session)?;
        let Some(stage) = self.stage else {
            return access(&project(&name, &spec)?, session.global.json);
        };
        let document = match stage {
            InspectedStage::Model => serde_json::to_string_pretty(&project(&name, &spec)?)?,
            InspectedStage::Views => {
                serde_json::to_string_pretty(&views(Features::standard(), &project(&name, &spec)?))?
            }
            InspectedStage::Plan => {
                let request = RunRequest {
                    spec_name: &name,
                    format: session.global.layout(),
                    allow_destructive: true,
                    upgrades: true,
                    ..RunRequest::new(&root, &spec)
                };
                serde_json::to_string_pretty(&Report::of("inspect", &prepare(&request)?).files)?
            }
        };
        Ok(document + "\n")
    }

    /// The project's folder, where the spec is, and what is in it.
    fn source(&self, session: Session) -> Result<(PathBuf, String, Vec<u8>), CliError> {
        let Some(path) = &self.spec else {
            let project = OpenProject::here(session, false)?;
            return Ok((project.root, SPEC.to_owned(), project.spec));
        };
        let SpecFile { shown, bytes } = SpecFile::read(path)?;
        // Below a file there is nothing: the plan is that of a new project.
        Ok((std::path::absolute(path)?.join("new"), shown, bytes))
    }
}

/// Without a line of JSON around it, it is for people.
fn access(project: &Project, is_json: bool) -> Result<String, CliError> {
    let table = AccessTable::of(project);
    if is_json {
        return Ok(serde_json::to_string_pretty(&table)? + "\n");
    }
    Ok(table.to_string())
}

fn project(name: &str, spec: &[u8]) -> Result<Project, CliError> {
    Ok(load(name, spec).map_err(GenerateError::from)?)
}
