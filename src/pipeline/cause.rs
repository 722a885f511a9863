use std::fmt;

use serde::Serialize;

use crate::model::Project;
use crate::state::{Stamp, State};

/// Why a run does not render what the last one did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Cause {
    Spec,
    /// Those of the tool.
    Templates,
    /// Those of the project.
    OwnTemplates,
    /// Migrations have come or gone, or the code is laid out and was not.
    Inputs,
}

/// What has changed since the last run.
#[must_use]
pub fn causes(past: &State, project: &Project, stamp: &Stamp, inputs: &str) -> Vec<Cause> {
    let mut causes = Vec::new();
    if past.project != *project {
        causes.push(Cause::Spec);
    }
    if past.stamp.templates != stamp.templates {
        causes.push(Cause::Templates);
    }
    if past.stamp.overrides != stamp.overrides {
        causes.push(Cause::OwnTemplates);
    }
    if causes.is_empty() && !past.record.has_inputs(inputs) {
        causes.push(Cause::Inputs);
    }
    causes
}

impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Spec => "the spec has changed since the last run",
            Self::Templates => "the templates of scaffold have changed since the last run",
            Self::OwnTemplates => "templates of the project have changed since the last run",
            Self::Inputs => {
                "the migrations are not those of the last run, or its layout of the code was another"
            }
        })
    }
}
