use clap::{Args, Subcommand};

use crate::pipeline::GenerateError;
use crate::spec::arguments;
use crate::spec::edit::{CommandLine, MemberKind, add_entity, add_feature, add_members};

use super::edit_spec::edit_spec;
use super::entity_name::EntityName;
use super::error::CliError;
use super::leave::Leave;
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
    Field(Field),
    Relation(Relation),
    Feature(Feature),
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

/// Add fields to a resource.
#[derive(Debug, Args)]
struct Field {
    /// The resource, then the fields: `posts subtitle:string:optional`.
    #[arg(value_names = ["RESOURCE", "FIELD"], num_args = 2.., required = true)]
    words: Vec<String>,
    #[command(flatten)]
    leave: Leave,
}

/// Add relations to a resource.
#[derive(Debug, Args)]
struct Relation {
    /// The resource, then the relations: `posts editor:belongs_to:User:optional`.
    #[arg(value_names = ["RESOURCE", "RELATION"], num_args = 2.., required = true)]
    words: Vec<String>,
    #[command(flatten)]
    leave: Leave,
}

/// Add a feature to a resource, or to the whole service.
#[derive(Debug, Args)]
struct Feature {
    /// Its name and value: `soft_delete`, `index:published,title`, `cache:redis`.
    #[arg(value_name = "NAME[:VALUE]")]
    name: String,
    /// The resource; without one the whole service is meant.
    resource: Option<String>,
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
            What::Field(Field { words, leave }) => {
                members(MemberKind::Field, words, *leave, session)
            }
            What::Relation(Relation { words, leave }) => {
                members(MemberKind::Relation, words, *leave, session)
            }
            What::Feature(Feature {
                name,
                resource,
                leave,
            }) => {
                let words: Vec<_> = [name].into_iter().chain(resource).cloned().collect();
                let command = CommandLine::new(&words);
                edit_spec("add", *leave, session, |spec| add_feature(spec, &command))
            }
        }
    }
}

impl Resource {
    fn run(&self, session: Session) -> Result<Report, CliError> {
        let members = arguments(&self.members).map_err(GenerateError::from)?;
        edit_spec("add", self.leave, session, |spec| {
            add_entity(spec, &self.name.0, &members).map(Into::into)
        })
    }
}

fn members(
    kind: MemberKind,
    words: &[String],
    leave: Leave,
    session: Session,
) -> Result<Report, CliError> {
    let command = CommandLine::new(words);
    edit_spec("add", leave, session, |spec| {
        add_members(spec, kind, &command)
    })
}
