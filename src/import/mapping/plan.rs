use std::collections::BTreeMap;

use crate::import::naming::{EntityName, EntityNames};
use crate::import::notice::Notice;
use crate::import::reason::{Reason, RuleReason, TableReason};
use crate::import::schema::{Column, ColumnType, Other, Schema, Table};
use crate::model::IdKind;

/// What becomes of each table.
#[derive(Debug)]
pub struct Plan<'a> {
    pub entities: Vec<Planned<'a>>,
    /// Tables that only hold links.
    pub joins: Vec<&'a Table>,
    /// The places of the entities by their tables, in small letters.
    places: BTreeMap<String, usize>,
}

/// A table that becomes an entity.
#[derive(Debug)]
pub struct Planned<'a> {
    pub table: &'a Table,
    pub key: &'a Column,
    pub id: IdKind,
    pub name: EntityName,
}

impl<'a> Plan<'a> {
    pub fn of(schema: &'a Schema, notices: &mut Vec<Notice>) -> Self {
        let mut plan = Self {
            entities: Vec::new(),
            joins: Vec::new(),
            places: BTreeMap::new(),
        };
        let mut names = EntityNames::default();
        for table in &schema.tables {
            if is_join(table) {
                plan.joins.push(table);
                continue;
            }
            match key(table) {
                Ok(_) if table.columns.len() == 1 => {
                    notices.push(Notice::table(&table.name, TableReason::NothingButKey));
                }
                Ok((key, id)) => {
                    let name = names.of_table(&table.name);
                    if !name.is_natural {
                        let (from, to) = (table.name.clone(), name.name.clone());
                        notices.push(Notice::table(&table.name, Reason::Renamed { from, to }));
                    }
                    let place = plan.entities.len();
                    plan.places.insert(table.name.to_ascii_lowercase(), place);
                    plan.entities.push(Planned {
                        table,
                        key,
                        id,
                        name,
                    });
                }
                Err(reason) => notices.push(Notice::table(&table.name, reason)),
            }
        }
        Self::tell_others(schema, notices);
        plan
    }

    /// The entity of a table.
    pub fn entity(&self, table: &str) -> Option<&Planned<'a>> {
        let place = self.places.get(&table.to_ascii_lowercase())?;
        self.entities.get(*place)
    }

    fn tell_others(schema: &Schema, notices: &mut Vec<Notice>) {
        let mut triggers: BTreeMap<&str, Vec<String>> = BTreeMap::new();
        for other in &schema.others {
            match other {
                Other::NotATable { name, what } => {
                    notices.push(Notice::table(name, TableReason::NotATable { what }));
                }
                Other::Trigger { name, table } => {
                    triggers.entry(table).or_default().push(name.clone());
                }
            }
        }
        for (table, names) in triggers {
            notices.push(Notice::table(table, RuleReason::Trigger { names }));
        }
    }
}

/// The key of a table as the id of an entity.
fn key(table: &Table) -> Result<(&Column, IdKind), TableReason> {
    let key = match table.key.as_slice() {
        [] => return Err(TableReason::NoKey),
        [_] => table.key_column().ok_or(TableReason::NoKey)?,
        columns => {
            let columns = columns.to_vec();
            return Err(TableReason::CompositeKey { columns });
        }
    };
    let id = match &key.kind {
        ColumnType::Integer { .. } => IdKind::Bigint,
        ColumnType::Uuid | ColumnType::Bytes(None | Some(16)) => IdKind::Uuid,
        _ => {
            return Err(TableReason::KeyType {
                column: key.name.clone(),
                declared: key.declared.clone(),
            });
        }
    };
    Ok((key, id))
}

/// Whether a table has nothing but two references, which are its key.
fn is_join(table: &Table) -> bool {
    let [one, other] = table.columns.as_slice() else {
        return false;
    };
    let refers = |column: &Column| {
        let of = |columns: &[String]| matches!(columns, [only] if only.eq_ignore_ascii_case(&column.name));
        table
            .references
            .iter()
            .filter(|key| of(&key.columns))
            .count()
            == 1
    };
    let is_key = table.key.len() == 2 && table.references.len() == 2;
    is_key && refers(one) && refers(other)
}
