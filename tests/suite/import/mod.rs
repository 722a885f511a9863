//! `scaffold import`: specs out of what is there already.

mod adopt;
mod any;
mod catalogue;
mod command;
mod database;
mod jdl;
mod round_trip;
mod sqlite;
