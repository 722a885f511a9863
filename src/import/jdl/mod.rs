//! JHipster's JDL: its text, its grammar, and what of it a spec can say.

mod declarations;
mod fields;
mod lexer;
mod options;
mod parser;
mod problem;
mod read;
mod translate;
mod translate_field;
mod translate_relation;
mod translation;
mod tree;

pub use problem::JdlProblem;
pub use read::{ReadJdl, read_jdl};
