use sqlx::postgres::types::Oid;
use sqlx::{AssertSqlSafe, PgConnection, Result};

use crate::import::notice::{Notice, RuleReason};

/// Something that the catalogue may hold and the language has no word for.
struct CatalogueFact {
    /// What it is; `@` stands for its name.
    what: &'static str,
    why: &'static str,
    /// Selects its table, its column or null, and its name or null.
    sql: &'static str,
}

const ORDER: &str = "the indexes of a spec go upwards";
const REFERENCES: &str = "references are checked at once, and keys do not change";
const RIGHTS: &str = "a service has one user, who sees all rows";

const FACTS: [CatalogueFact; 23] = [
    CatalogueFact {
        what: "`PARTITION BY @`",
        why: "a table is one piece",
        sql: "SELECT partrelid, NULL, pg_get_partkeydef(partrelid) FROM pg_partitioned_table",
    },
    CatalogueFact {
        what: "the inheritance from `@`",
        why: "entities have no parents",
        sql: "SELECT i.inhrelid, NULL, i.inhparent::regclass::text FROM pg_inherits i \
              JOIN pg_class c ON c.oid = i.inhrelid WHERE NOT c.relispartition",
    },
    CatalogueFact {
        what: "the inheritance by `@`, whose rows are in it, too,",
        why: "entities have no parents",
        sql: "SELECT i.inhparent, NULL, i.inhrelid::regclass::text FROM pg_inherits i \
              JOIN pg_class c ON c.oid = i.inhrelid WHERE NOT c.relispartition",
    },
    CatalogueFact {
        what: "row security",
        why: RIGHTS,
        sql: "SELECT oid, NULL, NULL FROM pg_class WHERE relrowsecurity",
    },
    CatalogueFact {
        what: "the policy `@`",
        why: RIGHTS,
        sql: "SELECT polrelid, NULL, polname FROM pg_policy",
    },
    CatalogueFact {
        what: "the rule `@`",
        why: "the language has no rules of this kind",
        sql: "SELECT ev_class, NULL, rulename FROM pg_rewrite WHERE rulename <> '_RETURN'",
    },
    CatalogueFact {
        what: "`UNLOGGED`",
        why: "rows are kept",
        sql: "SELECT oid, NULL, NULL FROM pg_class WHERE relpersistence = 'u'",
    },
    CatalogueFact {
        what: "the exclusion constraint `@`",
        why: "rows exclude each other by being equal alone, which is `unique`",
        sql: "SELECT conrelid, NULL, conname FROM pg_constraint WHERE contype = 'x'",
    },
    CatalogueFact {
        what: "`DEFERRABLE` of `@`",
        why: "every statement is checked at its end",
        sql: "SELECT conrelid, NULL, conname FROM pg_constraint WHERE condeferrable",
    },
    CatalogueFact {
        what: "`NOT VALID` of `@`",
        why: "rules are for all rows",
        sql: "SELECT conrelid, NULL, conname FROM pg_constraint WHERE NOT convalidated",
    },
    CatalogueFact {
        what: "`NO INHERIT` of `@`",
        why: "entities have no parents",
        sql: "SELECT conrelid, NULL, conname FROM pg_constraint WHERE connoinherit AND contype = 'c'",
    },
    CatalogueFact {
        what: "`ON UPDATE` of `@`",
        why: REFERENCES,
        sql: "SELECT conrelid, NULL, conname FROM pg_constraint WHERE confupdtype NOT IN ('a', 'r', ' ')",
    },
    CatalogueFact {
        what: "`MATCH FULL` of `@`",
        why: REFERENCES,
        sql: "SELECT conrelid, NULL, conname FROM pg_constraint WHERE confmatchtype = 'f'",
    },
    CatalogueFact {
        what: "the columns behind `ON DELETE` of `@`",
        why: "a reference is one column",
        sql: "SELECT conrelid, NULL, conname FROM pg_constraint c \
              WHERE (to_jsonb(c) ->> 'confdelsetcols') IS NOT NULL",
    },
    CatalogueFact {
        what: "`NULLS NOT DISTINCT` of `@`",
        why: "nulls are never equal where something is unique",
        sql: "SELECT i.indrelid, NULL, c.relname FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid \
              WHERE to_jsonb(i) ->> 'indnullsnotdistinct' = 'true'",
    },
    CatalogueFact {
        what: "the order in the index `@`",
        why: ORDER,
        sql: "SELECT i.indrelid, NULL, c.relname FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid \
              WHERE 0 <> ANY (i.indoption::int2[]) AND EXISTS \
              (SELECT FROM pg_am a WHERE a.oid = c.relam AND a.amname = 'btree')",
    },
    CatalogueFact {
        what: "`INCLUDE` of the index `@`",
        why: "an index has its columns alone",
        sql: "SELECT i.indrelid, NULL, c.relname FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid \
              WHERE i.indnatts > i.indnkeyatts",
    },
    CatalogueFact {
        what: "the collation of the index `@`",
        why: "an index has that of its column",
        sql: "SELECT i.indrelid, NULL, c.relname FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid \
              WHERE EXISTS (SELECT FROM unnest(i.indkey::int2[], i.indcollation::oid[]) AS k (number, compared) \
              JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.number \
              WHERE k.number > 0 AND k.compared <> 0 AND k.compared <> a.attcollation)",
    },
    CatalogueFact {
        what: "the failed build of the index `@`",
        why: "it is built anew",
        sql: "SELECT i.indrelid, NULL, c.relname FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid \
              WHERE NOT i.indisvalid AND c.relkind = 'i'",
    },
    CatalogueFact {
        what: "`GENERATED AS IDENTITY`",
        why: "ids alone are numbered",
        sql: "SELECT a.attrelid, a.attname, NULL FROM pg_attribute a WHERE a.attidentity <> '' \
              AND NOT EXISTS (SELECT FROM pg_index i WHERE i.indrelid = a.attrelid AND i.indisprimary \
              AND a.attnum = ANY (i.indkey::int2[]))",
    },
    CatalogueFact {
        what: "`INCREMENT` of its numbers",
        why: "ids are numbered one by one",
        sql: "SELECT d.refobjid, a.attname, NULL FROM pg_sequence s \
              JOIN pg_depend d ON d.objid = s.seqrelid AND d.deptype IN ('a', 'i') AND d.refobjsubid > 0 \
              JOIN pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid \
              WHERE s.seqincrement <> 1",
    },
    CatalogueFact {
        what: "the comment of the key",
        why: "ids have no description",
        sql: "SELECT a.attrelid, a.attname, NULL FROM pg_description d \
              JOIN pg_attribute a ON a.attrelid = d.objoid AND a.attnum = d.objsubid \
              JOIN pg_index i ON i.indrelid = a.attrelid AND i.indisprimary AND a.attnum = ANY (i.indkey::int2[]) \
              WHERE d.classoid = 'pg_class'::regclass",
    },
    CatalogueFact {
        what: "the comment of `@`",
        why: "rules have no description",
        sql: "SELECT c.conrelid, NULL, c.conname FROM pg_description d JOIN pg_constraint c ON c.oid = d.objoid \
              WHERE d.classoid = 'pg_constraint'::regclass \
              UNION ALL SELECT i.indrelid, NULL, c.relname FROM pg_description d \
              JOIN pg_index i ON i.indexrelid = d.objoid JOIN pg_class c ON c.oid = i.indexrelid \
              WHERE d.classoid = 'pg_class'::regclass",
    },
];

/// What there is of the tables of these schemas that the language has no word for.
pub async fn facts(connection: &mut PgConnection, schemas: &[Oid]) -> Result<Vec<Notice>> {
    let mut notices = Vec::new();
    for CatalogueFact { what, why, sql } in FACTS {
        let sql = format!(
            "SELECT c.relname::text, f.member::text, f.name::text \
             FROM ({sql}) AS f (relation, member, name) JOIN pg_class c ON c.oid = f.relation \
             WHERE c.relnamespace = ANY ($1) AND c.relkind IN ('r', 'p') AND NOT c.relispartition \
             ORDER BY c.oid, f.member, f.name"
        );
        let rows: Vec<(String, Option<String>, Option<String>)> =
            sqlx::query_as(AssertSqlSafe(sql))
                .bind(schemas)
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
