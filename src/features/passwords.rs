//! Fields that are stored as hashes of passwords.

use crate::contribution::{Contribution, Dependency, OptimizedCrate};
use crate::model::{FieldKind, Project};

use super::feature::Feature;

/// Fields of the type `password`.
#[derive(Debug)]
pub struct Passwords;

impl Feature for Passwords {
    fn name(&self) -> &'static str {
        "passwords"
    }

    fn is_on(&self, project: &Project) -> bool {
        project.has_kind(FieldKind::is_password)
    }

    fn contribution(&self, _: &Project) -> Contribution {
        Contribution {
            dependencies: vec![Dependency::whole("argon2", "0.6.0")],
            optimized: vec![OptimizedCrate {
                name: "argon2",
                why: "Hashing a password takes seconds without.",
            }],
            ..Contribution::default()
        }
    }
}
