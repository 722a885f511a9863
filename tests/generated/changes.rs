//! The table of changes, as the other tests have it, too.

#[expect(dead_code, reason = "the other tests use all of it")]
#[path = "../suite/migrations/case.rs"]
pub mod case;
#[expect(dead_code, reason = "the other tests use all of it")]
#[path = "../suite/migrations/table.rs"]
pub mod table;
