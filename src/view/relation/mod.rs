//! The relations of an entity, by what is made of them.

mod included;
mod link;
mod scope;

pub use included::RelationView;
pub use link::{LinkView, ReferenceView};
pub(super) use link::{links, references, refers_to_soft_deleted};
pub use scope::ScopeView;
pub(super) use scope::scopes;
