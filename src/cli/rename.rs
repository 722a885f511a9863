use clap::{Args, Subcommand};

use crate::spec::edit::{CommandLine, rename_entity, rename_member};

use super::edit_spec::edit_spec;
use super::entity_name::EntityName;
use super::error::CliError;
use super::leave::Leave;
use super::report::Report;
use super::session::Session;

/// Give something another name, in the spec, the code and the database; all data stays.
#[derive(Debug, Args)]
pub struct Rename {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    Resource(Resource),
    Field(Field),
}

/// Give an entity another name: its table, its routes and its files follow.
#[derive(Debug, Args)]
struct Resource {
    /// Its name: `posts`, `post` and `Post` mean the same.
    old: String,
    /// The name that it gets.
    new: EntityName,
    #[command(flatten)]
    leave: Leave,
}

/// Give a field or relation another name: its column follows.
#[derive(Debug, Args)]
struct Field {
    /// The resource, the old name and the new one: `posts title headline`, or `posts.title headline`.
    #[arg(value_names = ["RESOURCE.OLD", "NEW"], num_args = 2..=3, required = true)]
    words: Vec<String>,
    #[command(flatten)]
    leave: Leave,
}

impl Rename {
    /// Renames it.
    ///
    /// # Errors
    /// When it is not there, the name is taken, or something cannot be written.
    pub fn run(&self, session: Session) -> Result<Report, CliError> {
        match &self.what {
            What::Resource(Resource { old, new, leave }) => {
                let command = CommandLine::new(std::slice::from_ref(old));
                edit_spec("rename", *leave, session, |spec| {
                    rename_entity(spec, &command, &new.0)
                })
            }
            What::Field(Field { words, leave }) => {
                let command = CommandLine::new(words);
                edit_spec("rename", *leave, session, |spec| {
                    rename_member(spec, &command)
                })
            }
        }
    }
}
