use thiserror::Error;

use super::names::UnknownName;

/// Why the templates could not be rendered: always a mistake in a template, never in a spec.
#[derive(Debug, Error)]
pub enum RenderError {
    #[error("the templates cannot be read\n{report}")]
    Load { report: String },
    #[error("the template `{template}` cannot be rendered for `{target}`\n{report}")]
    Render {
        template: String,
        target: String,
        report: String,
    },
    #[error("`.scaffold/templates/{path}` overrides a template that does not exist")]
    UnknownOverride { path: String },
    #[error("`.scaffold/templates/{}` uses `{}` in line {}, which its view does not have", .0.source, .0.name, .0.line)]
    UnknownName(UnknownName),
    #[error("the catalog names the template `{template}`, which does not exist")]
    Missing { template: &'static str },
    #[error("two texts are written to `{target}`")]
    Clash { target: String },
}

impl RenderError {
    /// What to do about it.
    #[must_use]
    pub fn help(&self) -> Option<&'static str> {
        match self {
            Self::UnknownOverride { .. } => {
                Some("rename it to the path of a template, or remove it")
            }
            Self::UnknownName(_) => {
                Some("`scaffold inspect --stage views` prints the names that templates have")
            }
            Self::Load { .. } | Self::Render { .. } => {
                Some("if the project overrides this template, correct it in `.scaffold/templates`")
            }
            Self::Missing { .. } | Self::Clash { .. } => None,
        }
    }
}
