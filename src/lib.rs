//! The stages of the generator, in the order in which they run.

pub mod apply;
pub mod catalog;
pub mod cli;
pub mod contribution;
pub mod diagnostics;
pub mod dialect;
pub mod disk;
pub mod features;
pub mod format;
pub mod front;
pub mod import;
pub mod markers;
pub mod migrate;
pub mod model;
pub mod names;
pub mod parallel;
pub mod pipeline;
pub mod plan;
pub mod rename;
pub mod render;
pub mod resolve;
pub mod sample;
pub mod spec;
pub mod sql;
pub mod state;
pub mod view;
