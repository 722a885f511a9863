//! JHipster's JDL: its text, its grammar, and what of it a spec can say.

mod check;
mod declaration;
mod fields;
mod lexer;
mod options;
mod parser;
mod problem;
mod read;
mod relations;
mod token;
mod translate;
mod translate_field;
mod translate_relation;
mod tree;

pub use problem::JdlProblem;
pub use read::{ReadJdl, read_jdl};
