//! Every integration test, in one binary.

mod apply;
mod cli_add;
mod cli_documents;
mod cli_new;
mod cli_sync;
mod command;
mod migrations;
mod plan;
mod templates;
mod tree;
