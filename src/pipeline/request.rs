use std::borrow::Cow;
use std::path::Path;
use std::sync::mpsc::Sender;

use crate::diagnostics::Diagnostics;
use crate::features::Features;
use crate::front::load_with;
use crate::model::{Project, Rename};
use crate::state::LastRun;

use super::named_specs::{NamingSpec, with_named_specs};

/// The spec of a project, in its root.
pub const SPEC: &str = "scaffold.yaml";

/// What a run is asked for.
#[derive(Debug, Clone, Copy)]
pub struct RunRequest<'run> {
    /// The project's folder; need not be there yet.
    pub root: &'run Path,
    /// Where the spec came from, for messages.
    pub spec_name: &'run str,
    /// The text that `scaffold.yaml` is going to have.
    pub spec: &'run [u8],
    /// The text that it had when the run began, where that is there already.
    pub found_spec: Option<&'run [u8]>,
    /// What it says, where that is known already: a large spec takes its time to be read.
    pub project: Option<&'run Project>,
    /// What a service may have.
    pub features: &'static Features,
    /// Whether `rustfmt` lays the code out; by default as in the last run.
    pub format: Option<bool>,
    /// Whether migrations may lose data.
    pub allow_destructive: bool,
    /// Whether the project may go over to the templates of this version of the tool.
    pub upgrades: bool,
    /// What a command has renamed in the spec.
    pub rename: Option<&'run Rename>,
    /// The migrations that are there, in the order in which they are to run from now on.
    pub order: Option<&'run [String]>,
    /// Is told which stage the run has come to.
    pub progress: Option<&'run Sender<Stage>>,
}

impl<'run> RunRequest<'run> {
    /// That the project is brought in step with a spec, and loses nothing by it.
    #[must_use]
    pub fn new(root: &'run Path, spec: &'run [u8]) -> Self {
        Self {
            root,
            spec_name: SPEC,
            spec,
            found_spec: None,
            project: None,
            features: Features::standard(),
            format: None,
            allow_destructive: false,
            upgrades: false,
            rename: None,
            order: None,
            progress: None,
        }
    }

    /// What the spec says.
    ///
    /// # Errors
    /// Everything that is wrong with it.
    pub fn resolve(&self) -> Result<Cow<'run, Project>, Diagnostics> {
        let project = match self.project {
            Some(project) => Cow::Borrowed(project),
            None => Cow::Owned(load_with(self.features, self.spec_name, self.spec)?),
        };
        let naming = NamingSpec {
            root: self.root,
            name: self.spec_name,
            text: self.spec,
            features: self.features,
        };
        with_named_specs(&naming, project)
    }

    /// Whether `rustfmt` lays the code out, after a run that the project remembers.
    #[must_use]
    pub fn formats_after(&self, last_run: Option<&LastRun>) -> bool {
        let remembered = last_run.is_none_or(|last| !last.stamp.unformatted);
        self.format.unwrap_or(remembered)
    }

    /// Tells that the run has come to this stage.
    pub fn begin(&self, stage: Stage) {
        if let Some(progress) = self.progress {
            // One that nobody listens to any more misses nothing.
            let _ = progress.send(stage);
        }
    }
}

/// Where a run is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    Resolve,
    Render,
    Format,
    Plan,
    Apply,
}

impl Stage {
    /// How many there are.
    pub const COUNT: u64 = 5;

    /// How many come before it.
    #[must_use]
    pub fn position(self) -> u64 {
        match self {
            Self::Resolve => 0,
            Self::Render => 1,
            Self::Format => 2,
            Self::Plan => 3,
            Self::Apply => 4,
        }
    }

    /// For people.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Resolve => "reading the spec",
            Self::Render => "rendering",
            Self::Format => "formatting",
            Self::Plan => "comparing",
            Self::Apply => "writing",
        }
    }
}
