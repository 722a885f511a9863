//! The columns of a table as the layers see them.

mod declared;
mod implicit;
mod input;
mod schema;
mod shape;
mod view;

pub(super) use declared::is_renamed;
pub(super) use implicit::BIGINT;
pub use view::ColumnView;
