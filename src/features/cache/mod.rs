//! Responses that are kept until what they show changes, and where they are kept.

mod feature;
mod key;
mod memory;
mod redis;

pub use feature::Cache;
pub use memory::CacheInMemory;
pub use redis::CacheInRedis;
pub(super) use redis::is_shared;
