use std::collections::{BTreeMap, BTreeSet};
use std::io::Write as _;

use anstyle::{AnsiColor, Style};

use crate::diagnostics::Diagnostics;

use super::error::{CliError, ErrorDocument, ErrorReport, Exit, PlainError};
use super::file_report::FileReport;
use super::import_report::ImportReport;
use super::report::{Report, ReportStatus};
use super::session::Session;

/// The width of the column of words, so that the paths stand in a line.
const WORD_WIDTH: usize = 12;

/// What a verb has to say.
#[derive(Debug)]
pub enum CommandOutput {
    Report(Box<Report>),
    Document(String),
    Import(Box<ImportReport>),
}

/// Everything that a command says; messages go to standard error, documents to standard output.
#[derive(Debug)]
pub struct Printer {
    session: Session,
}

impl Printer {
    #[must_use]
    pub fn new(session: Session) -> Self {
        Self { session }
    }

    /// What a verb has to say.
    ///
    /// # Errors
    /// When it cannot be written as JSON.
    pub fn print(&self, output: CommandOutput) -> Result<Exit, CliError> {
        match output {
            CommandOutput::Report(report) => {
                self.report(&report)?;
                Ok(report.status.exit())
            }
            CommandOutput::Document(text) => {
                Self::document(&text);
                Ok(Exit::Done)
            }
            CommandOutput::Import(report) => {
                self.import(&report);
                Ok(Exit::Done)
            }
        }
    }

    /// A document that was asked for.
    fn document(text: &str) {
        // There is nobody left to tell when standard output is closed.
        drop(write!(std::io::stdout().lock(), "{text}"));
    }

    /// That another run holds the lock.
    pub fn waiting(&self) {
        if !self.session.global.quiet && !self.session.global.json {
            self.line("waiting for another run of scaffold in this project");
        }
    }

    /// Why the arguments were not understood.
    pub fn usage_document(message: &str) {
        let error = PlainError {
            code: Some("usage"),
            message: message.to_owned(),
            help: None,
        };
        let document = ErrorDocument::listing(vec![ErrorReport::Plain(error)]);
        let text = serde_json::to_string_pretty(&document).unwrap_or_default();
        Self::document(&(text + "\n"));
    }

    /// What a command did.
    ///
    /// # Errors
    /// When the report cannot be written as JSON.
    fn report(&self, report: &Report) -> Result<(), CliError> {
        if self.session.global.json {
            Self::document(&(serde_json::to_string_pretty(report)? + "\n"));
            return Ok(());
        }
        let differences = report.files.iter().filter_map(|file| file.diff.as_deref());
        Self::document(&differences.collect::<String>());
        if !self.session.global.quiet || report.status != ReportStatus::Done {
            self.files(report);
            self.summary(report);
        }
        Ok(())
    }

    /// The spec of what was there already, and what of it is not in the spec.
    fn import(&self, report: &ImportReport) {
        Self::document(&report.document(self.session));
        if self.session.global.json || self.session.global.quiet {
            return;
        }
        let bold = Style::new().bold();
        let mut told = BTreeSet::new();
        for (code, message, help) in report.notices() {
            let head = self.styled(&format!("note[{code}]"), bold);
            self.line(&format!("{head}: {message}"));
            if let Some(help) = help.filter(|help| told.insert(help.clone())) {
                self.line(&format!("{}: {help}", self.styled("help", bold)));
            }
        }
        if let Some(closing) = report.closing(self.session) {
            self.line(&closing);
        }
        if let Some(next) = report.next() {
            self.line(&format!("{:>WORD_WIDTH$} {next}", ""));
        }
    }

    /// Why a command failed.
    pub fn error(&self, error: &CliError) {
        if self.session.global.json {
            let document = serde_json::to_string_pretty(&ErrorDocument::of(error));
            Self::document(&(document.unwrap_or_default() + "\n"));
        } else if error.diagnostics().is_empty() {
            self.plain_error(&PlainError::of(error));
        } else {
            for diagnostics in error.diagnostics() {
                self.line(diagnostics.to_text(self.session.color).trim_end());
            }
            let mut problems = error.diagnostics().iter().flat_map(Diagnostics::iter);
            if let Some(first) = problems.next() {
                self.line(&format!("\n`scaffold explain {}` says more", first.code()));
            }
        }
    }

    fn plain_error(&self, error: &PlainError) {
        let PlainError {
            code,
            message,
            help,
        } = error;
        let red = Style::new().bold().fg_color(Some(AnsiColor::Red.into()));
        let head = code.map_or("error".to_owned(), |code| format!("error[{code}]"));
        self.line(&format!("{}: {message}", self.styled(&head, red)));
        if let Some(help) = help {
            self.line(&format!(
                "{}: {help}",
                self.styled("help", Style::new().bold())
            ));
        }
    }

    fn files(&self, report: &Report) {
        if report.folds {
            for (path, count) in folded(&report.files) {
                let count = count.map(|count| format!(" ({count})")).unwrap_or_default();
                self.file("create", &format!("{path}{count}"));
            }
            return;
        }
        for file in &report.files {
            for line in file.lines() {
                self.file(file.action, &line);
            }
            for note in &file.notes {
                self.line(&format!("{:>WORD_WIDTH$} {note}", ""));
            }
        }
    }

    fn file(&self, action: &str, line: &str) {
        let word = format!("{action:>WORD_WIDTH$}");
        self.line(&format!("{} {line}", self.styled(&word, style(action))));
    }

    fn summary(&self, report: &Report) {
        let yellow = Style::new().bold().fg_color(Some(AnsiColor::Yellow.into()));
        for change in &report.breaking {
            self.line(&format!("{}: {change}", self.styled("breaking", yellow)));
        }
        for note in &report.notes {
            self.line(&format!(
                "{}: {note}",
                self.styled("note", Style::new().bold())
            ));
        }
        self.line(&closing(report, self.session.global.diff));
        for command in &report.next {
            self.line(&format!("{:>WORD_WIDTH$} {command}", ""));
        }
    }

    fn styled(&self, text: &str, style: Style) -> String {
        if self.session.color {
            format!("{style}{text}{style:#}")
        } else {
            text.to_owned()
        }
    }

    #[expect(
        clippy::unused_self,
        reason = "all that is said is said by the printer"
    )]
    fn line(&self, text: &str) {
        drop(writeln!(std::io::stderr().lock(), "{text}"));
    }
}

/// The files of a new project: those of a folder as the folder, with how many there are.
fn folded(files: &[FileReport]) -> BTreeMap<&str, Option<usize>> {
    let mut folded = BTreeMap::new();
    for file in files {
        match file.path.find('/') {
            Some(end) => {
                let count: &mut Option<usize> = folded.entry(&file.path[..=end]).or_default();
                *count = Some(count.unwrap_or_default() + 1);
            }
            None => {
                folded.insert(&file.path, None);
            }
        }
    }
    folded
}

fn style(word: &str) -> Style {
    let color = match word {
        "create" => AnsiColor::Green,
        "update" | "merge" => AnsiColor::Cyan,
        "conflict" => AnsiColor::Red,
        "remove" => AnsiColor::Yellow,
        _ => AnsiColor::BrightBlack,
    };
    Style::new().bold().fg_color(Some(color.into()))
}

fn closing(report: &Report, shows_diff: bool) -> String {
    let written = match report.status {
        ReportStatus::Conflict => report.written,
        ReportStatus::OutOfStep => false,
        ReportStatus::Done | ReportStatus::HeldBack => !report.dry_run,
    };
    let counts: Vec<String> = report
        .summary
        .iter()
        .filter(|(word, _)| !matches!(**word, "identical" | "keep"))
        .map(|(word, count)| counted(*count, word, written))
        .collect();
    let elapsed = format!(
        "{}.{:02} s",
        report.elapsed_ms / 1000,
        report.elapsed_ms % 1000 / 10
    );
    let what = match (counts.is_empty(), report.changes) {
        (false, _) => counts.join(", "),
        (true, true) => "only `.scaffold/` changes".to_owned(),
        (true, false) => "nothing to do".to_owned(),
    };
    match (report.status, report.dry_run) {
        (ReportStatus::Conflict, _) if report.written => format!("{what} in {elapsed}"),
        (ReportStatus::Conflict, _) => format!("{what}; nothing was written"),
        (ReportStatus::OutOfStep, _) => format!("out of step: {what}"),
        (ReportStatus::Done, _) if report.command == "check" => "in step with the spec".to_owned(),
        (ReportStatus::HeldBack, _) if report.command == "check" => {
            "in step with the spec, but for what is held back".to_owned()
        }
        (ReportStatus::Done | ReportStatus::HeldBack, true) => {
            let flag = if shows_diff { "--diff" } else { "--dry-run" };
            format!("{what}; nothing was written, because of {flag}")
        }
        (ReportStatus::Done, false) => format!("{what} in {elapsed}"),
        (ReportStatus::HeldBack, false) => {
            format!("{what} in {elapsed}, but for what is held back")
        }
    }
}

/// `2 updated`, or `2 to update` where nothing was written.
fn counted(count: usize, word: &str, written: bool) -> String {
    match (word, written) {
        ("conflict", _) if count == 1 => "1 conflict".to_owned(),
        ("conflict", _) => format!("{count} conflicts"),
        (word, true) => format!("{count} {word}d"),
        (word, false) => format!("{count} to {word}"),
    }
}
