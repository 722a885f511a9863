//! The command line: verbs, one printer, one list of exit statuses.

mod access;
mod access_text;
mod add;
mod adopt;
mod argument_names;
mod candidates;
mod dialog;
mod draft;
mod editor_support;
mod error;
mod examples;
mod explain;
mod file_report;
mod generate;
mod git;
mod import;
mod import_report;
mod import_source;
mod inspect;
mod migrations;
mod new;
mod printer;
mod progress;
mod project;
mod prompt;
mod remove;
mod rename;
mod reordering_notes;
mod report;
mod run;
mod session;
mod starting_spec;
mod sync;
mod templates;

pub use run::main;
