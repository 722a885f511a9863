use clap::{Args, Subcommand};

use crate::migrate::MigrationLines;
use crate::pipeline::{GenerateError, migration_lines};

use super::candidates;
use super::dialog::ask_order;
use super::error::CliError;
use super::generate::{ChangeArguments, Job, generate};
use super::project::OpenProject;
use super::prompt::Terminal;
use super::report::Report;
use super::session::Session;

/// Settle what the migrations of branches leave open.
#[derive(Debug, Args)]
#[command(after_help = super::examples::MIGRATIONS)]
pub struct MigrationsCommand {
    #[command(subcommand)]
    verb: MigrationsVerb,
}

#[derive(Debug, Subcommand)]
enum MigrationsVerb {
    Order(OrderCommand),
}

impl MigrationsCommand {
    /// Puts them in order.
    ///
    /// # Errors
    /// When that is no order, or something cannot be written.
    pub fn run(&self, session: Session) -> Result<Report, CliError> {
        match &self.verb {
            MigrationsVerb::Order(order) => order.run(session),
        }
    }
}

/// Put the migrations of branches that git has merged in an order, and number them by it.
#[derive(Debug, Args)]
#[command(after_help = super::examples::MIGRATIONS_ORDER)]
pub struct OrderCommand {
    /// All migrations that can change places, in the order that they get.
    #[arg(value_name = "MIGRATION", add = candidates::migrations())]
    migrations: Vec<String>,
    /// A migration of the branch that goes first; given several times, of the first, the second and
    /// so on.
    #[arg(
        long,
        value_name = "MIGRATION",
        conflicts_with = "migrations",
        add = candidates::migrations()
    )]
    first: Vec<String>,
    #[command(flatten)]
    change: ChangeArguments,
}

impl OrderCommand {
    /// Renames their files, then does what `sync` does.
    ///
    /// # Errors
    /// When there is nothing to put in order, they do not go together in this one, or something
    /// cannot be written.
    fn run(&self, session: Session) -> Result<Report, CliError> {
        let asked = self.ask(session)?;
        let writes = !session.global.dry_run;
        let project = OpenProject::here(session, writes)?;
        let lines = open_lines(&project)?;
        let order = match &*self.migrations {
            [] => lines.first(&asked)?,
            listed => lines.listed(listed)?,
        };
        let job = Job {
            order: Some(&order),
            ..project.job("migrations order", self.change.permissions(), writes)
        };
        let mut report = generate(job, session)?;
        // Databases that have run some of them may have something to do before.
        report.next.retain(|command| command != Report::MIGRATE);
        Ok(project.note_recovery(report))
    }

    /// Whose migrations go first, as it is given or answered: other runs do not wait for the answer.
    fn ask(&self, session: Session) -> Result<Vec<String>, CliError> {
        if !self.first.is_empty() || !self.migrations.is_empty() {
            return Ok(self.first.clone());
        }
        let lines = open_lines(&OpenProject::here(session, false)?)?.lines;
        if session.interactive {
            return ask_order(&mut Terminal, &lines);
        }
        Err(CliError::Unordered { lines })
    }
}

/// What branches have added, where its order is open.
fn open_lines(project: &OpenProject) -> Result<MigrationLines, CliError> {
    let lines = migration_lines(&project.root).map_err(GenerateError::from)?;
    if lines.are_settled() {
        return Err(CliError::NothingToOrder);
    }
    Ok(lines)
}
