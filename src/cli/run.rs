use std::process::ExitCode;

use clap::Parser;

use super::arguments::{Cli, Verb};
use super::error::CliError;
use super::exit::Exit;
use super::printer::Printer;
use super::report::Report;
use super::session::Session;

/// Reads the arguments, runs the verb, prints what came of it.
#[must_use]
pub fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(usage) => return usage_exit(&usage),
    };
    let session = Session::new(cli.global);
    let printer = Printer::new(session);
    let result = run(&cli.verb, session).and_then(|said| said.print(&printer));
    let exit = result.unwrap_or_else(|error| {
        printer.error(&error);
        error.exit()
    });
    exit.into()
}

/// Help and versions go to standard output; wrong arguments are told as errors are.
fn usage_exit(usage: &clap::Error) -> ExitCode {
    let wants_json = std::env::args_os().any(|argument| argument == "--json");
    if wants_json && usage.use_stderr() {
        let text = usage.render().to_string();
        Printer::usage_document(text.trim());
    } else {
        // There is nobody left to tell when the output is closed.
        let _ = usage.print();
    }
    if usage.use_stderr() {
        Exit::Usage.into()
    } else {
        Exit::Done.into()
    }
}

/// What a verb has to say.
enum Said {
    Report(Box<Report>),
    Document(String),
}

fn run(verb: &Verb, session: Session) -> Result<Said, CliError> {
    let report = |report: Report| Said::Report(Box::new(report));
    match verb {
        Verb::New(new) => new.run(session).map(report),
        Verb::Add(add) => add.run(session).map(report),
        Verb::Remove(remove) => remove.run(session).map(report),
        Verb::Rename(rename) => rename.run(session).map(report),
        Verb::Sync(sync) => sync.run(session).map(report),
        Verb::Check(check) => check.run(session).map(report),
        Verb::Inspect(inspect) => inspect.run(session).map(Said::Document),
        Verb::Schema(schema) => Ok(Said::Document(schema.run())),
        Verb::Completions(completions) => Ok(Said::Document(completions.run())),
    }
}

impl Said {
    fn print(self, printer: &Printer) -> Result<Exit, CliError> {
        match self {
            Self::Report(report) => {
                printer.report(&report)?;
                Ok(report.status.exit())
            }
            Self::Document(text) => {
                Printer::document(&text);
                Ok(Exit::Done)
            }
        }
    }
}
