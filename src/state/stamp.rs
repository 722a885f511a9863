use semver::Version;
use serde::{Deserialize, Serialize};

use super::error::StateError;

/// Which tool wrote a project.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    /// Of the layout of `.scaffold/`.
    pub format: u32,
    /// The version of the tool.
    pub tool: String,
    /// A digest of the tool's templates.
    pub templates: String,
    /// A digest of those that the project has put in the place of the tool's.
    #[serde(default)]
    pub overrides: String,
    /// Whether the project does without `rustfmt`, as `--no-format` asked.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub unformatted: bool,
}

impl Stamp {
    /// The layout of `.scaffold/` that this tool reads and writes.
    pub const FORMAT: u32 = 1;
    /// The version of this tool.
    pub const TOOL: &str = env!("CARGO_PKG_VERSION");

    /// That of this tool.
    #[must_use]
    pub fn new(templates: String, overrides: String) -> Self {
        Self {
            format: Self::FORMAT,
            tool: Self::TOOL.to_owned(),
            templates,
            overrides,
            unformatted: false,
        }
    }

    /// That of this tool, after another one: a version with the same templates leaves no trace, so
    /// that a project does not change with whoever touches it.
    #[must_use]
    pub fn after(self, past: &Self) -> Self {
        if self.templates == past.templates {
            Self {
                tool: past.tool.clone(),
                ..self
            }
        } else {
            self
        }
    }

    /// Whether this tool understands what it has written.
    ///
    /// # Errors
    /// When a newer version has.
    pub fn check(&self) -> Result<(), StateError> {
        let is_newer = match (Version::parse(&self.tool), Version::parse(Self::TOOL)) {
            (Ok(found), Ok(known)) => found > known,
            _ => false,
        };
        if self.format > Self::FORMAT || is_newer {
            return Err(StateError::Newer {
                found: self.tool.clone(),
                known: Self::TOOL,
            });
        }
        Ok(())
    }
}
