use crate::import::schema::DatabaseTable;
use crate::model::{EARLIER_MIGRATIONS_TABLE, MIGRATIONS_TABLE};

/// A table in which migrations are recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MigrationRecord {
    /// Of a generated service.
    Own,
    /// Of another program, by its name.
    Of(&'static str),
}

/// What other programs call theirs.
const RECORDS: [(&str, &str); 20] = [
    ("__EFMigrationsHistory", "Entity Framework"),
    ("__diesel_schema_migrations", "Diesel"),
    ("__drizzle_migrations", "Drizzle"),
    ("_prisma_migrations", "Prisma"),
    ("_sqlx_migrations", "sqlx"),
    ("alembic_version", "Alembic"),
    ("ar_internal_metadata", "Rails"),
    ("atlas_schema_revisions", "Atlas"),
    ("databasechangelog", "Liquibase"),
    ("databasechangeloglock", "Liquibase"),
    ("django_migrations", "Django"),
    ("flyway_schema_history", "Flyway"),
    ("goose_db_version", "goose"),
    ("knex_migrations", "Knex"),
    ("knex_migrations_lock", "Knex"),
    ("phinxlog", "Phinx"),
    ("refinery_schema_history", "Refinery"),
    (EARLIER_MIGRATIONS_TABLE, "another framework"),
    ("seaql_migrations", "SeaORM"),
    ("SequelizeMeta", "Sequelize"),
];

/// Whose record of migrations a table is, if it is one.
pub fn migration_record(table: &DatabaseTable) -> Option<MigrationRecord> {
    let is_ours = || {
        ["name", "applied_at"]
            .iter()
            .all(|name| table.column(name).is_some())
    };
    if table.name == MIGRATIONS_TABLE || (table.name == EARLIER_MIGRATIONS_TABLE && is_ours()) {
        return Some(MigrationRecord::Own);
    }
    let mut records = RECORDS.iter();
    let (_, of) = records.find(|(name, _)| name.eq_ignore_ascii_case(&table.name))?;
    Some(MigrationRecord::Of(of))
}
