use std::process::ExitCode;

use clap::Parser;

use super::arguments::{Cli, Verb};
use super::error::CliError;
use super::exit::Exit;
use super::printer::Printer;
use super::report::Report;
use super::said::Said;
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

fn run(verb: &Verb, session: Session) -> Result<Said, CliError> {
    let report = |report: Report| Said::Report(Box::new(report));
    match verb {
        Verb::New(new) => new.run(session).map(report),
        Verb::Add(add) => add.run(session).map(report),
        Verb::Remove(remove) => remove.run(session).map(report),
        Verb::Rename(rename) => rename.run(session).map(report),
        Verb::Sync(sync) => sync.run(session).map(report),
        Verb::Check(check) => check.run(session).map(report),
        Verb::Upgrade(upgrade) => upgrade.run(session).map(report),
        Verb::Adopt(adopt) => adopt.run(session).map(report),
        Verb::Import(import) => import
            .run(session)
            .map(|report| Said::Import(Box::new(report))),
        Verb::Templates(templates) => templates.run(session),
        Verb::Inspect(inspect) => inspect.run(session).map(Said::Document),
        Verb::Explain(explain) => explain.run(session).map(Said::Document),
        Verb::Schema(schema) => Ok(Said::Document(schema.run())),
        Verb::Completions(completions) => Ok(Said::Document(completions.run())),
    }
}
