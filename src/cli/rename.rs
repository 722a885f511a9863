use clap::{Args, Subcommand};

use crate::spec::edit::{CommandLine, rename_action, rename_entity, rename_member};

use super::argument_names::EntityArgument;
use super::candidates;
use super::error::CliError;
use super::generate::ChangeArguments;
use super::project::edit_spec;
use super::report::Report;
use super::session::Session;

/// Give something another name, in the spec, the code and the database; all data stays.
#[derive(Debug, Args)]
#[command(after_help = super::examples::RENAME)]
pub struct RenameCommand {
    #[command(subcommand)]
    part: RenamedPart,
}

#[derive(Debug, Subcommand)]
enum RenamedPart {
    /// Give an entity another name: its table, its routes and its files follow.
    #[command(after_help = super::examples::RENAME_RESOURCE)]
    Resource {
        /// Its name: `posts`, `post` and `Post` mean the same.
        #[arg(add = candidates::resources())]
        old: String,
        /// The name that it gets.
        new: EntityArgument,
        #[command(flatten)]
        change: ChangeArguments,
    },
    /// Give a field or relation another name: its column follows.
    #[command(after_help = super::examples::RENAME_FIELD)]
    Field {
        /// The resource, the old name and the new one: `posts title headline`, or `posts.title headline`.
        #[arg(value_names = ["RESOURCE.OLD", "NEW"], num_args = 2..=3, required = true, add = candidates::fields_and_relations())]
        words: Vec<String>,
        #[command(flatten)]
        change: ChangeArguments,
    },
    /// Give an action or a transition another name: its route and its method follow.
    #[command(after_help = super::examples::RENAME_ACTION)]
    Action {
        /// The resource, the old name and the new one: `posts publish release`, or `posts.publish release`.
        #[arg(value_names = ["RESOURCE.OLD", "NEW"], num_args = 2..=3, required = true, add = candidates::resources())]
        words: Vec<String>,
        #[command(flatten)]
        change: ChangeArguments,
    },
}

impl RenameCommand {
    /// Renames it.
    ///
    /// # Errors
    /// When it is not there, the name is taken, or something cannot be written.
    pub fn run(&self, session: Session) -> Result<Report, CliError> {
        match &self.part {
            RenamedPart::Resource { old, new, change } => {
                let command = CommandLine::new(std::slice::from_ref(old));
                edit_spec("rename", *change, session, |spec| {
                    rename_entity(spec, &command, &new.0)
                })
            }
            RenamedPart::Field { words, change } => {
                let command = CommandLine::new(words);
                edit_spec("rename", *change, session, |spec| {
                    rename_member(spec, &command)
                })
            }
            RenamedPart::Action { words, change } => {
                let command = CommandLine::new(words);
                edit_spec("rename", *change, session, |spec| {
                    rename_action(spec, &command)
                })
            }
        }
    }
}
