use crate::dialect::Dialect;
use crate::model::{Entity, FieldKind, Project};
use crate::view::column::{BIGINT, ColumnView};

/// Everything that a row holds, in the order of its columns.
pub(super) fn columns(project: &Project, entity: &Entity) -> Vec<ColumnView> {
    let mut columns = vec![ColumnView::id(entity)];
    columns.extend(
        entity
            .fields
            .iter()
            .map(|field| ColumnView::field(entity, field)),
    );
    columns.extend(
        entity
            .belongs_to
            .iter()
            .map(|relation| ColumnView::key(project, relation)),
    );
    if entity.timestamps {
        for name in ["created_at", "updated_at"] {
            columns.push(ColumnView::implicit(name, &FieldKind::Datetime, "now"));
        }
    }
    if entity.versioned {
        columns.push(ColumnView::implicit("version", &BIGINT, "1"));
    }
    let row = &entity.names.var;
    let dialect = Dialect::of(project);
    columns
        .into_iter()
        .enumerate()
        .map(|(index, column)| column.placed(index, row, dialect))
        .map(|column| {
            if entity.existing {
                column.of_existing(dialect)
            } else {
                column
            }
        })
        .map(|column| column.listed(&entity.lists))
        .collect()
}

/// The columns that are wanted.
pub(super) fn select(
    columns: &[ColumnView],
    wanted: impl Fn(&ColumnView) -> bool,
) -> Vec<ColumnView> {
    columns
        .iter()
        .filter(|column| wanted(column))
        .cloned()
        .collect()
}
