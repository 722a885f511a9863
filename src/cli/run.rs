use std::process::ExitCode;

use clap::{CommandFactory as _, Parser, Subcommand};

use super::add::AddCommand;
use super::adopt::AdoptCommand;
use super::editor_support::{CompletionsCommand, SchemaCommand};
use super::error::{CliError, Exit};
use super::explain::ExplainCommand;
use super::import::ImportCommand;
use super::inspect::InspectCommand;
use super::new::NewCommand;
use super::printer::{CommandOutput, Printer};
use super::remove::RemoveCommand;
use super::rename::RenameCommand;
use super::report::Report;
use super::session::{Global, Session};
use super::sync::{CheckCommand, SyncCommand, UpgradeCommand};
use super::templates::TemplatesCommand;

/// Writes complete, layered Rust services from a YAML spec, and keeps the two in step.
#[derive(Debug, Parser)]
#[command(name = "scaffold", version, arg_required_else_help = true)]
pub struct Cli {
    #[command(flatten)]
    pub global: Global,
    #[command(subcommand)]
    pub verb: Verb,
}

#[derive(Debug, Subcommand)]
pub enum Verb {
    New(NewCommand),
    Add(AddCommand),
    Remove(RemoveCommand),
    Rename(RenameCommand),
    Sync(SyncCommand),
    Check(CheckCommand),
    Upgrade(UpgradeCommand),
    Adopt(AdoptCommand),
    Import(ImportCommand),
    Templates(TemplatesCommand),
    Inspect(InspectCommand),
    Explain(ExplainCommand),
    Schema(SchemaCommand),
    Completions(CompletionsCommand),
}

/// Reads the arguments, runs the verb, prints what came of it.
#[must_use]
pub fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(usage) => return usage_exit(&usage),
    };
    let session = Session::new(cli.global);
    let printer = Printer::new(session);
    let result = run(&cli.verb, session).and_then(|output| printer.print(output));
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

fn run(verb: &Verb, session: Session) -> Result<CommandOutput, CliError> {
    let report = |report: Report| CommandOutput::Report(Box::new(report));
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
            .map(|report| CommandOutput::Import(Box::new(report))),
        Verb::Templates(templates) => templates.run(session),
        Verb::Inspect(inspect) => inspect.run(session).map(CommandOutput::Document),
        Verb::Explain(explain) => explain.run(session).map(CommandOutput::Document),
        Verb::Schema(schema) => Ok(CommandOutput::Document(schema.run())),
        Verb::Completions(completions) => Ok(CommandOutput::Document(
            completions.run(&mut Cli::command()),
        )),
    }
}
