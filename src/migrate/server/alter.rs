use crate::migrate::difference::{Change, ColumnChange, TableChange, bounds};
use crate::migrate::schema::{Column, ForeignKey, Kind, Role};
use crate::migrate::sqlite::Missing;

use super::Server;
use super::create::{LIVE, live_column};
use super::definition::{Constraint, Definition};
use super::filler::ROW;
use super::takeover::{fallback, taken_over, update};

/// What becomes of a table that stays, by the time at which it happens.
#[derive(Debug, Default)]
pub struct Steps {
    /// While everything has its old name: constraints that go.
    pub freed: Vec<String>,
    /// Then columns that go.
    pub dropped: Vec<String>,
    /// Once all tables have their new names.
    pub columns: Vec<String>,
    /// Once every table is there.
    pub constraints: Vec<String>,
    /// Once the indexes are the new ones: columns that the old ones needed.
    pub late: Vec<String>,
    /// Afterwards, while rows are written.
    pub apart: Vec<String>,
}

/// What all columns of a table have in common.
pub struct Altered<'change> {
    pub server: Server,
    pub schema: &'change Change<'change>,
    pub table: &'change TableChange<'change>,
    pub missing: Missing,
    /// What would keep others waiting is done afterwards.
    pub apart: bool,
}

impl Altered<'_> {
    pub fn steps(&self) -> Steps {
        let mut steps = Steps::default();
        for column in &self.table.columns {
            match *column {
                ColumnChange::Dropped(column) => self.drop_column(&mut steps, column),
                ColumnChange::Kept { from, to } => self.free(&mut steps, from, to),
                ColumnChange::Added(_) => {}
            }
        }
        steps.columns.extend(self.renames());
        for column in &self.table.columns {
            match *column {
                ColumnChange::Added(column) => self.add_column(&mut steps, column),
                ColumnChange::Kept { from, to } => self.keep_column(&mut steps, from, to),
                ColumnChange::Dropped(_) => {}
            }
        }
        steps
    }

    fn old_table(&self) -> String {
        self.server.quote(&self.table.from.name)
    }

    fn new_table(&self) -> String {
        self.server.quote(&self.table.to.name)
    }

    fn drop_constraint(&self, constraint: &Constraint) -> String {
        let (table, name) = (self.old_table(), self.server.quote(&constraint.name));
        format!("ALTER TABLE {table} DROP CONSTRAINT {name};")
    }

    fn drop_column(&self, steps: &mut Steps, column: &Column) {
        let old = Definition::of(self.server, &self.table.from.name, column);
        let goes_first = self.server == Server::Mysql || column.references.is_some();
        let constraint = old.constraint.filter(|_| goes_first);
        steps
            .freed
            .extend(constraint.map(|constraint| self.drop_constraint(&constraint)));
        let table = self.old_table();
        let drop = |name: &str| {
            let name = self.server.quote(name);
            format!("ALTER TABLE {table} DROP COLUMN {name};")
        };
        if self.marks_live(column) {
            let table = self.new_table();
            steps.late.extend(
                [LIVE, &column.name].map(|name| format!("ALTER TABLE {table} DROP COLUMN {name};")),
            );
        } else {
            steps.dropped.push(drop(&column.name));
        }
    }

    /// `MySQL` has no indexes of some rows alone, but leaves out those where a column is missing.
    fn marks_live(&self, column: &Column) -> bool {
        self.server == Server::Mysql && column.role == Role::DeletedAt
    }

    /// Lets go of the constraint of a column, unless the new one is the same.
    fn free(&self, steps: &mut Steps, from: &Column, to: &Column) {
        let old = Definition::of(self.server, &self.table.from.name, from);
        if let Some(constraint) = old.constraint
            && !self.keeps_constraint(from, to)
        {
            steps.freed.push(self.drop_constraint(&constraint));
        }
    }

    /// Whether the constraint of a column stays, maybe under another name.
    fn keeps_constraint(&self, from: &Column, to: &Column) -> bool {
        let new = Definition::of(self.server, &self.table.to.name, to);
        let is_same = self.carried(from, to).constraint == new.constraint;
        let actual = Definition::of(self.server, &self.table.from.name, from);
        let has_name = actual.constraint.map(|constraint| constraint.name)
            == new.constraint.map(|constraint| constraint.name);
        is_same && (has_name || self.server == Server::Postgres)
    }

    /// The old column under its new name, in tables under theirs.
    fn carried(&self, from: &Column, to: &Column) -> Definition {
        let references = from.references.as_ref().map(
            |ForeignKey {
                 table,
                 column,
                 on_delete,
             }| ForeignKey {
                column: column.clone(),
                table: self.schema.new_name(table).to_owned(),
                on_delete: *on_delete,
            },
        );
        let carried = Column {
            name: to.name.clone(),
            references,
            ..from.clone()
        };
        Definition::of(self.server, &self.table.to.name, &carried)
    }

    fn renames(&self) -> Vec<String> {
        let table = self.new_table();
        let names = self
            .table
            .columns
            .iter()
            .filter_map(|change| match *change {
                ColumnChange::Kept { from, to } => Some((from.name.clone(), to.name.clone())),
                ColumnChange::Added(_) | ColumnChange::Dropped(_) => None,
            });
        let renames = super::renames::in_order(names.collect());
        let rename = |(old, new): (String, String)| {
            let (old, new) = (self.server.quote(&old), self.server.quote(&new));
            format!("ALTER TABLE {table} RENAME COLUMN {old} TO {new};")
        };
        renames.into_iter().map(rename).collect()
    }

    fn add_column(&self, steps: &mut Steps, column: &Column) {
        let definition = Definition::of(self.server, &self.table.to.name, column);
        let has_value = column.nullable || definition.filled.is_some();
        let value = fallback(self.server, self.table, column, self.missing);
        if has_value || (value.is_none() && self.server == Server::Postgres) {
            steps.columns.push(self.add(&definition));
        } else {
            let empty = Definition {
                nullable: true,
                ..definition.clone()
            };
            steps.columns.push(self.add(&empty));
            let fill = |value| update(self.server, &self.table.to.name, &column.name, value);
            steps.columns.extend(value.as_deref().map(fill));
            steps.columns.push(self.require(&definition));
        }
        if self.marks_live(column) {
            let live = live_column(self.server);
            let table = self.new_table();
            steps
                .columns
                .push(format!("ALTER TABLE {table} ADD COLUMN {live};"));
        }
        steps.constraints.extend(
            definition
                .constraint
                .map(|constraint| self.add_constraint(&constraint, "")),
        );
    }

    fn add(&self, definition: &Definition) -> String {
        let (table, head) = (self.new_table(), definition.head(self.server));
        format!("ALTER TABLE {table} ADD COLUMN {head};")
    }

    fn add_constraint(&self, constraint: &Constraint, how: &str) -> String {
        let constraint = constraint.of_table(self.server, "    ");
        format!("ALTER TABLE {} ADD {constraint}{how};", self.new_table())
    }

    /// Makes a column what its definition says, once it has values for it.
    fn require(&self, definition: &Definition) -> String {
        let table = self.new_table();
        match self.server {
            Server::Postgres => {
                let name = self.server.quote(&definition.name);
                format!("ALTER TABLE {table} ALTER COLUMN {name} SET NOT NULL;")
            }
            Server::Mysql => {
                format!(
                    "ALTER TABLE {table} MODIFY COLUMN {};",
                    definition.head(self.server)
                )
            }
        }
    }

    fn keep_column(&self, steps: &mut Steps, from: &Column, to: &Column) {
        let (old, new) = (
            self.carried(from, to),
            Definition::of(self.server, &self.table.to.name, to),
        );
        self.values(steps, (from, to), (&old, &new));
        match self.server {
            Server::Postgres => self.alter_postgres(steps, &old, &new),
            Server::Mysql => {
                let is_changed = old.head(self.server) != new.head(self.server);
                let is_converted = is_converted(&from.kind, &to.kind);
                if is_changed && !is_converted {
                    steps.columns.push(self.require(&new));
                }
            }
        }
        self.constrain(steps, (from, to), new.constraint.as_ref());
    }

    /// Takes the values over into a new type, or as they have to be now.
    fn values(
        &self,
        steps: &mut Steps,
        (from, to): (&Column, &Column),
        (old, new): (&Definition, &Definition),
    ) {
        let server = self.server;
        let (table, name) = (&self.table.to.name, server.quote(&to.name));
        let fallback = fallback(server, self.table, to, self.missing);
        let numbered = fallback.filter(|value| value.contains(ROW));
        let missing = if numbered.is_some() {
            Missing::Stop
        } else {
            self.missing
        };
        let value = taken_over(server, self.table, (from, to), &to.name, missing);
        if server == Server::Mysql && is_converted(&from.kind, &to.kind) {
            steps.columns.extend(self.convert(new, &value));
        } else if server == Server::Postgres && old.storage != new.storage {
            let table = self.new_table();
            if old.filled.is_some() {
                steps.columns.push(format!(
                    "ALTER TABLE {table} ALTER COLUMN {name} DROP DEFAULT;"
                ));
            }
            let storage = &new.storage;
            let using = format!("({value})::{storage}");
            steps.columns.push(format!(
                "ALTER TABLE {table} ALTER COLUMN {name} TYPE {storage} USING {using};"
            ));
        } else if value != name {
            steps.columns.push(update(server, table, &to.name, &value));
        }
        if let Some(numbered) = numbered.filter(|_| from.nullable || old.storage != new.storage) {
            let value = format!("coalesce({name}, {numbered})");
            steps.columns.push(update(server, table, &to.name, &value));
        }
    }

    /// Through a column beside it, as `MySQL` has no other way to say how values become others.
    fn convert(&self, new: &Definition, value: &str) -> Vec<String> {
        let server = self.server;
        let aside = format!("{}_aside", new.name);
        let passing = Definition {
            name: aside.clone(),
            nullable: true,
            filled: None,
            ..new.clone()
        };
        let (table, name) = (self.new_table(), server.quote(&new.name));
        let aside = server.quote(&aside);
        vec![
            self.add(&passing),
            format!("UPDATE {table} SET {aside} = {value};"),
            format!("ALTER TABLE {table} DROP COLUMN {name};"),
            format!(
                "ALTER TABLE {table} CHANGE COLUMN {aside} {};",
                new.head(server)
            ),
        ]
    }

    fn alter_postgres(&self, steps: &mut Steps, old: &Definition, new: &Definition) {
        let alter = |what: &str| {
            let (table, name) = (self.new_table(), self.server.quote(&new.name));
            format!("ALTER TABLE {table} ALTER COLUMN {name} {what};")
        };
        if old.nullable && !new.nullable {
            if self.apart {
                steps.apart.extend(self.require_apart(new));
            } else {
                steps.columns.push(self.require(new));
            }
        }
        if !old.nullable && new.nullable {
            steps.columns.push(alter("DROP NOT NULL"));
        }
        let is_retyped = old.storage != new.storage;
        match (&old.filled, &new.filled) {
            (old, Some(new)) if is_retyped || old.as_ref() != Some(new) => {
                steps.columns.push(alter(&format!("SET {new}")));
            }
            (Some(_), None) if !is_retyped => steps.columns.push(alter("DROP DEFAULT")),
            _ => {}
        }
    }

    /// Looks for missing values while rows are written, so that nothing is left to be looked for
    /// when others have to wait.
    fn require_apart(&self, new: &Definition) -> Vec<String> {
        let (table, column) = (self.new_table(), self.server.quote(&new.name));
        let name = crate::names::shorten(&format!("{}_{}_required", self.table.to.name, new.name));
        let name = self.server.quote(&name);
        vec![
            format!("ALTER TABLE {table} DROP CONSTRAINT IF EXISTS {name};"),
            format!(
                "ALTER TABLE {table} ADD CONSTRAINT {name} CHECK ({column} IS NOT NULL) NOT VALID;"
            ),
            format!("ALTER TABLE {table} VALIDATE CONSTRAINT {name};"),
            self.require(new),
            format!("ALTER TABLE {table} DROP CONSTRAINT {name};"),
        ]
    }

    fn constrain(
        &self,
        steps: &mut Steps,
        (from, to): (&Column, &Column),
        new: Option<&Constraint>,
    ) {
        let Some(new) = new else { return };
        let (table, name) = (self.new_table(), self.server.quote(&new.name));
        if self.keeps_constraint(from, to) {
            let old = Definition::of(self.server, &self.table.from.name, from).constraint;
            let renamed = old.filter(|old| old.name != new.name);
            steps.constraints.extend(renamed.map(|old| {
                let old = self.server.quote(&old.name);
                format!("ALTER TABLE {table} RENAME CONSTRAINT {old} TO {name};")
            }));
        } else if self.apart {
            steps
                .constraints
                .push(self.add_constraint(new, " NOT VALID"));
            steps
                .apart
                .push(format!("ALTER TABLE {table} VALIDATE CONSTRAINT {name};"));
        } else {
            steps.constraints.push(self.add_constraint(new, ""));
        }
    }
}

/// Rows that were deleted must not come back when there is no mark for it any more.
pub fn loses_soft_delete(change: &TableChange<'_>) -> bool {
    let has = |columns: &[Column]| columns.iter().any(|column| column.role == Role::DeletedAt);
    has(&change.from.columns) && !has(&change.to.columns)
}

/// Whether the values of one kind have to be put in other words for another.
pub fn is_converted(from: &Kind, to: &Kind) -> bool {
    let family = |kind: &Kind| match kind {
        Kind::Text { .. } | Kind::Enum { .. } => 0,
        Kind::Int { .. } | Kind::Bigint { .. } | Kind::Decimal { .. } | Kind::Serial => 1,
        Kind::Float { .. } => 2,
        Kind::Bool => 3,
        Kind::Uuid => 4,
        Kind::Date => 5,
        Kind::Time => 6,
        Kind::Datetime => 7,
        Kind::Json => 8,
        Kind::Bytes { .. } => 9,
    };
    let places = |kind: &Kind| match kind {
        Kind::Decimal { shape, .. } => shape.scale,
        _ => 0,
    };
    // What is rounded may need more digits than its old column has, and so may the ends of a range.
    let is_rounded = places(from) > places(to);
    let is_cut = places(from) < places(to) && is_narrower(from, to);
    family(from) != family(to) || is_rounded || is_cut
}

fn is_narrower(from: &Kind, to: &Kind) -> bool {
    match (bounds(from), bounds(to)) {
        (Some(from), Some(to)) => from.min < to.min || from.max > to.max,
        _ => false,
    }
}
