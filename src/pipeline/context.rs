use std::borrow::Cow;

use crate::disk::holds;
use crate::model::Project;
use crate::render::{FileSet, Ownership, RenderError, Renderer, digest};
use crate::state::LastRun;

use super::error::GenerateError;
use super::migration_files::MigrationFiles;
use super::request::{RunRequest, SPEC};
use super::templates_in_use::TemplatesInUse;

/// What a run is asked for, and what it has found before it renders.
#[derive(Debug)]
pub struct RunContext<'run> {
    pub request: RunRequest<'run>,
    pub project: Cow<'run, Project>,
    /// The project with the old names of what a command has renamed, if one has.
    pub renamed: Option<Project>,
    /// What the project remembers; nothing if it is new, or to be adopted.
    pub last_run: Option<LastRun>,
    pub templates: TemplatesInUse,
    pub migrations: MigrationFiles,
}

impl RunContext<'_> {
    /// The project as a spec would tell it that says every old name.
    #[must_use]
    pub fn with_old_names(&self) -> &Project {
        self.renamed.as_ref().unwrap_or(&self.project)
    }

    /// Whether `rustfmt` lays the code out.
    #[must_use]
    pub fn formats(&self) -> bool {
        !self.templates.stamp.unformatted
    }

    /// What decides over the rendering besides the templates and the project, as a digest.
    #[must_use]
    pub fn inputs(&self) -> String {
        let format = if self.formats() {
            "laid out"
        } else {
            "as rendered"
        };
        let names = self.migrations.all.iter().map(String::as_str);
        digest(names.chain([format]))
    }

    /// The last run, if this one has to render what that has rendered.
    #[must_use]
    pub fn last_run_if_unchanged(&self) -> Option<&LastRun> {
        self.last_run.as_ref().filter(|last| {
            last.stamp == self.templates.stamp
                && last.project == *self.project
                && last.record.has_inputs(&self.inputs())
        })
    }

    /// The templates for the project as it is and as it was.
    ///
    /// # Errors
    /// When one of the project's templates cannot be used.
    pub fn load_templates(&self) -> Result<Renderer, RenderError> {
        let before = self.last_run.iter().map(|last| &last.project);
        let projects: Vec<_> = before.chain([&*self.project]).collect();
        Renderer::load_for(self.request.features, &self.templates.texts, &projects)
    }

    /// The files that are not rendered, but planned with those that are: migrations, the originals
    /// of templates of the project's own, and the spec if it changes.
    ///
    /// # Errors
    /// When two of them have one path.
    pub fn unrendered(&self) -> Result<FileSet, GenerateError> {
        let mut files = self.templates.originals.clone();
        for (path, text) in &self.migrations.new {
            files.add(path.clone(), text.clone(), Ownership::Once)?;
        }
        self.migrations.moved.add_to(&mut files)?;
        if !holds(self.request.root, SPEC, self.request.spec) {
            let spec = String::from_utf8_lossy(self.request.spec).into_owned();
            files.add(SPEC.to_owned(), spec, Ownership::Edited)?;
        }
        Ok(files)
    }

    /// Puts those files with the rendered ones.
    ///
    /// # Errors
    /// When two files have one path.
    pub fn add_unrendered(&self, files: &mut FileSet) -> Result<(), GenerateError> {
        for (path, file) in self.unrendered()? {
            files.insert(path, file)?;
        }
        Ok(())
    }
}
