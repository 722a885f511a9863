use std::io::{Read as _, stdin};
use std::path::Path;

use fs_err as fs;

use crate::diagnostics::{Diagnostic, Diagnostics, Problems, ShapeProblem, Spanned};
use crate::front::{load_system, load_with_places};
use crate::model::{Project, SUBSCRIBES_SETTING, Topic};
use crate::pipeline::GenerateError;
use crate::spec::{RawSpec, is_system, quote};

use super::argument_names::ServiceName;
use super::draft::{DraftFile, SCHEMA_LINE, first_lines};
use super::error::CliError;

const SCHEMA_KEY: &str = "# yaml-language-server:";

/// The text of a new project's spec, and what to tell about it.
#[derive(Debug)]
pub struct StartingSpec {
    pub text: String,
    /// What it says, where that is known already.
    pub project: Option<Project>,
    pub note: Option<String>,
    /// Where the answers are kept that it was made of, until the service is written.
    pub draft: Option<DraftFile>,
}

impl StartingSpec {
    /// Of a service with no resources yet.
    #[must_use]
    pub fn empty(name: &ServiceName) -> Self {
        Self {
            text: first_lines(name),
            project: None,
            note: None,
            draft: None,
        }
    }

    /// Of a service that was asked for.
    #[must_use]
    pub fn drafted(text: String, draft: DraftFile) -> Self {
        Self {
            text,
            project: None,
            note: None,
            draft: Some(draft),
        }
    }

    /// That of a file, as it is but for the service's name, which is the one that was asked for.
    #[must_use]
    pub fn from_file(name: &ServiceName, file: LoadedSpec) -> Self {
        let LoadedSpec {
            mut text,
            project,
            name: given,
            own_topics,
        } = file;
        let other = given.filter(|given| given.value != name.as_str());
        if let Some(other) = &other {
            let named = (other.span, quote::text(name.as_str()));
            let topics = own_topics.iter().filter_map(|topic| {
                let renamed = Topic {
                    service: name.as_str(),
                    ..Topic::parse(&topic.value)?
                };
                Some((topic.span, quote::text(&renamed.to_string())))
            });
            let mut changes: Vec<_> = std::iter::once(named).chain(topics).collect();
            changes.sort_by_key(|(span, _)| span.start);
            for (span, new) in changes.iter().rev() {
                text.replace_range(span.start..span.end, new);
            }
        }
        let note = other.map(|other| {
            format!(
                "the spec calls the service `{}`; in the new `scaffold.yaml` it is `{name}`",
                other.value
            )
        });
        Self {
            text: with_schema_line(&text),
            project: note.is_none().then_some(project),
            note,
            draft: None,
        }
    }
}

/// What `--spec` names.
#[derive(Debug)]
pub struct SpecFile {
    /// Its name in messages.
    pub shown: String,
    pub bytes: Vec<u8>,
}

impl SpecFile {
    /// Reads a file; `-` is standard input.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn read(path: &Path) -> Result<Self, CliError> {
        let is_stdin = path == Path::new("-");
        let mut bytes = Vec::new();
        let read = if is_stdin {
            stdin().lock().read_to_end(&mut bytes).map(drop)
        } else {
            fs::read(path).map(|read| bytes = read)
        };
        read.map_err(|reason| CliError::Spec {
            path: path.to_owned(),
            reason,
        })?;
        let shown = if is_stdin {
            "<stdin>".to_owned()
        } else {
            path.display().to_string()
        };
        Ok(Self { shown, bytes })
    }
}

/// A spec to start from that has nothing wrong in it.
#[derive(Debug)]
pub struct LoadedSpec {
    text: String,
    project: Project,
    /// The service's name, where the text has one.
    name: Option<Spanned<String>>,
    /// The topics of its own events that it subscribes to.
    own_topics: Vec<Spanned<String>>,
}

impl LoadedSpec {
    /// # Errors
    /// When the file cannot be read, or there is something wrong in it.
    pub fn read(path: &Path) -> Result<Self, CliError> {
        let SpecFile { shown, bytes } = SpecFile::read(path)?;
        if is_system(&bytes) {
            let folder = path.parent().unwrap_or(path);
            return Err(refused_system(folder, &shown, &bytes).into());
        }
        let loaded = load_with_places(&shown, &bytes);
        let (project, spec) = loaded.map_err(GenerateError::from)?;
        Ok(Self {
            text: String::from_utf8_lossy(&bytes).into_owned(),
            own_topics: own_topics(&project, &spec),
            project,
            name: spec.service.and_then(|service| service.name),
        })
    }

    /// The name that it gives the service.
    ///
    /// # Errors
    /// When an argument could not be that name.
    pub fn service_name(&self) -> Result<ServiceName, CliError> {
        let name = self.project.service.name.parse();
        name.map_err(|reason| CliError::Answer { reason })
    }
}

/// What is wrong with the spec of a system; that it cannot be written yet, where nothing else is.
fn refused_system(folder: &Path, shown: &str, bytes: &[u8]) -> GenerateError {
    let system = match load_system(folder, shown, bytes) {
        Ok((_, system)) => system,
        Err(problems) => return problems.into(),
    };
    let gateway = system.gateway.as_ref();
    let gateway = gateway.map(|gateway| ("`gateway`", gateway.key));
    let mut problems = Problems::default();
    for (feature, span) in [("`system`", system.key)].into_iter().chain(gateway) {
        let refusal = ShapeProblem::Unsupported {
            feature: feature.to_owned(),
            instead: "generate each service with `scaffold new` and its own spec, with `clients` and `subscribes`",
        };
        problems.push(Diagnostic::error(refusal, span));
    }
    Diagnostics::new(system.source, problems).into()
}

fn own_topics(project: &Project, spec: &RawSpec) -> Vec<Spanned<String>> {
    let setting = spec.features.get(SUBSCRIBES_SETTING);
    let topics = setting
        .map(|setting| setting.node.texts())
        .unwrap_or_default();
    let is_own = |topic: &Spanned<String>| {
        let topic = Topic::parse(&topic.value);
        topic.is_some_and(|topic| topic.service == project.service.name)
    };
    topics.into_iter().filter(is_own).collect()
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
