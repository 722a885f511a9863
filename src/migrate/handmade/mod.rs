//! What users have added to our tables by migrations of their own, read from these.
//!
//! A table that is built anew must take it along.

mod carry;
mod cursor;
mod existing;
mod object;
mod replay;
mod statement;
mod words;

pub use carry::{Carried, carried};
pub use existing::Existing;
pub use object::{Object, ObjectKind};
pub use replay::Handmade;
