//! Tables that were there before the service.

use crate::contribution::{Contribution, ServerErrorVariant, ServerPlace, ServerStep};
use crate::model::Project;

use super::conditions::has_existing_tables;
use super::feature::Feature;

/// Entities and relations with a `table:` of somebody else.
#[derive(Debug)]
pub struct ExistingTables;

impl Feature for ExistingTables {
    fn name(&self) -> &'static str {
        "existing_tables"
    }

    fn is_on(&self, project: &Project) -> bool {
        has_existing_tables(project)
    }

    fn contribution(&self, _: &Project) -> Contribution {
        Contribution {
            server_steps: vec![CHECK],
            ..Contribution::default()
        }
    }
}

const CHECK: ServerStep = ServerStep {
    place: ServerPlace::Database,
    code: "check_tables(&database).await?;",
    imports: &["crate::repositories::{UnfitTable, check_tables}"],
    error: Some(ServerErrorVariant {
        name: "Table",
        source: "UnfitTable",
    }),
};
