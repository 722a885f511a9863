use std::path::Path;

use fs_err as fs;

use crate::front::{load, load_with_places};
use crate::model::Project;
use crate::pipeline::GenerateError;
use crate::spec::quote;

use super::argument_names::ServiceName;
use super::error::CliError;

/// The first line of every project's spec: editors find the schema by it.
const SCHEMA_LINE: &str = "# yaml-language-server: $schema=.scaffold/schema.json";
const SCHEMA_KEY: &str = "# yaml-language-server:";

/// The text of a new project's spec, and what to tell about it.
#[derive(Debug)]
pub struct StartingSpec {
    pub text: String,
    /// What it says, where that is known already.
    pub project: Option<Project>,
    pub note: Option<String>,
}

impl StartingSpec {
    /// Of a service with no resources yet.
    #[must_use]
    pub fn empty(name: &ServiceName) -> Self {
        let name = quote::text(name.as_str());
        Self {
            text: format!("{SCHEMA_LINE}\nscaffold: 1\nservice:\n  name: {name}\n"),
            project: None,
            note: None,
        }
    }

    /// The name that a file gives the service.
    ///
    /// # Errors
    /// When the file cannot be read, or there is something wrong in it.
    pub fn name_in(path: &Path) -> Result<ServiceName, CliError> {
        let project = load(&path.display().to_string(), &read(path)?);
        let name = project.map_err(GenerateError::from)?.service.name;
        name.parse().map_err(|reason| CliError::Answer { reason })
    }

    /// That of a file, as it is but for the service's name, which is the one that was asked for.
    ///
    /// # Errors
    /// When the file cannot be read, or there is something wrong in it.
    pub fn from_file(name: &ServiceName, path: &Path) -> Result<Self, CliError> {
        let bytes = read(path)?;
        let file = path.display().to_string();
        let (project, spec) = load_with_places(&file, &bytes).map_err(GenerateError::from)?;
        let mut text = String::from_utf8_lossy(&bytes).into_owned();
        let given = spec.service.and_then(|service| service.name);
        let other = given.filter(|given| given.value != name.as_str());
        if let Some(other) = &other {
            text.replace_range(
                other.span.start..other.span.end,
                &quote::text(name.as_str()),
            );
        }
        let note = other.map(|other| {
            format!(
                "the spec calls the service `{}`; in the new `scaffold.yaml` it is `{name}`",
                other.value
            )
        });
        Ok(Self {
            text: with_schema_line(&text),
            project: note.is_none().then_some(project),
            note,
        })
    }
}

fn read(path: &Path) -> Result<Vec<u8>, CliError> {
    fs::read(path).map_err(|reason| CliError::Spec {
        path: path.to_owned(),
        reason,
    })
}

/// With the pointer to the schema as its first line, in the place of another such pointer.
fn with_schema_line(text: &str) -> String {
    let (mark, text) = match text.strip_prefix('\u{feff}') {
        Some(rest) => ("\u{feff}", rest),
        None => ("", text),
    };
    let end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let rest = match text.split_once('\n') {
        Some((first, rest)) if first.starts_with(SCHEMA_KEY) => rest,
        _ => text,
    };
    format!("{mark}{SCHEMA_LINE}{end}{rest}")
}

#[cfg(test)]
mod tests {
    use super::with_schema_line;

    #[test]
    fn the_first_line_points_to_the_schema() {
        let line = "# yaml-language-server: $schema=.scaffold/schema.json";
        assert_eq!(with_schema_line("a: 1\n"), format!("{line}\na: 1\n"));
        assert_eq!(with_schema_line("a: 1\r\n"), format!("{line}\r\na: 1\r\n"));
        let other = "# yaml-language-server: $schema=../other.json\na: 1\n";
        assert_eq!(with_schema_line(other), format!("{line}\na: 1\n"));
    }
}
