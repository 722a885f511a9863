//! Changes of a spec's text that keep its comments and layout.

mod add_entity;
mod document;
mod layout;
mod print;
mod verify;

pub use add_entity::add_entity;
