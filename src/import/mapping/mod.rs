//! What of a database a spec can say.

mod checks;
mod default;
mod document;
mod draft;
mod field;
mod indexes;
mod join;
mod migration_record;
mod plan;
mod relation;
mod system;

pub use document::map;
pub use plan::MappingOptions;
