//! What the databases on servers have in common: sqlx, and pools of connections.

use super::Feature;
use super::conditions::has_entities;
use super::sqlite::repositories;
use crate::catalog::TemplateFolder;
use crate::model::{Engine, Project};

/// Databases on servers.
#[derive(Debug)]
pub struct Sqlx;

impl Feature for Sqlx {
    fn name(&self) -> &'static str {
        "sqlx"
    }

    fn is_on(&self, project: &Project) -> bool {
        project.engine != Engine::Sqlite
    }

    fn templates(&self) -> TemplateFolder {
        repositories(TemplateFolder::embedded(self.name()))
            .when(has_entities, &["tests/api/database/locks.rs"])
    }
}
