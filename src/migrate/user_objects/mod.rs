//! What users have added to our tables by migrations of their own, read from these.
//!
//! A table that is built anew must take it along.

mod carry;
mod objects;
mod replay;
mod views;

pub use carry::{CarriedObjects, carried_objects, give_up_shared, readers_of_dropped};
pub use objects::{RewrittenObject, UserObject, UserObjectKind};
pub use replay::UserObjects;
pub use views::AffectedViews;
