use serde::Serialize;

use crate::migrate::schema::Schema;
use crate::model::Project;
use crate::names;

/// A unique constraint by its name in the schema.
#[derive(Debug, Serialize)]
pub struct UniqueView {
    pub name: String,
    /// Its columns, with commas.
    pub columns: String,
}

/// What is unique in the schema.
pub(super) fn uniques(project: &Project) -> Vec<UniqueView> {
    let schema = Schema::of(project);
    let uniques = schema.tables.iter().flat_map(|table| {
        let indexes = table.indexes.iter().filter(|index| index.is_unique());
        indexes.map(|index| UniqueView {
            name: names::shorten(&index.name),
            columns: index.columns.join(", "),
        })
    });
    uniques.collect()
}
