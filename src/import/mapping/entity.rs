use std::collections::BTreeMap;

use crate::import::document::{EntityDocument, IdDocument, Origin};
use crate::import::inverses::implicit;
use crate::import::naming;
use crate::import::notice::Notice;
use crate::import::reason::{AdaptedReason, Reason};
use crate::import::schema::{ForeignKey, Table};
use crate::model::{IdKind, Operation};
use crate::names;

use super::column::field;
use super::options::Options;
use super::plan::{Plan, Planned};
use super::relation::{references, relation};
use super::system::system_columns;
use super::{facts, sets};

/// A table on its way to an entity.
pub struct Draft<'a> {
    pub plan: &'a Plan<'a>,
    pub table: &'a Table,
    pub options: Options,
    pub entity: EntityDocument,
    /// What sets of columns call each column, by its name in small letters.
    pub columns: BTreeMap<String, String>,
    pub notices: &'a mut Vec<Notice>,
}

/// The entity of a table.
pub fn entity(
    plan: &Plan<'_>,
    planned: &Planned<'_>,
    options: Options,
    notices: &mut Vec<Notice>,
) -> EntityDocument {
    let Planned {
        table,
        key,
        id,
        name,
    } = planned;
    let mut entity = EntityDocument::new(name.name.clone(), Origin::Table(table.name.clone()), *id);
    entity.plural.clone_from(&name.plural);
    entity.description.clone_from(&table.comment);
    if options.adopt {
        entity.table = Some(table.name.clone());
        let column = (key.name != "id").then(|| key.name.clone());
        entity.id = IdDocument { kind: *id, column };
    }
    let mut draft = Draft {
        plan,
        table,
        options,
        entity,
        columns: BTreeMap::from([(key.name.to_ascii_lowercase(), "id".to_owned())]),
        notices,
    };
    draft.members();
    draft.operations(planned);
    draft.entity
}

impl Draft<'_> {
    fn members(&mut self) {
        let table = self.table;
        for name in system_columns(table, &mut self.entity, self.options) {
            self.columns
                .insert(name.to_ascii_lowercase(), name.to_owned());
        }
        let references = references(self);
        let rest: Vec<_> = table
            .columns
            .iter()
            .filter(|column| !self.columns.contains_key(&column.name.to_ascii_lowercase()))
            .collect();
        for column in &rest {
            if !references
                .iter()
                .any(|reference| reference.column.name == column.name)
            {
                field(self, column);
            }
        }
        for reference in &references {
            relation(self, reference);
        }
        let places: BTreeMap<String, usize> = self.field_places();
        let find = |column: &str| places.get(&column.to_ascii_lowercase()).copied();
        facts::apply(table, &mut self.entity.fields, find, self.notices);
        self.defaults();
        sets::indexes(self);
    }

    /// The fields by the columns that they stand for.
    fn field_places(&self) -> BTreeMap<String, usize> {
        let fields = self.entity.fields.iter().enumerate();
        let named = fields.filter_map(|(at, field)| match &field.origin {
            Origin::Column { table: _, column } => Some((column.to_ascii_lowercase(), at)),
            Origin::Table(_) | Origin::Text(_) => None,
        });
        named.collect()
    }

    fn defaults(&mut self) {
        for (name, at) in self.field_places() {
            let column = self.table.column(&name);
            let (Some(given), Some(field)) = (
                column.and_then(|column| column.default.as_ref()),
                self.entity.fields.get_mut(at),
            ) else {
                continue;
            };
            match super::default::default(&field.kind, given) {
                Ok(text) => field.default = Some(text),
                Err(reason) => self.notices.push(Notice::new(field.origin.clone(), reason)),
            }
        }
    }

    /// Says which rows the service cannot make in a table that stays as it is.
    fn operations(&mut self, planned: &Planned<'_>) {
        if !self.options.adopt {
            return;
        }
        let is_reference = |column: &str| {
            let of =
                |key: &ForeignKey| key.columns.iter().any(|of| of.eq_ignore_ascii_case(column));
            self.table.references.iter().any(of)
        };
        let mut is_missing = self.table.columns.iter().filter(|column| {
            !column.nullable
                && column.default.is_none()
                && !column.generated
                && !self.columns.contains_key(&column.name.to_ascii_lowercase())
        });
        let why = if let Some(column) = is_missing.next() {
            format!("it has no value for `{}`", column.name)
        } else if is_reference(&planned.key.name) {
            format!(
                "the key `{}` is that of another table's row",
                planned.key.name
            )
        } else if planned.id == IdKind::Bigint && !self.table.makes_keys {
            format!("the database makes no keys for `{}`", planned.key.name)
        } else {
            return;
        };
        self.entity.operations = Some(vec![
            Operation::List,
            Operation::Get,
            Operation::Update,
            Operation::Delete,
        ]);
        self.notices.push(Notice::table(
            &self.table.name,
            AdaptedReason::NoCreate { why },
        ));
    }

    pub fn note(&mut self, column: &str, reason: impl Into<Reason>) {
        self.notices
            .push(Notice::column(&self.table.name, column, reason));
    }

    /// A name that no other member has.
    pub fn free_name(&self, wanted: &str, endings: &[&str]) -> String {
        naming::free(wanted, endings, |name| self.has(name))
    }

    pub fn has(&self, name: &str) -> bool {
        let entity = &self.entity;
        let of_relation = entity
            .relations
            .iter()
            .any(|relation| relation.name == name || names::key_name(&relation.name) == name);
        implicit(entity).contains(&name)
            || of_relation
            || entity.fields.iter().any(|field| field.name == name)
    }
}
