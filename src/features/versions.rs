//! Entities with versions, which clients name in `If-Match`.

use crate::catalog::TemplateFolder;
use crate::contribution::{Contribution, ErrorResponse, ErrorVariant};
use crate::model::{Operation, Project};

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

    fn templates(&self) -> TemplateFolder {
        TemplateFolder::embedded(self.name())
            .when(has_versioned_changes, &["src/services/versions.rs"])
    }

    fn contribution(&self, _: &Project) -> Contribution {
        Contribution {
            errors: vec![STALE],
            ..Contribution::default()
        }
    }
}

/// Some rows with versions can be changed or deleted.
fn has_versioned_changes(project: &Project) -> bool {
    project.has_entity(|entity| {
        let mut fields = entity.fields.iter().map(|field| field.immutable);
        let mut keys = entity.belongs_to.iter().map(|key| key.immutable);
        let is_changed = fields.any(|fixed| !fixed) || keys.any(|fixed| !fixed);
        let updates = entity.has(Operation::Update) && is_changed;
        let changes = updates || entity.has(Operation::Delete) || entity.has_row_actions();
        entity.versioned && changes
    })
}

const STALE: ErrorVariant = ErrorVariant {
    name: "PreconditionFailed",
    doc: "The resource has another version than the request expects.",
    message: "the resource has changed since it was read",
    code: "PreconditionFailed",
    status: "PRECONDITION_FAILED",
    description: "The resource has another version than `If-Match` names",
    response: ErrorResponse::Named {
        type_name: "StaleError",
        doc: "The error of a change to another version than the current one.",
    },
    ..ErrorVariant::PLAIN
};
