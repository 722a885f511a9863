//! With `just everything`: every spec on every engine, each service for itself, and services that have
//! come a long way.

mod batches;
#[expect(dead_code, reason = "the other tests use all of it")]
#[path = "../../suite/migrations/case.rs"]
mod case;
mod changed;
mod edited;
mod large;
#[path = "../../suite/merging/life.rs"]
mod life;
mod lived;
#[path = "../../suite/merging/living.rs"]
mod living;
mod products;
#[expect(dead_code, reason = "the other tests use all of it")]
#[path = "../../suite/migrations/table.rs"]
mod table;
mod tiny;
