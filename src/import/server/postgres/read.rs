use std::collections::BTreeMap;

use sqlx::postgres::types::Oid;
use sqlx::{AssertSqlSafe, PgConnection, Result};

use crate::dialect::POSTGRES;
use crate::import::notice::{Notice, TableReason};
use crate::import::schema::{
    ColumnType, DatabaseColumn, DatabaseSchema, DatabaseTable, OtherObject,
};
use crate::import::server::connect::{connect_postgres, wait_for};
use crate::import::server::error::ServerError;

use super::column_types::{column_default, column_type};
use super::constraints::{add_constraints, add_domains, key};
use super::facts::facts;
use super::schemas::{self, ReadSchemas};

/// Reads these schemas, or the one that the connection is in, which is `public` unless the address
/// says another; and the rows, if the service is to read them.
///
/// # Errors
/// When the server does not answer or refuses, or there is nothing to read.
pub fn read_postgres(
    address: &str,
    schemas: &[String],
    reads_rows: bool,
) -> Result<DatabaseSchema, ServerError> {
    wait_for(async {
        let mut connection = connect_postgres(address).await?;
        let schemas = self::schemas::schemas(&mut connection, schemas, reads_rows).await?;
        Ok(schema(&mut connection, schemas, reads_rows).await?)
    })
}

async fn schema(
    connection: &mut PgConnection,
    schemas: ReadSchemas,
    reads_rows: bool,
) -> Result<DatabaseSchema> {
    let ReadSchemas { oids, notices } = schemas;
    let name = sqlx::query_scalar("SELECT current_database()::text");
    let mut schema = DatabaseSchema {
        name: name.fetch_one(&mut *connection).await?,
        notices,
        ..DatabaseSchema::default()
    };
    // The schema of each table that is read.
    let mut namespaces: BTreeMap<String, String> = BTreeMap::new();
    for (oid, namespace, name, kind, comment) in relations(connection, &oids).await? {
        if let Some(what) = no_table(&kind) {
            schema.others.push(OtherObject::NotATable { name, what });
        } else if let Some(first) = namespaces.get(&name) {
            let reason = TableReason::SameName {
                schema: first.clone(),
            };
            let place = format!("{namespace}.{name}");
            schema.notices.push(Notice::table(&place, reason));
        } else {
            let mut table = table(connection, oid, name.clone(), comment).await?;
            if reads_rows {
                mark_odd_rows(connection, &namespace, &mut table).await?;
            }
            namespaces.insert(name, namespace);
            schema.tables.push(table);
        }
    }
    shorten_references(&mut schema.tables, &namespaces);
    schema.others.extend(triggers(connection, &oids).await?);
    schema.others.extend(routines(connection, &oids).await?);
    schema.notices.extend(facts(connection, &oids).await?);
    Ok(schema)
}

/// Calls the tables that are read by their names alone where others refer to them.
fn shorten_references(tables: &mut [DatabaseTable], namespaces: &BTreeMap<String, String>) {
    for reference in tables.iter_mut().flat_map(|table| &mut table.references) {
        let mut read = namespaces.iter();
        if let Some((name, _)) = read.find(|(name, of)| format!("{of}.{name}") == reference.table) {
            reference.table.clone_from(name);
        }
    }
}

/// A column: its name, type, whether it is required, default, identity, computation, comment, the
/// labels of its enum, and its collation.
type DescribedColumn = (
    String,
    String,
    bool,
    Option<String>,
    String,
    String,
    Option<String>,
    Option<Vec<String>>,
    Option<String>,
);

/// A domain stands for the type below all domains.
const COLUMNS: &str = "WITH RECURSIVE d (domain, base, typmod, filled) AS ( \
     SELECT oid, typbasetype, typtypmod, typdefault FROM pg_type WHERE typtype = 'd' \
     UNION ALL SELECT d.domain, t.typbasetype, t.typtypmod, coalesce(d.filled, t.typdefault) \
     FROM d JOIN pg_type t ON t.oid = d.base AND t.typtype = 'd') \
    SELECT a.attname::text, format_type(t.oid, coalesce(d.typmod, a.atttypmod)), \
    a.attnotnull, coalesce(pg_get_expr(f.adbin, f.adrelid), d.filled), a.attidentity::text, \
    a.attgenerated::text, col_description(a.attrelid, a.attnum), \
    (SELECT array_agg(e.enumlabel::text ORDER BY e.enumsortorder) FROM pg_enum e \
     WHERE e.enumtypid = t.oid), \
    (SELECT o.collname::text FROM pg_collation o WHERE o.oid = a.attcollation \
     AND o.oid <> t.typcollation) \
    FROM pg_attribute a \
    LEFT JOIN d ON d.domain = a.atttypid AND d.base NOT IN (SELECT domain FROM d) \
    JOIN pg_type t ON t.oid = coalesce(d.base, a.atttypid) \
    LEFT JOIN pg_attrdef f ON f.adrelid = a.attrelid AND f.adnum = a.attnum \
    WHERE a.attrelid = $1 AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum";

async fn table(
    connection: &mut PgConnection,
    oid: Oid,
    name: String,
    comment: Option<String>,
) -> Result<DatabaseTable> {
    let rows: Vec<DescribedColumn> = sqlx::query_as(COLUMNS)
        .bind(oid)
        .fetch_all(&mut *connection)
        .await?;
    let mut table = DatabaseTable {
        name,
        comment,
        key: key(connection, oid).await?,
        ..DatabaseTable::default()
    };
    for row in rows {
        add_column(&mut table, row);
    }
    add_constraints(connection, oid, &mut table).await?;
    add_domains(connection, oid, &mut table).await?;
    Ok(table)
}

fn add_column(table: &mut DatabaseTable, row: DescribedColumn) {
    let (name, declared, required, filled, identity, generated, comment, labels, collation) = row;
    let generated = !generated.is_empty();
    let is_key = table.key.contains(&name);
    let is_numbered = is_key
        && filled
            .as_ref()
            .is_some_and(|text| text.starts_with("nextval("));
    table.makes_keys |= is_numbered || is_key && !identity.is_empty();
    let filled = filled.filter(|_| !generated && !is_numbered);
    let is_citext = declared == "citext" || declared.ends_with(".citext");
    let kind = labels.map_or_else(|| column_type(&declared), ColumnType::Enum);
    table.columns.push(DatabaseColumn {
        default: filled.and_then(|text| column_default(&text, &kind)),
        kind,
        name,
        // That of the texts of services says nothing of its own.
        collation: collation
            .filter(|name| name != "C")
            .map(|name| format!("COLLATE {name}"))
            .or_else(|| is_citext.then(|| declared.clone())),
        declared,
        comment,
        nullable: !required,
        generated,
    });
}

async fn triggers(connection: &mut PgConnection, schemas: &[Oid]) -> Result<Vec<OtherObject>> {
    let sql = "SELECT t.tgname::text, c.relname::text FROM pg_trigger t \
               JOIN pg_class c ON c.oid = t.tgrelid \
               WHERE c.relnamespace = ANY ($1) AND NOT t.tgisinternal ORDER BY t.oid";
    let rows: Vec<(String, String)> = sqlx::query_as(sql)
        .bind(schemas)
        .fetch_all(connection)
        .await?;
    let triggers = rows.into_iter();
    Ok(triggers
        .map(|(name, table)| OtherObject::Trigger { name, table })
        .collect())
}

/// Functions and procedures that people have written, but for those of triggers, which are told
/// already.
async fn routines(connection: &mut PgConnection, schemas: &[Oid]) -> Result<Vec<OtherObject>> {
    let sql = "SELECT p.proname::text, p.prokind::text FROM pg_proc p WHERE p.pronamespace = ANY ($1) \
               AND p.prorettype <> 'trigger'::regtype AND NOT EXISTS (SELECT FROM pg_depend d \
                WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e') \
               ORDER BY p.oid";
    let rows: Vec<(String, String)> = sqlx::query_as(sql)
        .bind(schemas)
        .fetch_all(connection)
        .await?;
    let routines = rows.into_iter().map(|(name, kind)| {
        let what = if kind == "p" {
            "a procedure"
        } else {
            "a function"
        };
        OtherObject::NotATable { name, what }
    });
    Ok(routines.collect())
}

/// A relation: its object, schema, name, kind and comment.
type DescribedRelation = (Oid, String, String, String, Option<String>);

/// What has columns, or is a sequence of its own; not what belongs to an extension.
async fn relations(
    connection: &mut PgConnection,
    schemas: &[Oid],
) -> Result<Vec<DescribedRelation>> {
    let sql = "SELECT c.oid, n.nspname::text, c.relname::text, c.relkind::text, obj_description(c.oid, 'pg_class') \
               FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace \
               WHERE c.relnamespace = ANY ($1) AND c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S') \
               AND NOT c.relispartition AND NOT EXISTS (SELECT FROM pg_depend d \
                WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid \
                AND (d.deptype = 'e' OR c.relkind = 'S' AND d.deptype IN ('a', 'i'))) \
               AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_attrdef'::regclass \
                AND d.refclassid = 'pg_class'::regclass AND d.refobjid = c.oid AND c.relkind = 'S') \
               ORDER BY array_position($1, c.relnamespace), c.oid";
    sqlx::query_as(sql)
        .bind(schemas)
        .fetch_all(connection)
        .await
}

/// What a relation is that is no table.
fn no_table(kind: &str) -> Option<&'static str> {
    match kind {
        "v" => Some("a view"),
        "m" => Some("a materialized view"),
        "f" => Some("a foreign table"),
        "S" => Some("a sequence"),
        _ => None,
    }
}

/// Looks for rows that hold what the column's type in the language does not: infinite moments,
/// numbers that are none.
async fn mark_odd_rows(
    connection: &mut PgConnection,
    schema: &str,
    table: &mut DatabaseTable,
) -> Result<()> {
    let of = [schema, &table.name]
        .map(|name| POSTGRES.quoted(name))
        .join(".");
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
