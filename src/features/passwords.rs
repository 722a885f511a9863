//! Fields that are stored as hashes of passwords.

use super::Feature;
use super::conditions::has_kind;
use crate::model::{FieldKind, Project};

/// Fields of the type `password`.
#[derive(Debug)]
pub struct Passwords;

impl Feature for Passwords {
    fn name(&self) -> &'static str {
        "passwords"
    }

    fn is_on(&self, project: &Project) -> bool {
        has_kind(project, |kind| matches!(kind, FieldKind::Password { .. }))
    }
}
