use clap::{Args, Subcommand};

use crate::pipeline::{GenerateError, SPEC};
use crate::spec::arguments;
use crate::spec::edit::add_entity;

use super::entity_name::EntityName;
use super::error::CliError;
use super::generate::{Job, generate};
use super::leave::Leave;
use super::project::OpenProject;
use super::report::Report;
use super::session::Session;

/// Add to the spec, and to the code and the migrations with it.
#[derive(Debug, Args)]
pub struct Add {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    Resource(Resource),
}

/// Add an entity with its table, routes and tests.
#[derive(Debug, Args)]
struct Resource {
    /// Its name: `posts`, `post` and `Post` mean the same.
    name: EntityName,
    /// Its fields and relations: `title:string:1..200`, `author:belongs_to:User`.
    #[arg(value_name = "FIELD")]
    members: Vec<String>,
    #[command(flatten)]
    leave: Leave,
}

impl Add {
    /// Adds it.
    ///
    /// # Errors
    /// When it is there already, what is given is wrong, or something cannot be written.
    pub fn run(&self, session: Session) -> Result<Report, CliError> {
        match &self.what {
            What::Resource(resource) => resource.run(session),
        }
    }
}

impl Resource {
    fn run(&self, session: Session) -> Result<Report, CliError> {
        let members = arguments(&self.members).map_err(GenerateError::from)?;
        let writes = !session.global.dry_run;
        let project = OpenProject::here(writes)?;
        let spec = add_entity(SPEC, &project.spec_text(), &self.name.0, &members)
            .map_err(GenerateError::from)?;
        let job = Job {
            command: "add",
            root: &project.root,
            spec: spec.as_bytes(),
            spec_name: SPEC,
            freedom: self.leave.freedom(),
            writes,
        };
        Ok(project.note_recovery(generate(job, session)?))
    }
}
