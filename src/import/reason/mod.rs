//! Why something of a source is not in the spec as it was: the kinds, and their wording.

mod adapted;
mod kind;
mod list;
mod member;
mod parts;
mod reference;
mod rule;
mod table;

pub use adapted::AdaptedReason;
pub use kind::Reason;
pub use member::MemberReason;
pub use reference::ReferenceReason;
pub use rule::RuleReason;
pub use table::TableReason;
