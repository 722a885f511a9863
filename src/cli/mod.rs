//! The command line: one verb per file, one printer, one list of exit statuses.

mod add;
mod arguments;
mod check;
mod completions;
mod dialog;
mod edit_spec;
mod entity_name;
mod error;
mod error_report;
mod exit;
mod file_report;
mod generate;
mod git;
mod inspect;
mod leave;
mod new;
mod printer;
mod progress;
mod project;
mod prompt;
mod remove;
mod rename;
mod report;
mod run;
mod schema;
mod service_name;
mod session;
mod starting_spec;
mod sync;

pub use run::main;
