use thiserror::Error;

use crate::diagnostics::Diagnostics;

/// Why the templates could not be rendered: always a mistake in a template, never in a spec.
#[derive(Debug, Error)]
pub enum RenderError {
    /// What is wrong with templates of the project's own, one report for each file.
    #[error("{}", .0.iter().map(Diagnostics::to_string).collect::<String>())]
    Overrides(Vec<Diagnostics>),
    #[error("the templates cannot be read\n{report}")]
    Load { report: String },
    #[error("the template `{template}` cannot be rendered for `{target}`\n{report}")]
    Render {
        template: String,
        target: String,
        report: String,
    },
    #[error("two texts are written to `{target}`")]
    Clash { target: String },
}

impl RenderError {
    /// What to do about it.
    #[must_use]
    pub fn help(&self) -> Option<&'static str> {
        match self {
            Self::Load { .. } | Self::Render { .. } => {
                Some("this is a mistake in scaffold: please report it, with the spec")
            }
            Self::Clash { .. } | Self::Overrides(_) => None,
        }
    }
}
