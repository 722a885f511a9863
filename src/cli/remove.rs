use clap::{Args, Subcommand};

use crate::spec::edit::{CommandLine, MemberKind, remove_entity, remove_feature, remove_members};

use super::candidates;
use super::error::CliError;
use super::generate::ChangeArguments;
use super::project::edit_spec;
use super::report::Report;
use super::session::Session;

/// Remove from the spec, and from the code and the database with it.
#[derive(Debug, Args)]
#[command(after_help = super::examples::REMOVE)]
pub struct RemoveCommand {
    #[command(subcommand)]
    part: RemovedPart,
}

#[derive(Debug, Subcommand)]
enum RemovedPart {
    /// Remove an entity; its table goes with `--allow-destructive` only.
    #[command(after_help = super::examples::REMOVE_RESOURCE)]
    Resource {
        /// Its name: `posts`, `post` and `Post` mean the same.
        #[arg(add = candidates::resources())]
        name: String,
        #[command(flatten)]
        change: ChangeArguments,
    },
    /// Remove fields; their columns go with `--allow-destructive` only.
    #[command(after_help = super::examples::REMOVE_FIELD)]
    Field {
        /// The resource, then the names: `posts title body`; or `posts.title`.
        #[arg(value_names = ["RESOURCE", "NAME"], num_args = 1.., required = true, add = candidates::fields())]
        words: Vec<String>,
        #[command(flatten)]
        change: ChangeArguments,
    },
    /// Remove relations; their keys and tables go with `--allow-destructive` only.
    #[command(after_help = super::examples::REMOVE_RELATION)]
    Relation {
        /// The resource, then the names: `posts author tags`; or `posts.author`.
        #[arg(value_names = ["RESOURCE", "NAME"], num_args = 1.., required = true, add = candidates::relations())]
        words: Vec<String>,
        #[command(flatten)]
        change: ChangeArguments,
    },
    /// Remove a feature from a resource, or from the whole service.
    #[command(after_help = super::examples::REMOVE_FEATURE)]
    Feature {
        /// Its name, with its value where there may be several: `soft_delete`, `index:published,title`.
        #[arg(value_name = "NAME[:VALUE]", add = candidates::features())]
        name: String,
        /// The resource; without one the whole service is meant.
        #[arg(add = candidates::resources())]
        resource: Option<String>,
        #[command(flatten)]
        change: ChangeArguments,
    },
}

impl RemoveCommand {
    /// Removes it.
    ///
    /// # Errors
    /// When it is not there, something else needs it, data would be lost without permission, or
    /// something cannot be written.
    pub fn run(&self, session: Session) -> Result<Report, CliError> {
        match &self.part {
            RemovedPart::Resource { name, change } => {
                let command = CommandLine::new(std::slice::from_ref(name));
                edit_spec("remove", *change, session, |spec| {
                    remove_entity(spec, &command)
                })
            }
            RemovedPart::Field { words, change } => {
                members(MemberKind::Field, words, *change, session)
            }
            RemovedPart::Relation { words, change } => {
                members(MemberKind::Relation, words, *change, session)
            }
            RemovedPart::Feature {
                name,
                resource,
                change,
            } => {
                let words: Vec<_> = [name].into_iter().chain(resource).cloned().collect();
                let command = CommandLine::new(&words);
                edit_spec("remove", *change, session, |spec| {
                    remove_feature(spec, &command)
                })
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
    edit_spec("remove", change, session, |spec| {
        remove_members(spec, kind, &command)
    })
}
