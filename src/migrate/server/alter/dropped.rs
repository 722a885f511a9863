use crate::migrate::schema::Column;
use crate::migrate::server::Server;
use crate::migrate::server::create::LIVE;
use crate::migrate::server::definition::Definition;

use super::{Altered, Steps};

impl Altered<'_> {
    pub(super) fn drop_column(&self, steps: &mut Steps, column: &Column) {
        let old = Definition::of(self.server, &self.table.from.name, column);
        let goes_first = self.server == Server::Mysql || column.references.is_some();
        let constraint = old.constraint.filter(|_| goes_first);
        steps
            .freed
            .extend(constraint.map(|constraint| self.drop_constraint(&constraint)));
        let drop = |table: &str, name: &str| {
            let name = self.server.quote(name);
            format!("ALTER TABLE {table} DROP COLUMN {name};")
        };
        if self.marks_live(column) {
            let table = self.new_table();
            let both = [LIVE, &column.name].map(|name| drop(&table, name));
            steps.late.extend(both);
        } else {
            steps.dropped.push(drop(&self.old_table(), &column.name));
        }
    }
}
