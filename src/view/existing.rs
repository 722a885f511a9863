use serde::Serialize;

use crate::dialect::Dialect;
use crate::model::{Entity, ManyToMany, Project};

use super::literal::embedded;
use super::literal::text;

/// The tables that were there before the service: `project.existing` in the context.
#[derive(Debug, Serialize)]
pub struct ExistingView {
    pub tables: Vec<ExistingTable>,
}

/// A table with what reads it.
#[derive(Debug, Serialize)]
pub struct ExistingTable {
    /// As a literal.
    pub name: String,
    /// A Rust expression of the SQL that selects what the service needs.
    pub select: String,
}

impl ExistingView {
    pub(super) fn of(project: &Project) -> Self {
        let entities = project.entities.iter().filter(|entity| entity.existing);
        let rows = entities.map(|entity| ExistingTable {
            name: text(&entity.names.table),
            select: format!("{}::SELECT", entity.names.rust_type),
        });
        let links = project
            .entities
            .iter()
            .flat_map(Entity::declared_links)
            .filter(|link| link.existing)
            .map(|link| link_table(link, Dialect::of(project)));
        Self {
            tables: rows.chain(links).collect(),
        }
    }
}

fn link_table(link: &ManyToMany, dialect: &Dialect) -> ExistingTable {
    let [table, own, other] =
        [&link.table, &link.own_column, &link.other_column].map(|name| dialect.quoted(name));
    let sql = embedded(&format!("SELECT {own}, {other} FROM {table}"));
    ExistingTable {
        name: text(&link.table),
        select: format!("\"{sql}\""),
    }
}
