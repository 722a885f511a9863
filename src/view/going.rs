//! Rows that are marked as deleted together with another.

use crate::model::{Entity, Project, Way};

use super::sql::{Dialect, embedded};

/// Rows of one entity that are deleted together, over one path of foreign keys.
#[derive(Debug)]
pub(super) struct Going<'model> {
    pub entity: &'model Entity,
    pub means: Means,
    /// Their table, as the engine spells it.
    table: String,
    /// The column of its id.
    key: String,
    /// The entities on the way, this one included.
    path: Vec<&'model str>,
}

/// How the rows are found; `@` stands for the place of the id that is given.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Means {
    /// The one row that is deleted.
    Given,
    /// By a condition on themselves.
    Condition(String),
    /// By a statement that selects their ids.
    Tree(String),
}

/// The row itself, and all that goes along, near ones first. The language refuses specs in which
/// there are many ways.
pub(super) fn going<'model>(
    project: &'model Project,
    entity: &'model Entity,
    dialect: &Dialect,
) -> Vec<Going<'model>> {
    let mut all = vec![Going {
        entity,
        means: Means::Given,
        table: embedded(&dialect.quoted(&entity.names.table)),
        key: embedded(&dialect.quoted(&entity.id.column)),
        path: Vec::new(),
    }];
    for way in project.ways_from(&entity.name) {
        let next = all[way.before].followed_by(way, dialect);
        all.push(next);
    }
    all
}

impl<'model> Going<'model> {
    /// The condition on a foreign key that refers to these rows; `place` is that of the given id.
    pub fn condition(&self, source: &Entity, column: &str, place: &str) -> String {
        let condition = match self.ids() {
            Some(ids) if self.passes(source) => format!("{column} IN {}", self.derived(&ids)),
            Some(_) | None => self.reference(column),
        };
        condition.replace('@', place)
    }

    /// Marks the rows themselves, unless it is the one row that is given.
    pub fn mark(&self, now: &str, place: &str) -> Option<String> {
        let those = match &self.means {
            Means::Given => return None,
            Means::Condition(condition) => condition.clone(),
            Means::Tree(select) => format!("{} IN {}", self.key, self.derived(select)),
        };
        let those = those.replace('@', place);
        Some(format!(
            "UPDATE {} SET deleted_at = {now} WHERE {those}",
            self.table
        ))
    }

    /// The same ids by way of a derived table: `MySQL` reads no table that it writes, unless so.
    fn derived(&self, ids: &str) -> String {
        format!("(SELECT {} FROM {} AS gone)", self.key, nested(ids))
    }

    fn passes(&self, source: &Entity) -> bool {
        self.path.contains(&source.name.as_str())
    }

    fn reference(&self, column: &str) -> String {
        self.ids().map_or_else(
            || format!("{column} = @"),
            |ids| format!("{column} IN {}", nested(&ids)),
        )
    }

    /// Selects the ids of the rows.
    fn ids(&self) -> Option<String> {
        match &self.means {
            Means::Given => None,
            Means::Condition(condition) => Some(format!(
                "SELECT {} FROM {} WHERE {condition}",
                self.key, self.table
            )),
            Means::Tree(select) => Some(select.clone()),
        }
    }

    fn followed_by(&self, way: Way<'model>, dialect: &Dialect) -> Going<'model> {
        let Way {
            before: _,
            entity,
            key,
            path,
        } = way;
        let quoted = |name: &str| embedded(&dialect.quoted(name));
        let first = format!(
            "{} AND deleted_at IS NULL",
            self.reference(&quoted(&key.key.column))
        );
        let own: Vec<String> = entity
            .belongs_to
            .iter()
            .filter(|key| key.target == entity.name && key.goes_along(entity))
            .map(|key| quoted(&key.key.column))
            .collect();
        let (table, key) = (quoted(&entity.names.table), quoted(&entity.id.column));
        let means = if own.is_empty() {
            Means::Condition(first)
        } else {
            Means::Tree(tree((&table, &key), &first, &own))
        };
        Going {
            entity,
            means,
            table,
            key,
            path,
        }
    }
}

/// Between parentheses, on lines of its own.
fn nested(ids: &str) -> String {
    format!("(\n{ids}\n)")
}

/// Selects rows, and those that refer to them through keys of their own, and so on.
fn tree((table, id): (&str, &str), first: &str, keys: &[String]) -> String {
    let below: Vec<String> = keys
        .iter()
        .map(|key| format!("{table}.{key} = tree.{id}"))
        .collect();
    let below = below.join(" OR ");
    let first = format!("SELECT {id} FROM {table}\nWHERE {first}");
    let next = format!("SELECT {table}.{id} FROM {table} JOIN tree ON {below}");
    format!(
        "WITH RECURSIVE tree AS (\n{first}\nUNION\n{next}\nWHERE {table}.deleted_at IS NULL\n)\nSELECT {id} FROM tree"
    )
}
