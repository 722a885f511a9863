//! `PostgreSQL`.

use super::Feature;
use crate::model::{Engine, Project};

/// `PostgreSQL`.
#[derive(Debug)]
pub struct Postgres;

impl Feature for Postgres {
    fn name(&self) -> &'static str {
        "postgres"
    }

    fn is_on(&self, project: &Project) -> bool {
        project.engine == Engine::Postgres
    }
}
