use sqlx::{AssertSqlSafe, MySqlConnection, Result};

use crate::import::notice::{Notice, RuleReason};
use crate::import::schema::OtherObject;

use super::flavor::Flavor;

/// Something that the catalogue may hold and the language has no word for.
struct CatalogueFact {
    /// The server that alone has it, if there is one.
    of: Option<Flavor>,
    /// What it is; `@` stands for its name.
    what: &'static str,
    why: &'static str,
    /// Selects its table, its column or null, and its name or null.
    sql: &'static str,
}

const INDEXES: &str = "indexes are there for all statements, and go upwards";
const NUMBERS: &str = "ids alone are numbered";

const FACTS: [CatalogueFact; 14] = [
    CatalogueFact {
        of: None,
        what: "the engine `@`",
        why: "a service needs transactions, which InnoDB has",
        sql: "SELECT table_name, NULL, engine FROM information_schema.tables \
              WHERE table_schema = database() AND table_type <> 'VIEW' AND engine NOT IN ('InnoDB')",
    },
    CatalogueFact {
        of: None,
        what: "`PARTITION BY @`",
        why: "a table is one piece",
        sql: "SELECT DISTINCT table_name, NULL, partition_method FROM information_schema.partitions \
              WHERE table_schema = database() AND partition_method IS NOT NULL",
    },
    CatalogueFact {
        of: Some(Flavor::Mariadb),
        what: "`WITH SYSTEM VERSIONING`",
        why: "the language has no history",
        sql: "SELECT table_name, NULL, NULL FROM information_schema.tables \
              WHERE table_schema = database() AND table_type = 'SYSTEM VERSIONED'",
    },
    CatalogueFact {
        of: None,
        what: "`ON UPDATE`",
        why: "a field is changed by nothing else than a request",
        sql: "SELECT table_name, column_name, NULL FROM information_schema.columns \
              WHERE table_schema = database() AND extra LIKE '%on update%'",
    },
    CatalogueFact {
        of: None,
        what: "`INVISIBLE`",
        why: "a service shows its fields",
        sql: "SELECT table_name, column_name, NULL FROM information_schema.columns \
              WHERE table_schema = database() AND extra LIKE '%INVISIBLE%'",
    },
    CatalogueFact {
        of: None,
        what: "`ZEROFILL`",
        why: "numbers have no zeros before them",
        sql: "SELECT table_name, column_name, NULL FROM information_schema.columns \
              WHERE table_schema = database() AND column_type LIKE '%zerofill%'",
    },
    CatalogueFact {
        of: None,
        what: "`AUTO_INCREMENT`",
        why: NUMBERS,
        sql: "SELECT table_name, column_name, NULL FROM information_schema.columns \
              WHERE table_schema = database() AND extra LIKE '%auto_increment%' AND column_key <> 'PRI'",
    },
    CatalogueFact {
        of: None,
        what: "the comment of the key",
        why: "ids have no description",
        sql: "SELECT table_name, column_name, NULL FROM information_schema.columns \
              WHERE table_schema = database() AND column_key = 'PRI' AND column_comment <> ''",
    },
    CatalogueFact {
        of: None,
        what: "the order in the index `@`",
        why: INDEXES,
        sql: "SELECT DISTINCT table_name, NULL, index_name FROM information_schema.statistics \
              WHERE table_schema = database() AND collation = 'D'",
    },
    CatalogueFact {
        of: None,
        what: "the comment of the index `@`",
        why: "indexes have no description",
        sql: "SELECT DISTINCT table_name, NULL, index_name FROM information_schema.statistics \
              WHERE table_schema = database() AND index_comment <> ''",
    },
    CatalogueFact {
        of: Some(Flavor::Mariadb),
        what: "`IGNORED` of the index `@`",
        why: INDEXES,
        sql: "SELECT DISTINCT table_name, NULL, index_name FROM information_schema.statistics \
              WHERE table_schema = database() AND ignored = 'YES'",
    },
    CatalogueFact {
        of: Some(Flavor::Mysql),
        what: "`INVISIBLE` of the index `@`",
        why: INDEXES,
        sql: "SELECT DISTINCT table_name, NULL, index_name FROM information_schema.statistics \
              WHERE table_schema = database() AND is_visible = 'NO'",
    },
    CatalogueFact {
        of: None,
        what: "`ON UPDATE` of `@`",
        why: "keys do not change",
        sql: "SELECT table_name, NULL, constraint_name FROM information_schema.referential_constraints \
              WHERE constraint_schema = database() AND update_rule NOT IN ('RESTRICT', 'NO ACTION')",
    },
    CatalogueFact {
        of: Some(Flavor::Mysql),
        what: "the check `@`, which is `NOT ENFORCED`,",
        why: "rules are for all rows",
        sql: "SELECT table_name, NULL, constraint_name FROM information_schema.table_constraints \
              WHERE constraint_schema = database() AND constraint_type = 'CHECK' AND enforced = 'NO'",
    },
];

/// What there is of the tables that the language has no word for.
pub async fn facts(connection: &mut MySqlConnection, flavor: Flavor) -> Result<Vec<Notice>> {
    let mut notices = Vec::new();
    for CatalogueFact { of, what, why, sql } in FACTS {
        if of.is_some_and(|of| of != flavor) {
            continue;
        }
        let sql = format!(
            "SELECT CAST(f.of_table AS CHAR), CAST(f.member AS CHAR), CAST(f.name AS CHAR) FROM \
             (SELECT NULL AS of_table, NULL AS member, NULL AS name FROM dual WHERE 1 = 0 UNION ALL {sql}) f \
             ORDER BY 1, 2, 3"
        );
        let rows: Vec<(String, Option<String>, Option<String>)> =
            sqlx::query_as(AssertSqlSafe(sql))
                .fetch_all(&mut *connection)
                .await?;
        for (table, column, name) in rows {
            let what = what.replace('@', &name.unwrap_or_default());
            let reason = RuleReason::NotSaid { what, why };
            notices.push(match column {
                Some(column) => Notice::column(&table, &column, reason),
                None => Notice::table(&table, reason),
            });
        }
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
