use crate::model::{Entity, Project};
use crate::view::column::ColumnView;

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
    let time = Some("chrono::{DateTime, Utc}");
    if entity.timestamps {
        columns.push(ColumnView::implicit(
            "created_at",
            "DateTime<Utc>",
            "Kind::Datetime",
            "now",
            time,
        ));
        columns.push(ColumnView::implicit(
            "updated_at",
            "DateTime<Utc>",
            "Kind::Datetime",
            "now",
            time,
        ));
    }
    if entity.versioned {
        columns.push(ColumnView::implicit(
            "version",
            "i64",
            "Kind::Int",
            "1",
            None,
        ));
    }
    let row = &entity.names.var;
    columns
        .into_iter()
        .enumerate()
        .map(|(index, column)| column.placed(index, row))
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
