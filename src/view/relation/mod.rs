//! The relations of an entity, by what is made of them.

mod included;
mod link;
mod reference;
mod scope;

pub use included::RelationView;
pub use link::LinkView;
pub(super) use link::links;
pub use reference::{ForeignKeyView, ReferenceView};
pub(super) use reference::{foreign_keys, references, refers_to_soft_deleted};
pub use scope::ScopeView;
pub(super) use scope::scopes;
