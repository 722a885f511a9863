use std::collections::BTreeMap;

use crate::import::document::{
    EntityDocument, FieldType, IdDocument, ImportedDocument, Provenance,
};
use crate::import::naming::{self, name_inverses};
use crate::import::notice::{AdaptedReason, Notice, RuleReason};
use crate::import::schema::{DatabaseSchema, TableReference};
use crate::model::{IdKind, Operation};
use crate::spec::TypeName;

use super::checks::apply_checks;
use super::default::default;
use super::draft::MappedEntity;
use super::field::field;
use super::indexes::indexes;
use super::join::join;
use super::plan::{MappingOptions, PlannedEntity, TablePlan};
use super::relation::{references, relation};
use super::system::{keep_system_columns, system_columns};

/// The spec of a database, and what of it a spec cannot say.
#[must_use]
pub fn map(schema: &DatabaseSchema, options: MappingOptions) -> (ImportedDocument, Vec<Notice>) {
    let mut notices = schema.notices.clone();
    let plan = TablePlan::of(schema, options, &mut notices);
    let mut document = ImportedDocument {
        service: naming::service(&schema.name),
        engine: options.engine,
        entities: Vec::new(),
    };
    for planned in &plan.entities {
        let entity = entity(&plan, planned, &mut notices);
        document.entities.push(entity);
    }
    for table in &plan.joins {
        join(&plan, table, &mut document, &mut notices);
    }
    for entity in &mut document.entities {
        keep_system_columns(entity, &mut notices);
    }
    name_inverses(&mut document);
    (document, notices)
}

/// The entity of a table.
fn entity(
    plan: &TablePlan<'_>,
    planned: &PlannedEntity<'_>,
    notices: &mut Vec<Notice>,
) -> EntityDocument {
    let PlannedEntity {
        table,
        key,
        id,
        name,
    } = planned;
    let mut entity = EntityDocument::new(
        name.name.clone(),
        Provenance::Table(table.name.clone()),
        *id,
    );
    entity.plural.clone_from(&name.plural);
    entity.description.clone_from(&table.comment);
    if plan.options.adopt {
        entity.table = Some(table.name.clone());
        let column = (key.name != "id").then(|| key.name.clone());
        entity.id = IdDocument { kind: *id, column };
    }
    let mut draft = MappedEntity {
        plan,
        table,
        entity,
        columns: BTreeMap::from([(key.name.to_ascii_lowercase(), "id".to_owned())]),
        notices,
    };
    draft.members();
    draft.operations(planned);
    draft.entity
}

impl MappedEntity<'_> {
    fn members(&mut self) {
        let table = self.table;
        for name in system_columns(table, &mut self.entity, self.plan.options) {
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
        apply_checks(table, &mut self.entity.fields, find, self.notices);
        self.defaults();
        indexes(self);
        self.collations();
    }

    /// Tells how texts are compared, unless they stay in their table or are emails, whose case does
    /// not count.
    fn collations(&mut self) {
        if self.plan.options.adopt {
            return;
        }
        for (name, at) in self.field_places() {
            let collation = self
                .table
                .column(&name)
                .and_then(|column| column.collation.clone());
            let field = self.entity.fields.get(at);
            let is_email =
                field.is_some_and(|field| field.kind == FieldType::Plain(TypeName::Email));
            if let Some(collation) = collation.filter(|_| !is_email) {
                let what = format!("`{collation}`");
                let why = "texts are the same if their characters are";
                self.note(&name, RuleReason::NotSaid { what, why });
            }
        }
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
            match default(&field.kind, given) {
                Ok(text) => field.default = Some(text),
                Err(reason) => self.notices.push(Notice::new(field.origin.clone(), reason)),
            }
        }
    }

    /// Says which rows the service cannot make in a table that stays as it is.
    fn operations(&mut self, planned: &PlannedEntity<'_>) {
        if !self.plan.options.adopt {
            return;
        }
        let is_reference = |column: &str| {
            let of =
                |key: &TableReference| key.columns.iter().any(|of| of.eq_ignore_ascii_case(column));
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
}
