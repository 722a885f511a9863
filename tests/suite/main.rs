//! Every integration test, in one binary.

mod apply;
mod migrations;
mod plan;
