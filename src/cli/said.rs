use super::error::CliError;
use super::exit::Exit;
use super::import_report::ImportReport;
use super::printer::Printer;
use super::report::Report;

/// What a verb has to say.
#[derive(Debug)]
pub enum Said {
    Report(Box<Report>),
    Document(String),
    Import(Box<ImportReport>),
}

impl Said {
    /// Says it.
    ///
    /// # Errors
    /// When it cannot be written as JSON.
    pub fn print(self, printer: &Printer) -> Result<Exit, CliError> {
        match self {
            Self::Report(report) => {
                printer.report(&report)?;
                Ok(report.status.exit())
            }
            Self::Document(text) => {
                Printer::document(&text);
                Ok(Exit::Done)
            }
            Self::Import(report) => {
                printer.import(&report);
                Ok(Exit::Done)
            }
        }
    }
}
