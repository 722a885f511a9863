use serde::{Deserialize, Serialize};

/// Several columns, in the order in which they were given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamedIndex {
    /// The name in the database: `posts_published_published_at_idx`, or `…_key` when unique.
    pub name: String,
    pub columns: Vec<String>,
}
