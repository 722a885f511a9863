use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use clap::Args;
use fs_err as fs;

use crate::diagnostics::Diagnostics;
use crate::import::{
    DatabaseSchema, Imported, MappingOptions, map, read_jdl, read_mysql, read_postgres, read_sqlite,
};
use crate::model::Engine;
use crate::pipeline::GenerateError;

use super::error::CliError;
use super::import_report::ImportReport;
use super::import_source::ImportSource;
use super::session::Session;

/// Print the spec of what is there already: a database, or a model of JHipster.
#[derive(Debug, Args)]
#[command(after_help = super::examples::IMPORT)]
pub struct ImportCommand {
    /// `sqlite:FILE`, `postgres://…`, `mysql://…` or `FILE.jdl`.
    #[arg(long, value_name = "SOURCE")]
    from: ImportSource,
    /// The file to write the spec to; one that is there is never overwritten.
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// The schema of PostgreSQL to read, instead of that of the connection; may be given several
    /// times.
    #[arg(long, value_name = "NAME")]
    schema: Vec<String>,
    /// Keep the tables as they are, for a service over this very database.
    #[arg(long)]
    adopt: bool,
}

impl ImportCommand {
    /// Reads the source, and writes the spec where that was asked for.
    ///
    /// # Errors
    /// When the source cannot be read, or the file is there already.
    pub fn run(&self, session: Session) -> Result<ImportReport, CliError> {
        let imported = self.import()?;
        let writes = self.out.as_deref().filter(|_| !session.global.dry_run);
        if let Some(path) = &self.out
            && path.exists()
        {
            return Err(CliError::OutExists { path: path.clone() });
        }
        if let Some(path) = writes {
            write_new(path, &imported.text)?;
        }
        Ok(ImportReport {
            imported,
            out: self.out.clone(),
            written: writes.is_some(),
        })
    }

    fn import(&self) -> Result<Imported, CliError> {
        match &self.from {
            ImportSource::Sqlite(_) | ImportSource::Mysql(_) | ImportSource::Jdl(_)
                if !self.schema.is_empty() =>
            {
                Err(CliError::NoSchemas)
            }
            ImportSource::Sqlite(path) => {
                self.mapped(Engine::Sqlite, &read_sqlite(path, self.adopt)?)
            }
            ImportSource::Postgres(address) => self.mapped(
                Engine::Postgres,
                &read_postgres(address, &self.schema, self.adopt)?,
            ),
            ImportSource::Mysql(address) => {
                self.mapped(Engine::Mysql, &read_mysql(address, self.adopt)?)
            }
            ImportSource::Jdl(_) if self.adopt => Err(CliError::NothingThere),
            ImportSource::Jdl(path) => {
                let bytes = fs::read(path).map_err(|reason| CliError::Source {
                    path: path.clone(),
                    reason,
                })?;
                let stem = path.file_stem().unwrap_or_default().to_string_lossy();
                let read = read_jdl(&path.display().to_string(), &bytes, &stem).map_err(refused)?;
                Imported::of(read.document, read.notices, Some(&read.source)).map_err(refused)
            }
        }
    }

    fn mapped(&self, engine: Engine, schema: &DatabaseSchema) -> Result<Imported, CliError> {
        let (document, notices) = map(schema, MappingOptions::of(engine, self.adopt));
        Imported::of(document, notices, None).map_err(refused)
    }
}

fn refused(diagnostics: Diagnostics) -> CliError {
    CliError::Generate(GenerateError::Spec(diagnostics))
}

/// Writes a file that must not be there yet.
fn write_new(path: &Path, text: &str) -> Result<(), CliError> {
    let mut options = fs::OpenOptions::new();
    let opened = options.write(true).create_new(true).open(path);
    let mut file = opened.map_err(|reason| match reason.kind() {
        ErrorKind::AlreadyExists => CliError::OutExists {
            path: path.to_owned(),
        },
        _ => CliError::Io(reason),
    })?;
    file.write_all(text.as_bytes())?;
    Ok(())
}
