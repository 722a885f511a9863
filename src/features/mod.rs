//! What a service may have, each feature in a folder of its own.

mod conditions;
mod feature;
mod list;
mod mysql;
mod otlp;
mod passwords;
mod postgres;
mod service;
mod sqlite;
mod sqlx;
mod versions;

pub use feature::Feature;
pub use list::Features;
