use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::features::Features;
use crate::front::load;
use crate::model::Project;
use crate::pipeline::{GenerateError, RunRequest, SPEC, prepare};
use crate::render::views;

use super::error::CliError;
use super::project::OpenProject;
use super::report::Report;
use super::session::Session;
use super::starting_spec::SpecFile;

/// Print a stage of the generator as JSON.
#[derive(Debug, Args)]
#[command(after_help = super::examples::INSPECT)]
pub struct InspectCommand {
    /// Which one.
    #[arg(long, value_enum)]
    stage: InspectedStage,
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
        let document = match self.stage {
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

fn project(name: &str, spec: &[u8]) -> Result<Project, CliError> {
    Ok(load(name, spec).map_err(GenerateError::from)?)
}
