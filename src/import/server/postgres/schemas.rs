use sqlx::postgres::types::Oid;
use sqlx::{PgConnection, Result};

use crate::import::notice::{AdaptedReason, Notice, TableReason};
use crate::import::server::error::ServerError;

/// The schemas that are read, in the order in which their tables count.
pub struct ReadSchemas {
    pub oids: Vec<Oid>,
    /// Of those with tables that are not read, one each.
    pub notices: Vec<Notice>,
}

/// Finds the schemas of these names; without any, the one that the connection is in.
///
/// # Errors
/// When one is not there, or there is nothing in it although there is elsewhere.
pub async fn schemas(
    connection: &mut PgConnection,
    wanted: &[String],
    adopts: bool,
) -> Result<ReadSchemas, ServerError> {
    let is_named = !wanted.is_empty();
    let current: Option<String> = sqlx::query_scalar("SELECT current_schema()::text")
        .fetch_one(&mut *connection)
        .await?;
    let wanted = match wanted {
        [] => current.into_iter().collect(),
        wanted => wanted.to_vec(),
    };
    let all = all(connection).await?;
    let mut oids = Vec::new();
    for name in &wanted {
        let Some((oid, ..)) = all.iter().find(|(_, known, _)| known == name) else {
            return Err(ServerError::NoSchema {
                name: name.clone(),
                others: with_tables(&all, &wanted),
            });
        };
        if !oids.contains(oid) {
            oids.push(*oid);
        }
    }
    let is_empty = |(oid, _, tables): &(Oid, String, i64)| *tables == 0 || !oids.contains(oid);
    let others = with_tables(&all, &wanted);
    if all.iter().all(is_empty) && !others.is_empty() {
        let schemas = wanted;
        return Err(ServerError::NoTables { schemas, others });
    }
    let left_out = all
        .iter()
        .filter(|(oid, _, tables)| *tables > 0 && !oids.contains(oid));
    let notices = left_out.map(|(_, name, tables)| {
        let tables = usize::try_from(*tables).unwrap_or_default();
        Notice::table(name, TableReason::OtherSchema { tables })
    });
    let mut notices: Vec<_> = notices.collect();
    if adopts && is_named {
        let path = wanted.join(",");
        notices.push(Notice::table(
            &wanted[0],
            AdaptedReason::SearchPath { path },
        ));
    }
    Ok(ReadSchemas { oids, notices })
}

/// The schemas that are not the server's own, with the number of their tables.
async fn all(connection: &mut PgConnection) -> Result<Vec<(Oid, String, i64)>> {
    let sql = "SELECT n.oid, n.nspname::text, count(c.oid) FROM pg_namespace n \
               LEFT JOIN pg_class c ON c.relnamespace = n.oid AND c.relkind IN ('r', 'p') \
               AND NOT c.relispartition AND NOT EXISTS (SELECT FROM pg_depend d \
                WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e') \
               WHERE n.nspname <> 'information_schema' AND n.nspname NOT LIKE 'pg\\_%' \
               GROUP BY n.oid, n.nspname ORDER BY n.nspname";
    sqlx::query_as(sql).fetch_all(connection).await
}

fn with_tables(all: &[(Oid, String, i64)], wanted: &[String]) -> Vec<String> {
    let others = all
        .iter()
        .filter(|(_, name, tables)| *tables > 0 && !wanted.contains(name));
    others.map(|(_, name, _)| name.clone()).collect()
}
