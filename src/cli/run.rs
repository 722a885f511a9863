use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Arg, Command, CommandFactory as _, FromArgMatches as _, Parser, Subcommand};
use clap_complete::CompleteEnv;

use super::add::AddCommand;
use super::adopt::AdoptCommand;
use super::editor_support::{CompletionsCommand, ManCommand, SchemaCommand};
use super::error::{CliError, Exit};
use super::explain::ExplainCommand;
use super::import::ImportCommand;
use super::inspect::InspectCommand;
use super::migrations::MigrationsCommand;
use super::new::NewCommand;
use super::printer::{CommandOutput, Printer};
use super::remove::RemoveCommand;
use super::rename::RenameCommand;
use super::report::Report;
use super::session::{GLOBAL, Global, Session};
use super::sync::{CheckCommand, SyncCommand, UpgradeCommand};
use super::templates::TemplatesCommand;

/// Writes complete, layered Rust services from a YAML spec, and keeps the two in step.
#[derive(Debug, Parser)]
#[command(name = "scaffold", version, arg_required_else_help = true)]
pub struct Cli {
    /// Run as if started in this folder.
    #[arg(short = 'C', global = true, value_name = "DIR", help_heading = GLOBAL)]
    pub directory: Option<PathBuf>,
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
    Migrations(MigrationsCommand),
    Import(ImportCommand),
    Templates(TemplatesCommand),
    Inspect(InspectCommand),
    Explain(ExplainCommand),
    Schema(SchemaCommand),
    Completions(CompletionsCommand),
    Man(ManCommand),
}

/// Reads the arguments, runs the verb, prints what came of it.
#[must_use]
pub fn main() -> ExitCode {
    CompleteEnv::with_factory(command).complete();
    let matches = command().try_get_matches();
    let cli = match matches.and_then(|matches| Cli::from_arg_matches(&matches)) {
        Ok(cli) => cli,
        Err(usage) => return usage_exit(&usage),
    };
    let session = Session::new(cli.global);
    let printer = Printer::new(session);
    let result = enter(cli.directory.as_deref())
        .and_then(|()| run(&cli.verb, session))
        .and_then(|output| printer.print(output));
    let exit = result.unwrap_or_else(|error| {
        printer.error(&error);
        error.exit()
    });
    exit.into()
}

/// The command line, where commands list only the options that mean something to them.
#[must_use]
pub fn command() -> Command {
    let command = Cli::command();
    let global: Vec<Arg> = command
        .get_arguments()
        .filter(|option| option.is_global_set())
        .cloned()
        .collect();
    let all: Vec<_> = global
        .iter()
        .map(|option| option.get_id().as_str())
        .collect();
    let alone = STANDALONE.iter().map(|verb| (*verb, all.as_slice()));
    let meaningless = MEANINGLESS.into_iter().chain(alone);
    meaningless.fold(command, |command, (path, options)| {
        let hidden = |command: Command| {
            let of_it = global
                .iter()
                .filter(|option| options.contains(&option.get_id().as_str()));
            command.args(of_it.map(|option| option.clone().hide(true)))
        };
        let (verb, part) = path.split_once(' ').unwrap_or((path, ""));
        command.mut_subcommand(verb, |command| match part {
            "" => hidden(command),
            part => command.mut_subcommand(part, hidden),
        })
    })
}

/// Global options that a command accepts although they mean nothing to it.
const MEANINGLESS: [(&str, &[&str]); 9] = [
    ("check", &["dry_run", "diff", "format", "no_format"]),
    ("adopt", &["diff"]),
    ("import", &["format", "no_format"]),
    ("inspect", &["dry_run", "diff", "json", "quiet"]),
    ("explain", &["directory"]),
    ("explain", PRINTS_ONLY),
    ("templates list", PRINTS_ONLY),
    ("templates diff", PRINTS_ONLY),
    ("templates eject", &["diff", "format", "no_format"]),
];

/// Those that mean nothing to a command that writes no file and prints what it was asked for.
const PRINTS_ONLY: &[&str] = &["dry_run", "diff", "quiet", "format", "no_format"];

/// Commands to which no global option means anything.
const STANDALONE: [&str; 3] = ["schema", "completions", "man"];

/// Goes into the folder that `-C` names.
fn enter(directory: Option<&Path>) -> Result<(), CliError> {
    directory.map_or(Ok(()), |path| {
        std::env::set_current_dir(path).map_err(|reason| CliError::Directory {
            path: path.to_owned(),
            reason,
        })
    })
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
        Verb::Migrations(migrations) => migrations.run(session).map(report),
        Verb::Import(import) => import
            .run(session)
            .map(|report| CommandOutput::Import(Box::new(report))),
        Verb::Templates(templates) => templates.run(session),
        Verb::Inspect(inspect) => inspect.run(session).map(CommandOutput::Document),
        Verb::Explain(explain) => explain.run(session).map(CommandOutput::Document),
        Verb::Schema(schema) => Ok(CommandOutput::Document(schema.run())),
        Verb::Completions(completions) => completions.run().map(CommandOutput::Document),
        Verb::Man(man) => man.run(command()).map(CommandOutput::Document),
    }
}
