use std::collections::BTreeMap;

use crate::import::document::{EntityDocument, Provenance};
use crate::import::notice::{Notice, NoticeReason};
use crate::import::schema::DatabaseTable;

use super::plan::TablePlan;

/// A table on its way to an entity.
pub struct MappedEntity<'a> {
    pub plan: &'a TablePlan<'a>,
    pub table: &'a DatabaseTable,
    pub entity: EntityDocument,
    /// What sets of columns call each column, by its name in small letters.
    pub columns: BTreeMap<String, String>,
    pub notices: &'a mut Vec<Notice>,
}

impl MappedEntity<'_> {
    /// The fields by the columns that they stand for.
    pub fn field_places(&self) -> BTreeMap<String, usize> {
        let fields = self.entity.fields.iter().enumerate();
        let named = fields.filter_map(|(at, field)| match &field.origin {
            Provenance::Column { table: _, column } => Some((column.to_ascii_lowercase(), at)),
            Provenance::Table(_) | Provenance::Text(_) => None,
        });
        named.collect()
    }

    /// Tells something of a column.
    pub fn note(&mut self, column: &str, reason: impl Into<NoticeReason>) {
        self.notices
            .push(Notice::column(&self.table.name, column, reason));
    }
}
