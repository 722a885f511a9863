use crate::model::Project;
use crate::render::FileSet;
use crate::state::{Stamp, State};

use super::Run;
use super::migration_files::MigrationFiles;
use super::own_templates::OwnTemplates;

/// All that a run goes by.
#[derive(Debug, Clone, Copy)]
pub struct Given<'a> {
    pub run: &'a Run<'a>,
    pub project: &'a Project,
    /// The same with what the command has renamed.
    pub said: &'a Project,
    pub past: Option<&'a State>,
    pub stamp: &'a Stamp,
    pub own: &'a OwnTemplates,
    pub migrations: &'a MigrationFiles,
    /// What decides over the rendering besides the templates and the project.
    pub inputs: &'a str,
    /// Files that are not rendered, but planned with those that are.
    pub unrendered: &'a FileSet,
}
