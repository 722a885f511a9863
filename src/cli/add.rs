use clap::{Args, Subcommand};

use crate::pipeline::GenerateError;
use crate::spec::arguments;
use crate::spec::edit::{CommandLine, MemberKind, add_entity, add_feature, add_members};

use super::argument_names::EntityArgument;
use super::candidates;
use super::error::CliError;
use super::generate::ChangeArguments;
use super::project::edit_spec;
use super::report::Report;
use super::session::Session;

/// Add to the spec, and to the code and the migrations with it.
#[derive(Debug, Args)]
#[command(after_help = super::examples::ADD)]
pub struct AddCommand {
    #[command(subcommand)]
    part: AddedPart,
}

#[derive(Debug, Subcommand)]
enum AddedPart {
    /// Add an entity with its table, routes and tests.
    #[command(after_help = super::examples::ADD_RESOURCE)]
    Resource {
        /// Its name: `posts`, `post` and `Post` mean the same.
        name: EntityArgument,
        /// Its fields and relations: `title:string:1..200`, `author:belongs_to:User`.
        #[arg(value_name = "FIELD")]
        members: Vec<String>,
        #[command(flatten)]
        change: ChangeArguments,
    },
    /// Add fields to a resource.
    #[command(after_help = super::examples::ADD_FIELD)]
    Field {
        /// The resource, then the fields: `posts subtitle:string:optional`.
        #[arg(value_names = ["RESOURCE", "FIELD"], num_args = 2.., required = true, add = candidates::resources())]
        words: Vec<String>,
        #[command(flatten)]
        change: ChangeArguments,
    },
    /// Add relations to a resource.
    #[command(after_help = super::examples::ADD_RELATION)]
    Relation {
        /// The resource, then the relations: `posts editor:belongs_to:User:optional`.
        #[arg(value_names = ["RESOURCE", "RELATION"], num_args = 2.., required = true, add = candidates::resources())]
        words: Vec<String>,
        #[command(flatten)]
        change: ChangeArguments,
    },
    /// Add a feature to a resource, or to the whole service.
    #[command(after_help = super::examples::ADD_FEATURE)]
    Feature {
        /// Its name and value: `soft_delete`, `index:published,title`, `database:postgres`.
        #[arg(value_name = "NAME[:VALUE]", add = candidates::features())]
        name: String,
        /// The resource; without one the whole service is meant.
        #[arg(add = candidates::resources())]
        resource: Option<String>,
        #[command(flatten)]
        change: ChangeArguments,
    },
}

impl AddCommand {
    /// Adds it.
    ///
    /// # Errors
    /// When it is there already, what is given is wrong, or something cannot be written.
    pub fn run(&self, session: Session) -> Result<Report, CliError> {
        match &self.part {
            AddedPart::Resource {
                name,
                members,
                change,
            } => {
                let members = arguments(members).map_err(GenerateError::from)?;
                edit_spec("add", *change, session, |spec| {
                    add_entity(spec, &name.0, &members).map(Into::into)
                })
            }
            AddedPart::Field { words, change } => {
                members(MemberKind::Field, words, *change, session)
            }
            AddedPart::Relation { words, change } => {
                members(MemberKind::Relation, words, *change, session)
            }
            AddedPart::Feature {
                name,
                resource,
                change,
            } => {
                let words: Vec<_> = [name].into_iter().chain(resource).cloned().collect();
                let command = CommandLine::new(&words);
                edit_spec("add", *change, session, |spec| add_feature(spec, &command))
            }
        }
    }
}

fn members(
    kind: MemberKind,
    words: &[String],
    change: ChangeArguments,
    session: Session,
) -> Result<Report, CliError> {
    let command = CommandLine::new(words);
    edit_spec("add", change, session, |spec| {
        add_members(spec, kind, &command)
    })
}
