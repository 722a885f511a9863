use clap::Args;

use crate::cli::error::CliError;
use crate::cli::project::OpenProject;
use crate::cli::session::Session;
use crate::disk::{overrides, remembered};
use crate::features::Features;
use crate::plan::unified;
use crate::render::override_path;

use super::named::named;

/// Print how the project's templates differ from those of the tool.
#[derive(Debug, Args)]
pub struct Diff {
    /// One template; all of the project's by default.
    path: Option<String>,
    /// Print what the tool has changed since the template was copied instead.
    #[arg(long)]
    since: bool,
}

impl Diff {
    /// A patch: from the tool's template to the project's, or from the one that was copied to the
    /// tool's.
    ///
    /// # Errors
    /// When there is no such template, or it cannot be read.
    pub fn run(&self, session: Session) -> Result<String, CliError> {
        let project = OpenProject::here(false)?;
        let own = overrides(&project.root)?;
        let only = self.path.as_ref().map(|path| named(&project.root, path));
        let only = only.transpose()?;
        let mut shown = String::new();
        for (source, text) in own {
            let Some((now, _)) = Features::standard().text(&source) else {
                continue;
            };
            if only.is_some_and(|only| only != source) {
                continue;
            }
            let path = override_path(&source);
            let original = remembered(&project.root, &path).unwrap_or_else(|| now.to_owned());
            shown += &if self.since {
                unified(&path, Some(&original), Some(now))
            } else {
                unified(&path, Some(now), Some(&text))
            };
        }
        if session.global.json {
            return Ok(serde_json::to_string_pretty(&serde_json::json!({ "diff": shown }))? + "\n");
        }
        Ok(shown)
    }
}
