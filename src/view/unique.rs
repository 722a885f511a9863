use std::collections::BTreeMap;

use serde::Serialize;

use crate::dialect::Dialect;
use crate::migrate::schema::Schema;
use crate::model::{Entity, Project};

/// A unique constraint by its name in the schema.
#[derive(Debug, Serialize)]
pub struct UniqueView {
    pub name: String,
    /// Its fields, with commas.
    pub columns: String,
}

/// What is unique in the schema, for servers, which tell a constraint by its name alone.
pub(super) fn uniques(project: &Project) -> Vec<UniqueView> {
    let dialect = Dialect::of(project);
    if !dialect.sqlx {
        return Vec::new();
    }
    let schema = Schema::of(project);
    let by_table = project.entities.iter();
    let by_table = by_table.map(|entity| (entity.names.table.as_str(), entity));
    let by_table: BTreeMap<&str, &Entity> = by_table.collect();
    let mut uniques: Vec<UniqueView> = Vec::new();
    for table in &schema.tables {
        let entity = by_table.get(table.name.as_str()).copied();
        for index in table.indexes.iter().filter(|index| index.is_unique()) {
            let columns = fields(entity, &index.columns);
            let usual = match index.columns.as_slice() {
                [only] if table.existing && dialect.indexing.named_by_column => Some(only.clone()),
                _ => None,
            };
            let usual = usual.filter(|name| uniques.iter().all(|unique| unique.name != *name));
            uniques.extend(usual.map(|name| UniqueView {
                name,
                columns: columns.clone(),
            }));
            uniques.push(UniqueView {
                name: dialect.kept_name(&index.name),
                columns,
            });
        }
    }
    uniques
}

/// What the fields of some columns are called, with commas.
fn fields(entity: Option<&Entity>, columns: &[String]) -> String {
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
