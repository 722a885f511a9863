//! The stages of the generator, in the order in which they run.

pub mod diagnostics;
pub mod names;
pub mod spec;
pub mod resolve;
pub mod front;
pub mod model;
pub mod view;
pub mod catalog;
pub mod render;
pub mod format;
pub mod state;
pub mod disk;
pub mod migrate;
pub mod plan;
pub mod apply;
pub mod parallel;
pub mod pipeline;
pub mod cli;
