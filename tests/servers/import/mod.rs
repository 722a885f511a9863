//! Specs of databases that are there already.

mod adopted;
mod schemas;
mod specs;
mod tls;
