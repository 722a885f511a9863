use postgres::{Client, Error};

use crate::import::schema::{Column, ColumnType, Default, Other, Schema, Table};

use super::connect::connect;
use super::constraints::{constraints, key};
use super::default::default;
use super::domains::domains;
use super::error::PostgresError;
use super::kind::kind;
use super::rows::odd_rows;

/// What generated services keep of their own migrations.
const OWN_TABLE: &str = "schema_migrations";

/// Reads the schema that the connection is in, which is `public` unless the address says another;
/// and the rows, if the service is to read them.
///
/// # Errors
/// When the server does not answer, or refuses.
pub fn read_postgres(address: &str, reads_rows: bool) -> Result<Schema, PostgresError> {
    let mut client = connect(address)?;
    let name: String = client
        .query_one("SELECT current_database()::text", &[])?
        .try_get(0)?;
    let mut schema = Schema {
        name,
        ..Schema::default()
    };
    let sql = "SELECT c.oid, c.relname::text, c.relkind::text, obj_description(c.oid, 'pg_class') \
               FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace \
               WHERE n.nspname = current_schema() AND c.relkind IN ('r', 'p', 'v', 'm', 'f') \
               AND NOT c.relispartition ORDER BY c.oid";
    for row in client.query(sql, &[])? {
        let (oid, name): (u32, String) = (row.try_get(0)?, row.try_get(1)?);
        let what = match row.try_get::<_, String>(2)?.as_str() {
            "v" => "a view",
            "m" => "a materialized view",
            "f" => "a foreign table",
            _ if name == OWN_TABLE => continue,
            _ => {
                let comment = row.try_get(3)?;
                let mut table = table(&mut client, oid, name, comment)?;
                if reads_rows {
                    odd_rows(&mut client, &mut table)?;
                }
                schema.tables.push(table);
                continue;
            }
        };
        schema.others.push(Other::NotATable { name, what });
    }
    schema.others.extend(triggers(&mut client)?);
    Ok(schema)
}

fn table(
    client: &mut Client,
    oid: u32,
    name: String,
    comment: Option<String>,
) -> Result<Table, Error> {
    let key = key(client, oid)?;
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
    let mut read = Table {
        name,
        comment,
        ..Table::default()
    };
    for row in client.query(sql, &[&oid])? {
        let name: String = row.try_get(0)?;
        let declared: String = row.try_get(1)?;
        let filled: Option<String> = row.try_get(3)?;
        let is_identity = !row.try_get::<_, String>(4)?.is_empty();
        let is_generated = !row.try_get::<_, String>(5)?.is_empty();
        let labels: Option<Vec<String>> = row.try_get(7)?;
        let is_numbered = filled
            .as_deref()
            .is_some_and(|text| text.starts_with("nextval("));
        let is_key = key.contains(&name);
        if is_key && (is_identity || is_numbered) {
            read.makes_keys = true;
        }
        read.columns.push(Column {
            kind: labels.map_or_else(|| kind(&declared), ColumnType::Enum),
            name,
            declared,
            comment: row.try_get(6)?,
            nullable: !row.try_get::<_, bool>(2)?,
            default: filled
                .filter(|_| !(is_generated || is_key && is_numbered))
                .and_then(|text: String| -> Option<Default> { default(&text) }),
            generated: is_generated,
        });
    }
    read.key = key;
    constraints(client, oid, &mut read)?;
    domains(client, oid, &mut read)?;
    Ok(read)
}

fn triggers(client: &mut Client) -> Result<Vec<Other>, Error> {
    let sql = "SELECT t.tgname::text, c.relname::text FROM pg_trigger t \
               JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace \
               WHERE n.nspname = current_schema() AND NOT t.tgisinternal ORDER BY t.oid";
    let rows = client.query(sql, &[])?;
    let trigger = |row: &postgres::Row| {
        Ok(Other::Trigger {
            name: row.try_get(0)?,
            table: row.try_get(1)?,
        })
    };
    rows.iter().map(trigger).collect()
}
