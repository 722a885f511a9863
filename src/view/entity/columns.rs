use serde::Serialize;

use crate::dialect::Dialect;
use crate::model::{Entity, EnumValue, FieldKind, Project};
use crate::view::column::{BIGINT, ColumnView, TIMESTAMPS};

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
        for name in TIMESTAMPS {
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

/// An enum type of an entity.
#[derive(Debug, Serialize)]
pub struct EnumView {
    pub rust_type: String,
    pub doc: String,
    pub values: Vec<EnumValue>,
}

pub(super) fn enums(entity: &Entity) -> Vec<EnumView> {
    let enums = entity.fields.iter().filter_map(|field| match &field.kind {
        FieldKind::Enum { rust_type, values } => Some(EnumView {
            rust_type: rust_type.clone(),
            doc: format!(
                "The {} of {} {}.",
                field.names.human, entity.names.article, entity.names.human
            ),
            values: values.clone(),
        }),
        _ => None,
    });
    enums.collect()
}
