use sqlx::{AssertSqlSafe, MySqlConnection, Result};

use crate::import::notice::Notice;
use crate::import::schema::OtherObject;
use crate::import::server::catalogue_fact::{CatalogueFact, FactRow};

use super::flavor::Flavor;

const INDEXES: &str = "indexes are there for all statements, and go upwards";
const NUMBERS: &str = "ids alone are numbered";

/// With the server that alone has it, if there is one.
const FACTS: [(Option<Flavor>, CatalogueFact); 14] = [
    (
        None,
        CatalogueFact::new(
            "the engine `@`",
            "a service needs transactions, which InnoDB has",
            "SELECT table_name, NULL, engine FROM information_schema.tables \
              WHERE table_schema = database() AND table_type <> 'VIEW' AND engine NOT IN ('InnoDB')",
        ),
    ),
    (
        None,
        CatalogueFact::new(
            "`PARTITION BY @`",
            "a table is one piece",
            "SELECT DISTINCT table_name, NULL, partition_method FROM information_schema.partitions \
              WHERE table_schema = database() AND partition_method IS NOT NULL",
        ),
    ),
    (
        Some(Flavor::Mariadb),
        CatalogueFact::new(
            "`WITH SYSTEM VERSIONING`",
            "the language has no history",
            "SELECT table_name, NULL, NULL FROM information_schema.tables \
              WHERE table_schema = database() AND table_type = 'SYSTEM VERSIONED'",
        ),
    ),
    (
        None,
        CatalogueFact::new(
            "`ON UPDATE`",
            "a field is changed by nothing else than a request",
            "SELECT table_name, column_name, NULL FROM information_schema.columns \
              WHERE table_schema = database() AND extra LIKE '%on update%'",
        ),
    ),
    (
        None,
        CatalogueFact::new(
            "`INVISIBLE`",
            "a service shows its fields",
            "SELECT table_name, column_name, NULL FROM information_schema.columns \
              WHERE table_schema = database() AND extra LIKE '%INVISIBLE%'",
        ),
    ),
    (
        None,
        CatalogueFact::new(
            "`ZEROFILL`",
            "numbers have no zeros before them",
            "SELECT table_name, column_name, NULL FROM information_schema.columns \
              WHERE table_schema = database() AND column_type LIKE '%zerofill%'",
        ),
    ),
    (
        None,
        CatalogueFact::new(
            "`AUTO_INCREMENT`",
            NUMBERS,
            "SELECT table_name, column_name, NULL FROM information_schema.columns \
              WHERE table_schema = database() AND extra LIKE '%auto_increment%' AND column_key <> 'PRI'",
        ),
    ),
    (
        None,
        CatalogueFact::new(
            "the comment of the key",
            "ids have no description",
            "SELECT table_name, column_name, NULL FROM information_schema.columns \
              WHERE table_schema = database() AND column_key = 'PRI' AND column_comment <> ''",
        ),
    ),
    (
        None,
        CatalogueFact::new(
            "the order in the index `@`",
            INDEXES,
            "SELECT DISTINCT table_name, NULL, index_name FROM information_schema.statistics \
              WHERE table_schema = database() AND collation = 'D'",
        ),
    ),
    (
        None,
        CatalogueFact::new(
            "the comment of the index `@`",
            "indexes have no description",
            "SELECT DISTINCT table_name, NULL, index_name FROM information_schema.statistics \
              WHERE table_schema = database() AND index_comment <> ''",
        ),
    ),
    (
        Some(Flavor::Mariadb),
        CatalogueFact::new(
            "`IGNORED` of the index `@`",
            INDEXES,
            "SELECT DISTINCT table_name, NULL, index_name FROM information_schema.statistics \
              WHERE table_schema = database() AND ignored = 'YES'",
        ),
    ),
    (
        Some(Flavor::Mysql),
        CatalogueFact::new(
            "`INVISIBLE` of the index `@`",
            INDEXES,
            "SELECT DISTINCT table_name, NULL, index_name FROM information_schema.statistics \
              WHERE table_schema = database() AND is_visible = 'NO'",
        ),
    ),
    (
        None,
        CatalogueFact::new(
            "`ON UPDATE` of `@`",
            "keys do not change",
            "SELECT table_name, NULL, constraint_name FROM information_schema.referential_constraints \
              WHERE constraint_schema = database() AND update_rule NOT IN ('RESTRICT', 'NO ACTION')",
        ),
    ),
    (
        Some(Flavor::Mysql),
        CatalogueFact::new(
            "the check `@`, which is `NOT ENFORCED`,",
            "rules are for all rows",
            "SELECT table_name, NULL, constraint_name FROM information_schema.table_constraints \
              WHERE constraint_schema = database() AND constraint_type = 'CHECK' AND enforced = 'NO'",
        ),
    ),
];

/// What there is of the tables that the language has no word for.
pub async fn facts(connection: &mut MySqlConnection, flavor: Flavor) -> Result<Vec<Notice>> {
    let mut notices = Vec::new();
    for (of, fact) in FACTS {
        if of.is_some_and(|of| of != flavor) {
            continue;
        }
        let sql = fact.sql;
        let sql = format!(
            "SELECT CAST(f.of_table AS CHAR), CAST(f.member AS CHAR), CAST(f.name AS CHAR) FROM \
             (SELECT NULL AS of_table, NULL AS member, NULL AS name FROM dual WHERE 1 = 0 UNION ALL {sql}) f \
             ORDER BY 1, 2, 3"
        );
        let rows = sqlx::query_as(AssertSqlSafe(sql));
        let rows: Vec<FactRow> = rows.fetch_all(&mut *connection).await?;
        notices.extend(fact.notices(rows));
    }
    Ok(notices)
}

/// Functions, procedures and events.
pub async fn routines(connection: &mut MySqlConnection) -> Result<Vec<OtherObject>> {
    let sql = "SELECT CAST(routine_name AS CHAR), CAST(routine_type AS CHAR) \
               FROM information_schema.routines WHERE routine_schema = database() \
               UNION ALL SELECT CAST(event_name AS CHAR), 'EVENT' FROM information_schema.events \
               WHERE event_schema = database() ORDER BY 1";
    let rows: Vec<(String, String)> = sqlx::query_as(sql).fetch_all(connection).await?;
    let routines = rows.into_iter().map(|(name, kind)| {
        let what = match kind.as_str() {
            "EVENT" => "an event",
            "PROCEDURE" => "a procedure",
            _ => "a function",
        };
        OtherObject::NotATable { name, what }
    });
    Ok(routines.collect())
}
