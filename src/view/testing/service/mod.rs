//! What the unit tests of a service need.

mod calls;
mod imports;
mod passwords;
mod values;
mod view;

pub use view::ServiceTests;
