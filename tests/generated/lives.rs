//! Lives of services, as the other tests have them, too.

#[path = "../suite/merging/life.rs"]
mod life;
#[path = "../suite/merging/living.rs"]
pub mod living;
