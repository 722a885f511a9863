use thiserror::Error;

/// Why the templates could not be rendered: always a mistake in a template, never in a spec.
#[derive(Debug, Error)]
pub enum RenderError {
    #[error("the templates cannot be read\n{report}")]
    Load { report: String },
    #[error("the template `{template}` cannot be rendered for `{target}`\n{report}")]
    Render { template: String, target: String, report: String },
    #[error("the catalog names the template `{template}`, which does not exist")]
    Missing { template: &'static str },
    #[error("two texts are written to `{target}`")]
    Clash { target: String },
}
