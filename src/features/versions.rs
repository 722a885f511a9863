//! Entities with versions, which clients name in `If-Match`.

use crate::contribution::{Contribution, ErrorVariant};
use crate::model::Project;

use super::feature::Feature;

/// Entities that are `versioned`.
#[derive(Debug)]
pub struct Versions;

impl Feature for Versions {
    fn name(&self) -> &'static str {
        "versions"
    }

    fn is_on(&self, project: &Project) -> bool {
        project.has_entity(|entity| entity.versioned)
    }

    fn contribution(&self, _: &Project) -> Contribution {
        Contribution {
            errors: vec![STALE],
            ..Contribution::default()
        }
    }
}

const STALE: ErrorVariant = ErrorVariant {
    name: "PreconditionFailed",
    doc: "The resource has another version than the request expects.",
    message: "the resource has changed since it was read",
    code: "PreconditionFailed",
    status: "PRECONDITION_FAILED",
    description: "The resource has another version than `If-Match` names",
    response_type: "StaleError",
    response_doc: "The error of a change to another version than the current one.",
};
