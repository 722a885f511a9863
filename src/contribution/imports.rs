use std::collections::BTreeSet;

use serde::Serialize;

/// Paths to import, by the groups of a file.
#[derive(Debug, Clone, Serialize)]
pub struct ImportsView {
    /// Of other crates.
    pub external: BTreeSet<String>,
    /// Of the service.
    pub own: BTreeSet<String>,
}

impl ImportsView {
    pub(super) fn of(paths: impl IntoIterator<Item = impl Into<String>>) -> Self {
        let is_own = |path: &String| path.starts_with("crate::") || path.starts_with("super::");
        let paths = paths.into_iter().map(Into::into);
        let (own, external) = paths.partition(is_own);
        Self { external, own }
    }
}
