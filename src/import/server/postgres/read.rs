use sqlx::postgres::types::Oid;
use sqlx::{AssertSqlSafe, PgConnection, Result};

use crate::dialect::POSTGRES;
use crate::import::schema::{
    ColumnType, DatabaseColumn, DatabaseSchema, DatabaseTable, OtherObject,
};
use crate::import::server::connect::{connect_postgres, wait_for};
use crate::import::server::error::ServerError;

use super::column_types::{column_default, column_type};
use super::constraints::{add_constraints, add_domains, key};

/// Reads the schema that the connection is in, which is `public` unless the address says another;
/// and the rows, if the service is to read them.
///
/// # Errors
/// When the server does not answer, or refuses.
pub fn read_postgres(address: &str, reads_rows: bool) -> Result<DatabaseSchema, ServerError> {
    wait_for(async {
        let mut connection = connect_postgres(address).await?;
        Ok(schema(&mut connection, reads_rows).await?)
    })
}

async fn schema(connection: &mut PgConnection, reads_rows: bool) -> Result<DatabaseSchema> {
    let name = sqlx::query_scalar("SELECT current_database()::text");
    let mut schema = DatabaseSchema {
        name: name.fetch_one(&mut *connection).await?,
        ..DatabaseSchema::default()
    };
    let sql = "SELECT c.oid, c.relname::text, c.relkind::text, obj_description(c.oid, 'pg_class') \
               FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace \
               WHERE n.nspname = current_schema() AND c.relkind IN ('r', 'p', 'v', 'm', 'f') \
               AND NOT c.relispartition ORDER BY c.oid";
    let found: Vec<(Oid, String, String, Option<String>)> =
        sqlx::query_as(sql).fetch_all(&mut *connection).await?;
    for (oid, name, kind, comment) in found {
        let what = match kind.as_str() {
            "v" => "a view",
            "m" => "a materialized view",
            "f" => "a foreign table",
            _ => {
                let mut table = table(connection, oid, name, comment).await?;
                if reads_rows {
                    mark_odd_rows(connection, &mut table).await?;
                }
                schema.tables.push(table);
                continue;
            }
        };
        schema.others.push(OtherObject::NotATable { name, what });
    }
    schema.others.extend(triggers(connection).await?);
    Ok(schema)
}

/// A column: its name, type, whether it is required, default, identity, computation, comment, and
/// the labels of its enum.
type DescribedColumn = (
    String,
    String,
    bool,
    Option<String>,
    String,
    String,
    Option<String>,
    Option<Vec<String>>,
);

async fn table(
    connection: &mut PgConnection,
    oid: Oid,
    name: String,
    comment: Option<String>,
) -> Result<DatabaseTable> {
    let sql = "SELECT a.attname::text, \
               CASE t.typtype WHEN 'd' THEN format_type(t.typbasetype, t.typtypmod) \
                 ELSE format_type(a.atttypid, a.atttypmod) END, \
               a.attnotnull, pg_get_expr(d.adbin, d.adrelid), a.attidentity::text, \
               a.attgenerated::text, col_description(a.attrelid, a.attnum), \
               (SELECT array_agg(e.enumlabel::text ORDER BY e.enumsortorder) FROM pg_enum e \
                WHERE e.enumtypid = t.oid) \
               FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid \
               LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum \
               WHERE a.attrelid = $1 AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum";
    let rows: Vec<DescribedColumn> = sqlx::query_as(sql)
        .bind(oid)
        .fetch_all(&mut *connection)
        .await?;
    let mut table = DatabaseTable {
        name,
        comment,
        key: key(connection, oid).await?,
        ..DatabaseTable::default()
    };
    for (name, declared, required, filled, identity, generated, comment, labels) in rows {
        let generated = !generated.is_empty();
        let filled_by_sequence =
            |text: &String| table.key.contains(&name) && text.starts_with("nextval(");
        let is_numbered = filled.as_ref().is_some_and(filled_by_sequence);
        table.makes_keys |= is_numbered || table.key.contains(&name) && !identity.is_empty();
        let filled = filled.filter(|_| !generated && !is_numbered);
        table.columns.push(DatabaseColumn {
            kind: labels.map_or_else(|| column_type(&declared), ColumnType::Enum),
            name,
            declared,
            comment,
            nullable: !required,
            default: filled.as_deref().and_then(column_default),
            generated,
        });
    }
    add_constraints(connection, oid, &mut table).await?;
    add_domains(connection, oid, &mut table).await?;
    Ok(table)
}

async fn triggers(connection: &mut PgConnection) -> Result<Vec<OtherObject>> {
    let sql = "SELECT t.tgname::text, c.relname::text FROM pg_trigger t \
               JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace \
               WHERE n.nspname = current_schema() AND NOT t.tgisinternal ORDER BY t.oid";
    let rows: Vec<(String, String)> = sqlx::query_as(sql).fetch_all(connection).await?;
    let triggers = rows.into_iter();
    Ok(triggers
        .map(|(name, table)| OtherObject::Trigger { name, table })
        .collect())
}

/// Looks for rows that hold what the column's type in the language does not: infinite moments,
/// numbers that are none.
async fn mark_odd_rows(connection: &mut PgConnection, table: &mut DatabaseTable) -> Result<()> {
    let of = POSTGRES.quoted(&table.name);
    for column in table.columns.iter_mut().filter(|column| !column.generated) {
        let name = POSTGRES.quoted(&column.name);
        let (condition, what) = match &column.kind {
            ColumnType::Float | ColumnType::Decimal { .. } => (
                format!("{name}::float8 IN ('NaN', 'Infinity', '-Infinity')"),
                "numbers that are infinite or none",
            ),
            ColumnType::Date | ColumnType::Datetime => (
                format!("NOT {name} BETWEEN '0001-01-01' AND '9999-12-31'"),
                "dates that are infinite or far away",
            ),
            ColumnType::Time => (format!("{name} = '24:00'"), "a time of 24:00"),
            _ => continue,
        };
        let sql = AssertSqlSafe(format!(
            "SELECT EXISTS (SELECT FROM {of} WHERE {condition})"
        ));
        if sqlx::query_scalar(sql).fetch_one(&mut *connection).await? {
            column.kind = ColumnType::Odd(what);
        }
    }
    Ok(())
}
