use crate::model::Entity;
use crate::view::sql::Dialect;

/// Finds a row by its id.
pub(in crate::view) fn exists_sql(entity: &Entity, dialect: &Dialect) -> String {
    let live = if entity.soft_delete {
        " AND deleted_at IS NULL"
    } else {
        ""
    };
    format!(
        "SELECT 1 FROM {} WHERE {} = {}{live}",
        dialect.quoted(&entity.names.table),
        dialect.quoted(&entity.id.column),
        dialect.place(1)
    )
}
