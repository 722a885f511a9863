//! Specs of databases that are there already.

mod adopted;
mod catalogue;
mod namespaces;
mod schemas;
mod specs;
mod tls;
