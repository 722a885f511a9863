use clap::{Args, Parser, Subcommand};

use super::add::Add;
use super::adopt::Adopt;
use super::check::Check;
use super::completions::Completions;
use super::explain::Explain;
use super::import::Import;
use super::inspect::Inspect;
use super::new::New;
use super::remove::Remove;
use super::rename::Rename;
use super::schema::Schema;
use super::sync::Sync;
use super::templates::Templates;
use super::upgrade::Upgrade;

/// Writes complete, layered Rust services from a YAML spec, and keeps the two in step.
#[derive(Debug, Parser)]
#[command(name = "scaffold", version, arg_required_else_help = true)]
pub struct Cli {
    #[command(flatten)]
    pub global: Global,
    #[command(subcommand)]
    pub verb: Verb,
}

#[derive(Debug, Clone, Copy, Args)]
pub struct Global {
    /// Show what would be done, and write nothing.
    #[arg(long, global = true)]
    pub dry_run: bool,
    /// Show the text of what would be done, as a unified diff on standard output; write nothing.
    #[arg(long, global = true)]
    pub diff: bool,
    /// Print one JSON document on standard output instead of messages.
    #[arg(long, global = true)]
    pub json: bool,
    /// Print errors only.
    #[arg(long, short, global = true)]
    pub quiet: bool,
    /// Leave the generated code as the templates make it, without rustfmt.
    #[arg(long, global = true)]
    pub no_format: bool,
}

#[derive(Debug, Subcommand)]
pub enum Verb {
    New(New),
    Add(Add),
    Remove(Remove),
    Rename(Rename),
    Sync(Sync),
    Check(Check),
    Upgrade(Upgrade),
    Adopt(Adopt),
    Import(Import),
    Templates(Templates),
    Inspect(Inspect),
    Explain(Explain),
    Schema(Schema),
    Completions(Completions),
}
