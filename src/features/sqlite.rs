//! Databases in a file, through rusqlite.

use super::Feature;
use super::conditions::{
    has_deletions, has_entities, has_existing_tables, has_lists, has_relations,
};
use crate::catalog::TemplateFolder;
use crate::model::{Engine, Project};

/// `SQLite`.
#[derive(Debug)]
pub struct Sqlite;

impl Feature for Sqlite {
    fn name(&self) -> &'static str {
        "sqlite"
    }

    fn is_on(&self, project: &Project) -> bool {
        project.engine == Engine::Sqlite
    }

    fn templates(&self) -> TemplateFolder {
        repositories(TemplateFolder::embedded(self.name()))
    }
}

/// With what templates of repositories depend on.
pub(super) fn repositories(templates: TemplateFolder) -> TemplateFolder {
    templates
        .when(
            has_entities,
            &[
                "src/repositories/ids.rs",
                "src/repositories/rows.rs",
                "src/repositories/values.rs",
            ],
        )
        .when(
            has_lists,
            &["src/repositories/conditions.rs", "src/repositories/page.rs"],
        )
        .when(has_deletions, &["src/repositories/deletion.rs"])
        .when(has_existing_tables, &["src/repositories/existing.rs"])
        .when(has_relations, &["src/repositories/related.rs"])
}
