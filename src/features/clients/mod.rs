//! Clients: other services that a service calls.

mod api;
mod calls;
mod declared;
mod feature;
mod key;
mod rows;
mod settings;
mod view;

pub(super) use declared::{has_clients, has_many_flags};
pub use feature::Clients;
