//! What the services that are generated are held to, in three tiers: those of the higher tiers are
//! `#[ignore]`d, and `.ci/run` and `just everything` ask for them by the names of their modules.
//!
//! A service is asked what its owner would ask: that it is laid out as `rustfmt` would, that neither
//! clippy's pedantic lints nor `cargo doc` has a word to say, and that its own tests pass. All share
//! one target folder, so that what they stand on is built once.

mod cargo;
#[expect(dead_code, reason = "the other tests use all of it")]
#[path = "../suite/command.rs"]
mod command;
mod edited;
#[path = "../edits/mod.rs"]
mod edits;
mod how_tos;
mod kept_server;
#[path = "../suite/random.rs"]
mod random;
mod readme;
mod running;
mod samples;
#[path = "../servers/import/schemas.rs"]
mod schemas;
#[path = "../servers/server/mod.rs"]
mod server;
mod service;
#[path = "../suite/migrations/shape.rs"]
mod shape;
mod specs;
mod tier_1;
mod tier_2;
mod tier_3;
#[path = "../suite/tree.rs"]
mod tree;
mod workspace;
