//! The columns of a table as the layers see them.

mod declared;
mod input;
mod view;

pub(super) use declared::is_renamed;
pub use view::ColumnView;
pub(super) use view::{BIGINT, TIMESTAMPS};
