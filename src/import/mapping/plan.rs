use std::collections::BTreeMap;

use crate::dialect::Dialect;
use crate::import::naming::{DistinctName, DistinctNames};
use crate::import::notice::{Notice, NoticeReason, RuleReason, TableReason};
use crate::import::schema::{
    ColumnType, DatabaseColumn, DatabaseSchema, DatabaseTable, OtherObject,
};
use crate::model::{Engine, IdKind};

use super::migration_record::{MigrationRecord, migration_record};

/// What becomes of each table.
#[derive(Debug)]
pub struct TablePlan<'a> {
    pub options: MappingOptions,
    pub entities: Vec<PlannedEntity<'a>>,
    /// Tables that only hold links.
    pub joins: Vec<&'a DatabaseTable>,
    /// The places of the entities by their tables, in small letters.
    places: BTreeMap<String, usize>,
}

/// How a database is made into a spec.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MappingOptions {
    pub engine: Engine,
    /// Whether its tables stay as they are.
    pub adopt: bool,
    /// Whether the engine keeps to the declared types.
    pub strict: bool,
    /// The most digits of a decimal that the service keeps exactly.
    pub digits: u32,
}

/// A table that becomes an entity.
#[derive(Debug)]
pub struct PlannedEntity<'a> {
    pub table: &'a DatabaseTable,
    pub key: &'a DatabaseColumn,
    pub id: IdKind,
    pub name: DistinctName,
}

impl<'a> TablePlan<'a> {
    pub fn of(
        schema: &'a DatabaseSchema,
        options: MappingOptions,
        notices: &mut Vec<Notice>,
    ) -> Self {
        let mut plan = Self {
            options,
            entities: Vec::new(),
            joins: Vec::new(),
            places: BTreeMap::new(),
        };
        let mut keyed = Vec::new();
        for table in &schema.tables {
            match migration_record(table) {
                Some(MigrationRecord::Own) => {}
                Some(MigrationRecord::Of(of)) => {
                    let reason = TableReason::MigrationRecord { of };
                    notices.push(Notice::table(&table.name, reason));
                }
                None if is_join(table) => plan.joins.push(table),
                None => match key(table) {
                    Ok((key, id)) => keyed.push((table, key, id)),
                    Err(reason) => notices.push(Notice::table(&table.name, reason)),
                },
            }
        }
        let names = entity_names(keyed.iter().map(|(table, ..)| table.name.as_str()));
        for ((table, key, id), name) in keyed.into_iter().zip(names) {
            if let Some(why) = &name.why {
                let reason = NoticeReason::Renamed {
                    from: table.name.clone(),
                    to: name.name.clone(),
                    why: why.to_string(),
                };
                notices.push(Notice::table(&table.name, reason));
            }
            let place = plan.entities.len();
            plan.places.insert(table.name.to_ascii_lowercase(), place);
            plan.entities.push(PlannedEntity {
                table,
                key,
                id,
                name,
            });
        }
        Self::tell_others(schema, notices);
        plan
    }

    /// The entity of a table.
    pub fn entity(&self, table: &str) -> Option<&PlannedEntity<'a>> {
        let place = self.places.get(&table.to_ascii_lowercase())?;
        self.entities.get(*place)
    }

    fn tell_others(schema: &DatabaseSchema, notices: &mut Vec<Notice>) {
        let mut triggers: BTreeMap<&str, Vec<String>> = BTreeMap::new();
        for other in &schema.others {
            match other {
                OtherObject::NotATable { name, what } => {
                    notices.push(Notice::table(name, TableReason::NotATable { what }));
                }
                OtherObject::Trigger { name, table } => {
                    triggers.entry(table).or_default().push(name.clone());
                }
            }
        }
        for (table, names) in triggers {
            notices.push(Notice::table(table, RuleReason::Trigger { names }));
        }
    }
}

impl MappingOptions {
    /// For a database of this engine.
    #[must_use]
    pub fn of(engine: Engine, adopt: bool) -> Self {
        Self {
            engine,
            adopt,
            strict: engine != Engine::Sqlite,
            digits: match engine {
                // Tables that are there keep decimals as SQLite's own numbers.
                Engine::Sqlite if adopt => 15,
                _ => Dialect::of_engine(engine).types.decimal_digits,
            },
        }
    }
}

/// What the entities of tables are called. The shorter names are given first, because those that
/// are made of them are the ones to give way: `tag_filters` to the filter of `tags`.
fn entity_names<'a>(tables: impl Iterator<Item = &'a str>) -> Vec<DistinctName> {
    let mut by_length: Vec<_> = tables.enumerate().collect();
    by_length.sort_by_key(|(_, table)| table.len());
    let mut names = DistinctNames::default();
    let in_order: BTreeMap<usize, DistinctName> = by_length
        .into_iter()
        .map(|(place, table)| (place, names.of_table(table)))
        .collect();
    in_order.into_values().collect()
}

/// The key of a table as the id of an entity.
fn key(table: &DatabaseTable) -> Result<(&DatabaseColumn, IdKind), TableReason> {
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
    if table.columns.len() == 1 {
        return Err(TableReason::NothingButKey);
    }
    Ok((key, id))
}

/// Whether a table has nothing but two references, which are its key.
fn is_join(table: &DatabaseTable) -> bool {
    let [one, other] = table.columns.as_slice() else {
        return false;
    };
    let refers = |column: &DatabaseColumn| {
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
