use serde::{Deserialize, Serialize};

/// Which tool wrote a project.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    /// Of the layout of `.scaffold/`.
    pub format: u32,
    /// The version of the tool.
    pub tool: String,
    /// A digest of the templates, with those that the project overrides.
    pub templates: String,
}

impl Stamp {
    /// The layout of `.scaffold/` that this tool reads and writes.
    pub const FORMAT: u32 = 1;

    /// That of this tool.
    #[must_use]
    pub fn new(templates: String) -> Self {
        Self {
            format: Self::FORMAT,
            tool: env!("CARGO_PKG_VERSION").to_owned(),
            templates,
        }
    }
}
