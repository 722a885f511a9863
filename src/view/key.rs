use crate::dialect::Dialect;
use crate::model::{Entity, IdKind, Project};

use super::cast::selected;
use super::kind::id_type;

/// What a statement selects for the id of an entity.
pub(super) fn selected_key(entity: &Entity, dialect: &Dialect) -> String {
    let column = dialect.quoted(&entity.id.column);
    if entity.existing {
        selected(id_type(entity.id.kind).0, &column, dialect)
    } else {
        column
    }
}

/// What a statement selects for a column of a join table, which holds the id of an entity.
pub(super) fn selected_link(
    project: &Project,
    target: &str,
    column: &str,
    is_existing: bool,
) -> String {
    let dialect = Dialect::of(project);
    let kind = project
        .entity(target)
        .map_or(IdKind::Uuid, |entity| entity.id.kind);
    if is_existing {
        selected(id_type(kind).0, column, dialect)
    } else {
        column.to_owned()
    }
}
