//! Every integration test, in one binary.

mod apply;
mod branches;
mod cli_add;
mod cli_conflicts;
mod cli_database;
mod cli_documents;
mod cli_memory;
mod cli_new;
mod cli_previews;
mod cli_remove;
mod cli_rename;
mod cli_sync;
mod cli_templates;
mod cli_upgrade;
mod command;
mod diagnostics;
#[path = "../edits/mod.rs"]
mod edits;
mod explain;
mod import;
mod json_schema;
mod killed;
mod merging;
mod migrations;
mod names;
mod odd_files;
mod output;
mod plan;
mod project;
mod random;
mod spec;
mod spec_change;
mod spec_edit;
mod spec_round_trip;
mod templates;
mod tree;
