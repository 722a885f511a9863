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
    let all = all(connection).await?;
    let mut notices = Vec::new();
    let wanted = match wanted {
        [] => current(connection).await?.into_iter().collect(),
        [first, ..] => {
            if adopts {
                let path = wanted.join(",");
                notices.push(Notice::table(first, AdaptedReason::SearchPath { path }));
            }
            wanted.to_vec()
        }
    };
    let (read, others): (Vec<_>, Vec<_>) =
        all.iter().partition(|(_, name, _)| wanted.contains(name));
    let others: Vec<_> = others
        .into_iter()
        .filter(|(.., tables)| *tables > 0)
        .collect();
    let names = || others.iter().map(|(_, name, _)| name.clone()).collect();
    let is_missing = |name: &&String| read.iter().all(|(_, known, _)| known != *name);
    if let Some(name) = wanted.iter().find(is_missing) {
        let (name, others) = (name.clone(), names());
        return Err(ServerError::NoSchema { name, others });
    }
    if !others.is_empty() && read.iter().all(|(.., tables)| *tables == 0) {
        let (schemas, others) = (wanted, names());
        return Err(ServerError::NoTables { schemas, others });
    }
    notices.extend(others.iter().map(|(_, name, tables)| {
        let tables = usize::try_from(*tables).unwrap_or_default();
        Notice::table(name, TableReason::OtherSchema { tables })
    }));
    let place = |(_, name, _): &&(Oid, String, i64)| wanted.iter().position(|known| known == name);
    let mut read = read;
    read.sort_by_key(place);
    let oids = read.into_iter().map(|(oid, ..)| *oid).collect();
    Ok(ReadSchemas { oids, notices })
}

/// The schema that the connection is in, if its search path has one that is there.
async fn current(connection: &mut PgConnection) -> Result<Option<String>> {
    let current = sqlx::query_scalar("SELECT current_schema()::text");
    current.fetch_one(connection).await
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
