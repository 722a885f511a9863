use std::io;
use std::path::{Path, PathBuf};

use fs_err as fs;

use crate::diagnostics::Diagnostics;
use crate::front;
use crate::pipeline::SPEC;
use crate::spec::edit::{SpecText, add_entity};
use crate::spec::{arguments, quote};

use super::argument_names::ServiceName;

/// A spec that is being asked for.
#[derive(Debug)]
pub struct Draft {
    service: ServiceName,
    /// The engine, if it is not the usual one.
    pub database: Option<String>,
    /// Names of entities, with their fields and relations as a command gives them.
    pub entities: Vec<(String, Vec<String>)>,
}

impl Draft {
    /// With nothing but a name.
    #[must_use]
    pub fn new(service: &ServiceName) -> Self {
        Self {
            service: service.clone(),
            database: None,
            entities: Vec::new(),
        }
    }

    /// As a spec.
    ///
    /// # Errors
    /// When two entities, or two fields of one, have the same name.
    pub fn text(&self) -> Result<String, Diagnostics> {
        let first = first_lines(&self.service);
        let text = match &self.database {
            Some(database) => format!("{first}database: {database}\n"),
            None => first,
        };
        let mut entities = self.entities.iter();
        entities.try_fold(text, |text, (name, members)| {
            with_entity(&text, name, members)
        })
    }
}

/// The first line of every project's spec: editors find the schema by it.
pub const SCHEMA_LINE: &str = "# yaml-language-server: $schema=.scaffold/schema.json";

/// The spec of a service with no resources yet.
#[must_use]
pub fn first_lines(service: &ServiceName) -> String {
    let name = quote::text(service.as_str());
    format!("{SCHEMA_LINE}\nscaffold: 1\nservice:\n  name: {name}\n")
}

/// A spec with one more entity.
///
/// # Errors
/// When there is one of this name already, or its members are wrong.
pub fn with_entity(text: &str, name: &str, members: &[String]) -> Result<String, Diagnostics> {
    let spec = SpecText {
        file_name: SPEC,
        text,
        keys: &front::keys(),
    };
    add_entity(&spec, name, &arguments(members)?)
}

/// Where a draft is kept, so that neither a refusal nor an interruption loses it.
#[derive(Debug)]
pub struct DraftFile {
    path: PathBuf,
}

impl DraftFile {
    /// A file in this folder that is not there yet: `blog.yaml`, or `blog-2.yaml`.
    #[must_use]
    pub fn vacant(folder: &Path, name: &ServiceName) -> Self {
        let numbered = (2..).map(|number| format!("{name}-{number}.yaml"));
        let mut names = std::iter::once(format!("{name}.yaml")).chain(numbered);
        let path = names.find_map(|name| {
            let path = folder.join(name);
            (!path.exists()).then_some(path)
        });
        Self {
            path: path.unwrap_or_else(|| folder.join("draft.yaml")),
        }
    }

    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Writes what has been answered so far.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn save(&self, text: &str) -> io::Result<()> {
        fs::write(&self.path, text)
    }

    /// Removes it: the service has its own.
    ///
    /// # Errors
    /// When the file cannot be removed.
    pub fn discard(&self) -> io::Result<()> {
        if self.path.exists() {
            fs::remove_file(&self.path)?;
        }
        Ok(())
    }
}
