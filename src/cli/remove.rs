use clap::{Args, Subcommand};

use crate::spec::edit::{CommandLine, MemberKind, remove_entity, remove_feature, remove_members};

use super::edit_spec::edit_spec;
use super::error::CliError;
use super::leave::Leave;
use super::report::Report;
use super::session::Session;

/// Remove from the spec, and from the code and the database with it.
#[derive(Debug, Args)]
pub struct Remove {
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

/// Remove an entity; its table goes with `--allow-destructive` only.
#[derive(Debug, Args)]
struct Resource {
    /// Its name: `posts`, `post` and `Post` mean the same.
    name: String,
    #[command(flatten)]
    leave: Leave,
}

/// Remove fields; their columns go with `--allow-destructive` only.
#[derive(Debug, Args)]
struct Field {
    /// The resource, then the names: `posts title body`; or `posts.title`.
    #[arg(value_names = ["RESOURCE", "NAME"], num_args = 1.., required = true)]
    words: Vec<String>,
    #[command(flatten)]
    leave: Leave,
}

/// Remove relations; their keys and tables go with `--allow-destructive` only.
#[derive(Debug, Args)]
struct Relation {
    /// The resource, then the names: `posts author tags`; or `posts.author`.
    #[arg(value_names = ["RESOURCE", "NAME"], num_args = 1.., required = true)]
    words: Vec<String>,
    #[command(flatten)]
    leave: Leave,
}

/// Remove a feature from a resource, or from the whole service.
#[derive(Debug, Args)]
struct Feature {
    /// Its name, with its value where there may be several: `soft_delete`, `index:published,title`.
    #[arg(value_name = "NAME[:VALUE]")]
    name: String,
    /// The resource; without one the whole service is meant.
    resource: Option<String>,
    #[command(flatten)]
    leave: Leave,
}

impl Remove {
    /// Removes it.
    ///
    /// # Errors
    /// When it is not there, something else needs it, data would be lost without leave, or
    /// something cannot be written.
    pub fn run(&self, session: Session) -> Result<Report, CliError> {
        match &self.what {
            What::Resource(Resource { name, leave }) => {
                let command = CommandLine::new(std::slice::from_ref(name));
                edit_spec("remove", *leave, session, |spec| {
                    remove_entity(spec, &command)
                })
            }
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
                edit_spec("remove", *leave, session, |spec| {
                    remove_feature(spec, &command)
                })
            }
        }
    }
}

fn members(
    kind: MemberKind,
    words: &[String],
    leave: Leave,
    session: Session,
) -> Result<Report, CliError> {
    let command = CommandLine::new(words);
    edit_spec("remove", leave, session, |spec| {
        remove_members(spec, kind, &command)
    })
}
