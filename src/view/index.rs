use std::collections::BTreeMap;

use serde::Serialize;

use crate::dialect::Dialect;
use crate::migrate::may_be_too_long;
use crate::migrate::schema::{Index, Schema};
use crate::model::{Entity, Project};

/// An index that may refuse a row, by its name in the schema.
#[derive(Debug, Serialize)]
pub struct IndexView {
    pub name: String,
    /// Its fields, with commas.
    pub columns: String,
}

/// The indexes that are unique, or whose keys may become too long, for servers, which tell an index
/// by its name alone.
pub(super) fn refusing_indexes(project: &Project) -> Vec<IndexView> {
    let dialect = Dialect::of(project);
    if !dialect.sqlx {
        return Vec::new();
    }
    let schema = Schema::of(project);
    let by_table = project.entities.iter();
    let by_table = by_table.map(|entity| (entity.names.table.as_str(), entity));
    let by_table: BTreeMap<&str, &Entity> = by_table.collect();
    let mut views: Vec<IndexView> = Vec::new();
    for table in &schema.tables {
        let entity = by_table.get(table.name.as_str()).copied();
        let indexes = table.indexes.iter();
        let may_refuse =
            |index: &&Index| index.is_unique() || may_be_too_long(dialect, table, index);
        for index in indexes.filter(may_refuse) {
            let columns = fields(entity, &index.columns);
            let usual = match index.columns.as_slice() {
                [only] if table.existing && dialect.indexing.named_by_column => Some(only.clone()),
                _ => None,
            };
            let usual = usual
                .filter(|name| *name != columns && views.iter().all(|view| view.name != *name));
            views.extend(usual.map(|name| IndexView {
                name,
                columns: columns.clone(),
            }));
            views.push(IndexView {
                name: dialect.kept_name(&index.name),
                columns,
            });
        }
    }
    views
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
