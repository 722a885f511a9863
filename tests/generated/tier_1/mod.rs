//! With `cargo test`: what needs no server, and of the builds the blog's.

mod blog;
mod commands;
mod coverage;
mod readmes;
