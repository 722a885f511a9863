//! What of a database a spec can say.

mod column;
mod default;
mod entity;
mod facts;
mod join;
mod kind;
mod options;
mod plan;
mod relation;
mod schema;
mod sets;
mod system;

pub use options::Options;
pub use schema::map;
