//! Every integration test, in one binary.

mod apply;
mod cli_add;
mod cli_documents;
mod cli_new;
mod cli_remove;
mod cli_rename;
mod cli_sync;
mod command;
mod diagnostics;
mod json_schema;
mod killed;
mod migrations;
mod names;
mod output;
mod plan;
mod spec;
mod spec_change;
mod spec_edit;
mod spec_round_trip;
mod templates;
mod tree;
