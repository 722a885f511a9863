use std::path::Path;

use clap::{Args, Subcommand};
use serde::Serialize;

use crate::apply::{FileOperation, FileSystem, Found, update};
use crate::catalog::{Scope, Template};
use crate::diagnostics::nearest;
use crate::disk::{overrides, remembered};
use crate::features::Features;
use crate::model::Entity;
use crate::plan::unified;
use crate::render::{Overrides, override_path};
use crate::state::{self, base_path};

use super::error::{CliError, JSON_VERSION};
use super::file_report::FileReport;
use super::printer::CommandOutput;
use super::project::OpenProject;
use super::report::Report;
use super::session::Session;

/// Look at the templates, and put some of the project's own in their place.
#[derive(Debug, Args)]
#[command(after_help = super::examples::TEMPLATES)]
pub struct TemplatesCommand {
    #[command(subcommand)]
    verb: TemplatesVerb,
}

#[derive(Debug, Subcommand)]
enum TemplatesVerb {
    List(ListCommand),
    Eject(EjectCommand),
    Diff(DiffCommand),
}

impl TemplatesCommand {
    /// Lists, copies or compares them.
    ///
    /// # Errors
    /// When there is no such template, or something cannot be read or written.
    pub fn run(&self, session: Session) -> Result<CommandOutput, CliError> {
        match &self.verb {
            TemplatesVerb::List(list) => list.run(session).map(CommandOutput::Document),
            TemplatesVerb::Eject(eject) => eject
                .run(session)
                .map(|report| CommandOutput::Report(Box::new(report))),
            TemplatesVerb::Diff(diff) => diff.run(session).map(CommandOutput::Document),
        }
    }
}

/// Print the path of every template, and which of them the project overrides.
#[derive(Debug, Args)]
#[command(after_help = super::examples::TEMPLATES_LIST)]
pub struct ListCommand {}

/// One template.
#[derive(Debug, Serialize)]
struct ListedTemplate {
    path: &'static str,
    status: TemplateStatus,
}

/// Whose text is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
enum TemplateStatus {
    BuiltIn,
    Overridden,
    /// The project's, and the tool has changed its own since.
    Outdated,
}

impl ListCommand {
    /// The list; outside of a project nothing is overridden.
    ///
    /// # Errors
    /// When the project cannot be read.
    pub fn run(&self, session: Session) -> Result<String, CliError> {
        let Self {} = self;
        let listed = match OpenProject::here(session, false) {
            Ok(project) => listed(&project.root, &overrides(&project.root)?),
            Err(CliError::NotAProject) => listed(Path::new(""), &Overrides::new()),
            Err(error) => return Err(error),
        };
        if session.global.json {
            return Ok(serde_json::to_string_pretty(&listed)? + "\n");
        }
        Ok(listed.iter().map(ListedTemplate::line).collect())
    }
}

fn listed(root: &Path, overrides: &Overrides) -> Vec<ListedTemplate> {
    let mut listed: Vec<ListedTemplate> = Features::standard()
        .sources()
        .map(|path| ListedTemplate {
            path,
            status: status(root, overrides, path),
        })
        .collect();
    listed.sort_by_key(|listed| listed.path);
    listed
}

fn status(root: &Path, overrides: &Overrides, source: &str) -> TemplateStatus {
    if !overrides.contains_key(source) {
        return TemplateStatus::BuiltIn;
    }
    match (
        remembered(root, &override_path(source)),
        Features::standard().text(source),
    ) {
        (Some(original), Some((text, _))) if original != text => TemplateStatus::Outdated,
        _ => TemplateStatus::Overridden,
    }
}

impl ListedTemplate {
    fn line(&self) -> String {
        let path = self.path;
        match self.status {
            TemplateStatus::BuiltIn => format!("{path}\n"),
            TemplateStatus::Overridden => format!("{path} (overridden)\n"),
            TemplateStatus::Outdated => {
                format!("{path} (overridden; changed by scaffold since: run `scaffold upgrade`)\n")
            }
        }
    }
}

/// Copy a template into the project, where its copy takes its place.
#[derive(Debug, Args)]
#[command(after_help = super::examples::TEMPLATES_EJECT)]
pub struct EjectCommand {
    /// The template, as `scaffold templates list` prints it, or a file that it generates.
    #[arg(add = super::candidates::templates())]
    path: String,
}

impl EjectCommand {
    /// Copies it, and remembers what it was.
    ///
    /// # Errors
    /// When there is no such template, the project has one in its place already, or it cannot be
    /// written.
    pub fn run(&self, session: Session) -> Result<Report, CliError> {
        let writes = !session.global.dry_run;
        let project = OpenProject::here(session, writes)?;
        let source = named(&project.root, &self.path)?;
        let path = override_path(source);
        let text = Features::standard()
            .text(source)
            .map_or("", |(text, _)| text);
        if project.root.join(&path).exists() {
            return Err(CliError::TemplateExists { path });
        }
        if let Some(lock) = project.lock.as_ref().filter(|_| writes) {
            let paths = vec![path.clone(), base_path(&path)];
            let text = text.into();
            let copy = FileOperation::Put { paths, text };
            update(&FileSystem, lock, &[copy], &Found::new())?;
        }
        let mut report = Report::of_file("templates eject", FileReport::created(path));
        report.root = project.root.display().to_string();
        report.dry_run = !writes;
        report.written = writes;
        report.next = vec!["scaffold sync".to_owned()];
        Ok(project.note_recovery(report))
    }
}

/// Print how the project's templates differ from those of the tool.
#[derive(Debug, Args)]
#[command(after_help = super::examples::TEMPLATES_DIFF)]
pub struct DiffCommand {
    /// One template; all of the project's by default.
    #[arg(add = super::candidates::templates())]
    path: Option<String>,
    /// Print what the tool has changed since the template was copied instead.
    #[arg(long)]
    since: bool,
}

impl DiffCommand {
    /// A patch: from the tool's template to the project's, or from the one that was copied to the
    /// tool's.
    ///
    /// # Errors
    /// When there is no such template, or it cannot be read.
    pub fn run(&self, session: Session) -> Result<String, CliError> {
        let project = OpenProject::here(session, false)?;
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
            return Ok(serde_json::to_string_pretty(
                &serde_json::json!({ "version": JSON_VERSION, "diff": shown }),
            )? + "\n");
        }
        Ok(shown)
    }
}

/// The template that an argument means: by its own path, or by the path of a file that it generates,
/// each with or without `.tera`.
///
/// # Errors
/// When there is none, or the project cannot be read.
fn named(root: &Path, given: &str) -> Result<&'static str, CliError> {
    let given = given.trim_start_matches("./");
    let given = given.strip_prefix("templates/").unwrap_or(given);
    let features = Features::standard();
    let found = |meant: &dyn Fn(&str) -> bool| features.sources().find(|source| meant(source));
    if let Some(source) = found(&|source| source == given) {
        return Ok(source);
    }
    if let Some(source) = generating(root, given)? {
        return Ok(source);
    }
    if let Some(source) = found(&|source| source.strip_suffix(".tera") == Some(given)) {
        return Ok(source);
    }
    Err(CliError::UnknownTemplate {
        path: given.to_owned(),
        nearest: nearest(given, features.sources())
            .or_else(|| nearest(&format!("service/{given}"), features.sources())),
    })
}

/// The template of a file of the project.
fn generating(root: &Path, path: &str) -> Result<Option<&'static str>, CliError> {
    let Some(state) = state::read(root)? else {
        return Ok(None);
    };
    let project = state.project;
    let path = path.strip_suffix(".tera").unwrap_or(path);
    let items = Features::standard().items(&project);
    let generates = |template: &&Template| {
        let of_entity = |entity: &Entity| template.target_for(&entity.names) == path;
        match template.scope {
            Scope::Service => template.target() == path,
            Scope::Entity => template.target() == path || project.entities.iter().any(of_entity),
            Scope::Item => {
                let items = items.get(template.feature()).into_iter().flatten();
                let mut files = items.map(|item| template.target_for_item(&item.file));
                template.target() == path || files.any(|file| file == path)
            }
            Scope::Part | Scope::EntityPart => false,
        }
    };
    let mut templates = Features::standard().templates_of(&project);
    Ok(templates
        .find(generates)
        .map(|template| template.source.as_str()))
}
