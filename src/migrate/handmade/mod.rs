//! What users have added to our tables by migrations of their own, read from these.
//!
//! A table that is built anew must take it along.

mod carry;
mod cursor;
mod existing;
mod made;
mod names;
mod object;
mod replay;
mod statement;
mod taken;
mod words;

pub use carry::{Carried, carried, give_up_shared, left_behind};
pub use cursor::Cursor;
pub use existing::Existing;
pub use made::Handmade;
pub use object::{Object, ObjectKind};

pub use statement::{Statement, statements};
pub use taken::Taken;
