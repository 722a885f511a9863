//! What of a database a spec can say.

mod column;
mod default;
mod entity;
mod facts;
mod join;
mod kind;
mod map;
mod options;
mod plan;
mod relation;
mod sets;
mod system;

pub use map::map;
pub use options::Options;
