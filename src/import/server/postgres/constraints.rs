use sqlx::postgres::types::Oid;
use sqlx::{AssertSqlSafe, PgConnection, Result};

use crate::import::schema::{
    DatabaseTable, DeleteAction, IndexSubject, TableIndex, TableReference, lowered,
};
use crate::sql::sql_tokens;

/// The columns of the primary key, in its order.
pub async fn key(connection: &mut PgConnection, table: Oid) -> Result<Vec<String>> {
    let sql = "SELECT a.attname::text FROM pg_constraint c \
               CROSS JOIN LATERAL unnest(c.conkey) WITH ORDINALITY AS k (attnum, place) \
               JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.attnum \
               WHERE c.conrelid = $1 AND c.contype = 'p' ORDER BY k.place";
    sqlx::query_scalar(sql)
        .bind(table)
        .fetch_all(connection)
        .await
}

/// Adds the foreign keys, checks and indexes of a table.
pub async fn add_constraints(
    connection: &mut PgConnection,
    oid: Oid,
    table: &mut DatabaseTable,
) -> Result<()> {
    add_references(connection, oid, table).await?;
    let sql = "SELECT pg_get_expr(c.conbin, c.conrelid) FROM pg_constraint c \
               WHERE c.conrelid = $1 AND c.contype = 'c' ORDER BY c.oid";
    let checks = sqlx::query_scalar::<_, String>(sql).bind(oid);
    table
        .checks
        .extend(checks.fetch_all(&mut *connection).await?);
    add_indexes(connection, oid, table).await
}

async fn add_references(
    connection: &mut PgConnection,
    oid: Oid,
    table: &mut DatabaseTable,
) -> Result<()> {
    let columns = |of: &str, key: &str| {
        format!(
            "(SELECT array_agg(a.attname::text ORDER BY k.place) \
             FROM unnest(c.{key}) WITH ORDINALITY AS k (attnum, place) \
             JOIN pg_attribute a ON a.attrelid = c.{of} AND a.attnum = k.attnum)"
        )
    };
    let sql = format!(
        "SELECT {}, n.nspname || '.' || t.relname, {}, c.confdeltype::text FROM pg_constraint c \
         JOIN pg_class t ON t.oid = c.confrelid JOIN pg_namespace n ON n.oid = t.relnamespace \
         WHERE c.conrelid = $1 AND c.contype = 'f' ORDER BY c.oid",
        columns("conrelid", "conkey"),
        columns("confrelid", "confkey"),
    );
    let rows: Vec<(Vec<String>, String, Vec<String>, String)> = sqlx::query_as(AssertSqlSafe(sql))
        .bind(oid)
        .fetch_all(connection)
        .await?;
    for (columns, target, target_columns, action) in rows {
        table.references.push(TableReference {
            columns,
            table: target,
            target: target_columns,
            on_delete: match action.as_str() {
                "c" => DeleteAction::Cascade,
                "n" => DeleteAction::SetNull,
                "d" => DeleteAction::Other("SET DEFAULT".to_owned()),
                _ => DeleteAction::Restrict,
            },
        });
    }
    Ok(())
}

/// An index: its name, whether it is unique, its condition, the names of its columns as far as
/// they are some, all of its parts as SQL, its kind, and a class of operators that is not usual.
type IndexRow = (
    String,
    bool,
    Option<String>,
    Vec<Option<String>>,
    Vec<String>,
    String,
    Option<String>,
);

async fn add_indexes(
    connection: &mut PgConnection,
    oid: Oid,
    table: &mut DatabaseTable,
) -> Result<()> {
    let sql = "SELECT c.relname::text, i.indisunique, pg_get_expr(i.indpred, i.indrelid), \
               (SELECT array_agg(a.attname::text ORDER BY k.place) \
                FROM unnest(i.indkey::int2[]) WITH ORDINALITY AS k (attnum, place) \
                LEFT JOIN pg_attribute a \
                ON a.attrelid = i.indrelid AND a.attnum = k.attnum AND k.attnum > 0 \
                WHERE k.place <= i.indnkeyatts), \
               (SELECT array_agg(pg_get_indexdef(i.indexrelid, place, true) ORDER BY place) \
                FROM generate_series(1, i.indnkeyatts::int) AS place), m.amname::text, \
               (SELECT min(o.opcname::text) FROM pg_opclass o \
                WHERE o.oid = ANY (i.indclass::oid[]) AND NOT o.opcdefault) \
               FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_am m ON m.oid = c.relam \
               WHERE i.indrelid = $1 AND NOT i.indisprimary AND NOT i.indisexclusion ORDER BY c.oid";
    let rows: Vec<IndexRow> = sqlx::query_as(sql).bind(oid).fetch_all(connection).await?;
    for (name, unique, condition, names, parts, kind, operators) in rows {
        let mut caseless = Vec::new();
        let columns = names.into_iter().zip(&parts).map(|(name, part)| {
            name.or_else(|| {
                let lowered = lowered(part)?;
                caseless.push(lowered.clone());
                Some(lowered)
            })
        });
        let columns: Option<Vec<String>> = columns.collect();
        let is_lowered = !caseless.is_empty();
        let is_citext = |name: &&String| {
            let column = table.column(name);
            column.is_some_and(|column| column.declared.ends_with("citext"))
        };
        caseless.extend(columns.iter().flatten().filter(is_citext).cloned());
        let on = match (columns, condition.as_deref()) {
            _ if kind != "btree" => IndexSubject::Other(format!("it is of the kind `{kind}`")),
            (None, _) => IndexSubject::expression(),
            (Some(columns), None) => match operators {
                Some(operators) if !unique => {
                    IndexSubject::Other(format!("it compares by `{operators}`"))
                }
                _ => IndexSubject::Columns(columns),
            },
            (Some(columns), Some("(deleted_at IS NULL)")) => IndexSubject::Alive(columns),
            (Some(_), Some(_)) => IndexSubject::partial(),
        };
        table.indexes.push(TableIndex {
            name,
            unique,
            on,
            caseless,
            is_lowered,
        });
    }
    Ok(())
}

/// Adds what the domains of a table's columns say of their values.
pub async fn add_domains(
    connection: &mut PgConnection,
    oid: Oid,
    table: &mut DatabaseTable,
) -> Result<()> {
    let sql = "WITH RECURSIVE d (name, number, domain) AS ( \
                SELECT attname, attnum, atttypid FROM pg_attribute \
                WHERE attrelid = $1 AND attnum > 0 AND NOT attisdropped \
                UNION ALL SELECT d.name, d.number, t.typbasetype \
                FROM d JOIN pg_type t ON t.oid = d.domain AND t.typtype = 'd') \
               SELECT d.name::text, t.typnotnull, pg_get_constraintdef(c.oid) \
               FROM d JOIN pg_type t ON t.oid = d.domain AND t.typtype = 'd' \
               LEFT JOIN pg_constraint c ON c.contypid = t.oid AND c.contype = 'c' \
               ORDER BY d.number, c.oid";
    let rows: Vec<(String, bool, Option<String>)> =
        sqlx::query_as(sql).bind(oid).fetch_all(connection).await?;
    for (name, required, definition) in rows {
        let columns = table.columns.iter_mut();
        for column in columns.filter(|column| required && column.name == name) {
            column.nullable = false;
        }
        let check = definition.map(|text| check_of_domain(&text, &name));
        table.checks.extend(check);
    }
    Ok(())
}

/// `CHECK ((VALUE > 0))` of a column.
fn check_of_domain(definition: &str, column: &str) -> String {
    let text = definition.strip_prefix("CHECK ").unwrap_or(definition);
    let mut changed = text.to_owned();
    for token in sql_tokens(text).iter().rev() {
        if token.is("value") {
            let quoted = format!("\"{}\"", column.replace('"', "\"\""));
            changed.replace_range(token.start..token.end, &quoted);
        }
    }
    changed
}
