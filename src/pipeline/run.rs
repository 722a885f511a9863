use std::fmt;
use std::path::Path;

use crate::features::Features;
use crate::model::{Project, Rename};

use super::Stage;

/// The spec of a project, in its root.
pub const SPEC: &str = "scaffold.yaml";

/// What a run is to do.
#[derive(Clone, Copy)]
pub struct Run<'run> {
    /// The project's folder; need not be there yet.
    pub root: &'run Path,
    /// Where the spec came from, for messages.
    pub spec_name: &'run str,
    /// What a service may have.
    pub features: &'static Features,
    /// The text that `scaffold.yaml` is going to have.
    pub spec: &'run [u8],
    /// What it says, where that is known already: a large spec takes its time to be read.
    pub project: Option<&'run Project>,
    /// Whether `rustfmt` lays the code out.
    pub format: bool,
    /// Whether migrations may lose data.
    pub allow_destructive: bool,
    /// Whether the project may go over to the templates of this version of the tool.
    pub upgrades: bool,
    /// Whether the memory is begun anew: the project is taken for what this spec gives, with edits.
    pub adopts: bool,
    /// What a command has renamed in the spec.
    pub rename: Option<&'run Rename>,
    /// Hears which stage the run has come to.
    pub reach: &'run dyn Fn(Stage),
}

impl fmt::Debug for Run<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            root,
            spec_name,
            features: _,
            spec: _,
            project: _,
            format,
            allow_destructive,
            upgrades,
            adopts,
            rename,
            reach: _,
        } = self;
        f.debug_struct("Run")
            .field("root", root)
            .field("spec_name", spec_name)
            .field("format", format)
            .field("allow_destructive", allow_destructive)
            .field("upgrades", upgrades)
            .field("adopts", adopts)
            .field("rename", rename)
            .finish_non_exhaustive()
    }
}
