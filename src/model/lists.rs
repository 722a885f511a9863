use serde::{Deserialize, Serialize};

/// The rows of a relation that an include sends unless the spec says otherwise.
pub const INCLUDE_LIMIT: u32 = 100;

/// What lists of an entity allow.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Lists {
    /// The columns to filter by, as the wire names them; every one that can be where it is absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub filters: Option<Vec<String>>,
    /// The columns to sort by, likewise.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sorts: Option<Vec<String>>,
    /// The most rows of a relation that an include sends.
    pub include_limit: u32,
}

impl Default for Lists {
    fn default() -> Self {
        Self {
            filters: None,
            sorts: None,
            include_limit: INCLUDE_LIMIT,
        }
    }
}

impl Lists {
    /// Whether lists may be filtered by a column that can be filtered by.
    #[must_use]
    pub fn filter(&self, wire: &str) -> bool {
        names(self.filters.as_ref(), wire)
    }

    /// Whether lists may be sorted by a column that can be sorted by.
    #[must_use]
    pub fn sort(&self, wire: &str) -> bool {
        names(self.sorts.as_ref(), wire)
    }
}

/// The id is in every list, because it is what ends every order.
fn names(list: Option<&Vec<String>>, wire: &str) -> bool {
    wire == "id" || list.is_none_or(|names| names.iter().any(|name| name == wire))
}
