use postgres::{Client, Error};

use crate::import::schema::{Action, Check, ForeignKey, Index, Table, TableIndex, lowered};

/// The columns of the primary key, in its order.
pub fn key(client: &mut Client, table: u32) -> Result<Vec<String>, Error> {
    let sql = "SELECT a.attname::text FROM pg_constraint c \
               CROSS JOIN LATERAL unnest(c.conkey) WITH ORDINALITY AS k (attnum, place) \
               JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.attnum \
               WHERE c.conrelid = $1 AND c.contype = 'p' ORDER BY k.place";
    let rows = client.query(sql, &[&table])?;
    rows.iter().map(|row| row.try_get(0)).collect()
}

/// Adds the foreign keys, checks and indexes of a table.
pub fn constraints(client: &mut Client, oid: u32, table: &mut Table) -> Result<(), Error> {
    let columns = |of: &str, key: &str| {
        format!(
            "(SELECT array_agg(a.attname::text ORDER BY k.place) \
             FROM unnest(c.{key}) WITH ORDINALITY AS k (attnum, place) \
             JOIN pg_attribute a ON a.attrelid = c.{of} AND a.attnum = k.attnum)"
        )
    };
    let sql = format!(
        "SELECT c.contype::text, {}, t.relname::text, {}, c.confdeltype::text, \
         pg_get_expr(c.conbin, c.conrelid) FROM pg_constraint c \
         LEFT JOIN pg_class t ON t.oid = c.confrelid \
         WHERE c.conrelid = $1 AND c.contype IN ('f', 'c') ORDER BY c.oid",
        columns("conrelid", "conkey"),
        columns("confrelid", "confkey"),
    );
    for row in client.query(&sql, &[&oid])? {
        let kind: String = row.try_get(0)?;
        if kind == "c" {
            let text: String = row.try_get(5)?;
            table.checks.push(Check { text });
            continue;
        }
        let action: String = row.try_get(4)?;
        table.references.push(ForeignKey {
            columns: row.try_get(1)?,
            table: row.try_get(2)?,
            target: row.try_get(3)?,
            on_delete: match action.as_str() {
                "c" => Action::Cascade,
                "n" => Action::SetNull,
                "d" => Action::Other("SET DEFAULT".to_owned()),
                _ => Action::Restrict,
            },
        });
    }
    indexes(client, oid, table)
}

fn indexes(client: &mut Client, oid: u32, table: &mut Table) -> Result<(), Error> {
    let sql = "SELECT c.relname::text, i.indisunique, pg_get_expr(i.indpred, i.indrelid), \
               (SELECT array_agg(a.attname::text ORDER BY k.place) \
                FROM unnest(i.indkey::int2[]) WITH ORDINALITY AS k (attnum, place) \
                LEFT JOIN pg_attribute a \
                ON a.attrelid = i.indrelid AND a.attnum = k.attnum AND k.attnum > 0 \
                WHERE k.place <= i.indnkeyatts), \
               (SELECT array_agg(pg_get_indexdef(i.indexrelid, place, true) ORDER BY place) \
                FROM generate_series(1, i.indnkeyatts::int) AS place) \
               FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid \
               WHERE i.indrelid = $1 AND NOT i.indisprimary ORDER BY c.oid";
    for row in client.query(sql, &[&oid])? {
        let condition: Option<String> = row.try_get(2)?;
        let names: Vec<Option<String>> = row.try_get(3)?;
        let parts: Vec<String> = row.try_get(4)?;
        let mut caseless = Vec::new();
        let columns = names.into_iter().zip(&parts).map(|(name, part)| {
            name.or_else(|| {
                let lowered = lowered(part)?;
                caseless.push(lowered.clone());
                Some(lowered)
            })
        });
        let columns: Option<Vec<String>> = columns.collect();
        let on = match (columns, condition.as_deref()) {
            (None, _) => Index::Expression,
            (Some(columns), None) => Index::Columns(columns),
            (Some(columns), Some("(deleted_at IS NULL)")) => Index::Alive(columns),
            (Some(_), Some(_)) => Index::Partial,
        };
        table.indexes.push(TableIndex {
            name: row.try_get(0)?,
            unique: row.try_get(1)?,
            on,
            is_lowered: !caseless.is_empty(),
            caseless,
        });
    }
    Ok(())
}
