//! Entities with versions, which clients name in `If-Match`.

use super::Feature;
use super::conditions::has;
use crate::model::Project;

/// Entities that are `versioned`.
#[derive(Debug)]
pub struct Versions;

impl Feature for Versions {
    fn name(&self) -> &'static str {
        "versions"
    }

    fn is_on(&self, project: &Project) -> bool {
        has(project, |entity| entity.versioned)
    }
}
