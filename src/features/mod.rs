//! What a service may have: each feature is a module with a folder of templates of its name.

mod actions;
mod auth;
mod breaker;
mod cache;
mod client_address;
mod clients;
mod conditions;
mod cqrs;
mod decimals;
mod events;
mod existing_tables;
mod feature;
mod graphql;
mod graphql_subscriptions;
mod list;
mod mysql;
mod named_spec;
mod otlp;
mod passwords;
mod postgres;
mod rate_limit;
mod service;
mod sqlite;
mod sqlx;
mod versions;

pub use feature::Feature;
pub use list::Features;
pub use named_spec::NamedSpec;
