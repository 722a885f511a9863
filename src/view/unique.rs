use serde::Serialize;

use crate::migrate::schema::Schema;
use crate::model::{Engine, Project};
use crate::names;

/// A unique constraint by its name in the schema.
#[derive(Debug, Serialize)]
pub struct UniqueView {
    pub name: String,
    /// Its fields, with commas.
    pub columns: String,
}

/// What is unique in the schema.
pub(super) fn uniques(project: &Project) -> Vec<UniqueView> {
    let schema = Schema::of(project);
    let mut uniques: Vec<UniqueView> = Vec::new();
    for table in &schema.tables {
        for index in table.indexes.iter().filter(|index| index.is_unique()) {
            let columns = fields(project, &table.name, &index.columns);
            // MySQL calls a key like its column, unless somebody has said otherwise.
            let usual = match index.columns.as_slice() {
                [only] if table.existing && project.engine == Engine::Mysql => Some(only.clone()),
                _ => None,
            };
            let usual = usual.filter(|name| {
                *name != columns && uniques.iter().all(|unique| unique.name != *name)
            });
            uniques.extend(usual.map(|name| UniqueView {
                name,
                columns: columns.clone(),
            }));
            uniques.push(UniqueView {
                name: names::shorten(&index.name),
                columns,
            });
        }
    }
    uniques
}

/// What the fields of some columns are called, with commas.
fn fields(project: &Project, table: &str, columns: &[String]) -> String {
    let entity = project
        .entities
        .iter()
        .find(|entity| entity.names.table == table);
    let wire = |column: &String| {
        let names = entity.and_then(|entity| {
            let fields = entity.fields.iter().map(|field| &field.names);
            let keys = entity.belongs_to.iter().map(|relation| &relation.key);
            fields.chain(keys).find(|names| names.column == *column)
        });
        names.map_or_else(|| column.clone(), |names| names.wire.clone())
    };
    columns.iter().map(wire).collect::<Vec<_>>().join(", ")
}
