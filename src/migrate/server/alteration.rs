use crate::dialect::{Alterations, Dialect};
use crate::migrate::ddl::{ColumnDefinition, MissingValues, ROW, ValueTransfer};
use crate::migrate::difference::{SchemaChange, TableChange};
use crate::migrate::schema::Column;

/// What becomes of a table that stays, by the time at which it happens.
#[derive(Debug, Default)]
pub struct AlterationSteps {
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
pub struct TableAlteration<'change> {
    pub server: Server,
    pub schema: &'change SchemaChange<'change>,
    pub table: &'change TableChange<'change>,
    pub missing: MissingValues,
    /// What would keep others waiting is done afterwards.
    pub apart: bool,
}

/// An engine whose tables are altered where others build them anew.
#[derive(Debug, Clone, Copy)]
pub struct Server {
    pub dialect: &'static Dialect,
    pub can: &'static Alterations,
}

impl Server {
    /// The server of a dialect; nothing if that is a file's.
    #[must_use]
    pub fn of(dialect: &'static Dialect) -> Option<Self> {
        let can = dialect.alterations.as_ref()?;
        Some(Self { dialect, can })
    }

    /// A name as the server's SQL has it.
    #[must_use]
    pub fn quote(self, name: &str) -> String {
        self.dialect.schema_name(name)
    }

    /// The name of an index or a constraint, cut to what the server keeps.
    #[must_use]
    pub fn kept_name(self, name: &str) -> String {
        self.quote(&self.dialect.kept_name(name))
    }
}

/// What a table is called while its rows are numbered: its own name, and those of its columns, may
/// be anything.
pub const CHANGED: &str = "changed";

impl TableAlteration<'_> {
    pub(super) fn old_table(&self) -> String {
        self.server.quote(&self.table.from.name)
    }

    pub(super) fn new_table(&self) -> String {
        self.server.quote(&self.table.to.name)
    }

    pub(super) fn transfer(&self) -> ValueTransfer<'_> {
        ValueTransfer::new(self.server.dialect, self.table, self.missing)
    }

    pub(super) fn add(&self, definition: &ColumnDefinition) -> String {
        let (table, head) = (self.new_table(), definition.head(self.server.dialect));
        format!("ALTER TABLE {table} ADD COLUMN {head};")
    }

    /// Makes a column what its definition says, once it has values for it.
    pub(super) fn require(&self, definition: &ColumnDefinition) -> String {
        let table = self.new_table();
        if self.server.can.alters_parts {
            let name = self.server.quote(&definition.name);
            format!("ALTER TABLE {table} ALTER COLUMN {name} SET NOT NULL;")
        } else {
            let head = definition.head(self.server.dialect);
            format!("ALTER TABLE {table} MODIFY COLUMN {head};")
        }
    }

    /// Puts a value into a column of every row that has another one there.
    pub(super) fn update(&self, column: &Column, value: &str) -> String {
        let (server, table) = (self.server, self.new_table());
        let column = server.quote(&column.name);
        let key = self.table.to.key().filter(|_| value.contains(ROW));
        let Some(key) = key else {
            let differs = server.can.differs.replacen('@', &column, 1);
            let differs = differs.replace("{value}", value);
            return format!("UPDATE {table} SET {column} = {value} WHERE {differs};");
        };
        let key = server.quote(&key.name);
        let rows = format!(
            "(SELECT {key} AS id, row_number() OVER (ORDER BY {key}) AS n FROM {table}) AS numbered"
        );
        let is_row = format!("numbered.id = {CHANGED}.{key}");
        if server.can.updates_from {
            format!(
                "UPDATE {table} AS {CHANGED} SET {column} = {value}\nFROM {rows}\nWHERE {is_row};"
            )
        } else {
            format!(
                "UPDATE {table} AS {CHANGED}\nJOIN {rows} ON {is_row}\nSET {CHANGED}.{column} = {value};"
            )
        }
    }
}
