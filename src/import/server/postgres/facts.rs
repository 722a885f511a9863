use sqlx::postgres::types::Oid;
use sqlx::{AssertSqlSafe, PgConnection, Result};

use crate::import::notice::Notice;
use crate::import::server::catalogue_fact::{CatalogueFact, FactRow};

const ORDER: &str = "the indexes of a spec go upwards";
const REFERENCES: &str = "references are checked at once, and keys do not change";
const RIGHTS: &str = "a service has one user, who sees all rows";

const FACTS: [CatalogueFact; 23] = [
    CatalogueFact::new(
        "`PARTITION BY @`",
        "a table is one piece",
        "SELECT partrelid, NULL, pg_get_partkeydef(partrelid) FROM pg_partitioned_table",
    ),
    CatalogueFact::new(
        "the inheritance from `@`",
        "entities have no parents",
        "SELECT i.inhrelid, NULL, i.inhparent::regclass::text FROM pg_inherits i \
              JOIN pg_class c ON c.oid = i.inhrelid WHERE NOT c.relispartition",
    ),
    CatalogueFact::new(
        "the inheritance by `@`, whose rows are in it, too,",
        "entities have no parents",
        "SELECT i.inhparent, NULL, i.inhrelid::regclass::text FROM pg_inherits i \
              JOIN pg_class c ON c.oid = i.inhrelid WHERE NOT c.relispartition",
    ),
    CatalogueFact::new(
        "row security",
        RIGHTS,
        "SELECT oid, NULL, NULL FROM pg_class WHERE relrowsecurity",
    ),
    CatalogueFact::new(
        "row security by `@`",
        RIGHTS,
        "SELECT polrelid, NULL, polname FROM pg_policy",
    ),
    CatalogueFact::new(
        "what statements do by the rule `@`",
        "the language has no rules of this kind",
        "SELECT ev_class, NULL, rulename FROM pg_rewrite WHERE rulename <> '_RETURN'",
    ),
    CatalogueFact::new(
        "`UNLOGGED`",
        "rows are kept",
        "SELECT oid, NULL, NULL FROM pg_class WHERE relpersistence = 'u'",
    ),
    CatalogueFact::new(
        "the exclusion of rows by `@`",
        "rows exclude each other by being equal alone, which is `unique`",
        "SELECT conrelid, NULL, conname FROM pg_constraint WHERE contype = 'x'",
    ),
    CatalogueFact::new(
        "`DEFERRABLE` of `@`",
        "every statement is checked at its end",
        "SELECT conrelid, NULL, conname FROM pg_constraint WHERE condeferrable",
    ),
    CatalogueFact::new(
        "`NOT VALID` of `@`",
        "rules are for all rows",
        "SELECT conrelid, NULL, conname FROM pg_constraint WHERE NOT convalidated",
    ),
    CatalogueFact::new(
        "`NO INHERIT` of `@`",
        "entities have no parents",
        "SELECT conrelid, NULL, conname FROM pg_constraint WHERE connoinherit AND contype = 'c'",
    ),
    CatalogueFact::new(
        "`ON UPDATE` of `@`",
        REFERENCES,
        "SELECT conrelid, NULL, conname FROM pg_constraint WHERE confupdtype NOT IN ('a', 'r', ' ')",
    ),
    CatalogueFact::new(
        "`MATCH FULL` of `@`",
        REFERENCES,
        "SELECT conrelid, NULL, conname FROM pg_constraint WHERE confmatchtype = 'f'",
    ),
    CatalogueFact::new(
        "the columns behind `ON DELETE` of `@`",
        "a reference is one column",
        "SELECT conrelid, NULL, conname FROM pg_constraint c \
              WHERE (to_jsonb(c) ->> 'confdelsetcols') IS NOT NULL",
    ),
    CatalogueFact::new(
        "`NULLS NOT DISTINCT` of `@`",
        "nulls are never equal where something is unique",
        "SELECT i.indrelid, NULL, c.relname FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid \
              WHERE to_jsonb(i) ->> 'indnullsnotdistinct' = 'true'",
    ),
    CatalogueFact::new(
        "the order in the index `@`",
        ORDER,
        "SELECT i.indrelid, NULL, c.relname FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid \
              WHERE 0 <> ANY (i.indoption::int2[]) AND EXISTS \
              (SELECT FROM pg_am a WHERE a.oid = c.relam AND a.amname = 'btree')",
    ),
    CatalogueFact::new(
        "`INCLUDE` of the index `@`",
        "an index has its columns alone",
        "SELECT i.indrelid, NULL, c.relname FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid \
              WHERE i.indnatts > i.indnkeyatts",
    ),
    CatalogueFact::new(
        "the collation of the index `@`",
        "an index has that of its column",
        "SELECT i.indrelid, NULL, c.relname FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid \
              WHERE EXISTS (SELECT FROM unnest(i.indkey::int2[], i.indcollation::oid[]) AS k (number, compared) \
              JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.number \
              WHERE k.number > 0 AND k.compared <> 0 AND k.compared <> a.attcollation)",
    ),
    CatalogueFact::new(
        "the failed build of the index `@`",
        "it is built anew",
        "SELECT i.indrelid, NULL, c.relname FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid \
              WHERE NOT i.indisvalid AND c.relkind = 'i'",
    ),
    CatalogueFact::new(
        "`GENERATED AS IDENTITY`",
        "ids alone are numbered",
        "SELECT a.attrelid, a.attname, NULL FROM pg_attribute a WHERE a.attidentity <> '' \
              AND NOT EXISTS (SELECT FROM pg_index i WHERE i.indrelid = a.attrelid AND i.indisprimary \
              AND a.attnum = ANY (i.indkey::int2[]))",
    ),
    CatalogueFact::new(
        "`INCREMENT` of its numbers",
        "ids are numbered one by one",
        "SELECT d.refobjid, a.attname, NULL FROM pg_sequence s \
              JOIN pg_depend d ON d.objid = s.seqrelid AND d.deptype IN ('a', 'i') AND d.refobjsubid > 0 \
              JOIN pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid \
              WHERE s.seqincrement <> 1",
    ),
    CatalogueFact::new(
        "the comment of the key",
        "ids have no description",
        "SELECT a.attrelid, a.attname, NULL FROM pg_description d \
              JOIN pg_attribute a ON a.attrelid = d.objoid AND a.attnum = d.objsubid \
              JOIN pg_index i ON i.indrelid = a.attrelid AND i.indisprimary AND a.attnum = ANY (i.indkey::int2[]) \
              WHERE d.classoid = 'pg_class'::regclass",
    ),
    CatalogueFact::new(
        "the comment of `@`",
        "rules have no description",
        "SELECT c.conrelid, NULL, c.conname FROM pg_description d JOIN pg_constraint c ON c.oid = d.objoid \
              WHERE d.classoid = 'pg_constraint'::regclass \
              UNION ALL SELECT i.indrelid, NULL, c.relname FROM pg_description d \
              JOIN pg_index i ON i.indexrelid = d.objoid JOIN pg_class c ON c.oid = i.indexrelid \
              WHERE d.classoid = 'pg_class'::regclass",
    ),
];

/// What there is of the tables of these schemas that the language has no word for.
pub async fn facts(connection: &mut PgConnection, schemas: &[Oid]) -> Result<Vec<Notice>> {
    let mut notices = Vec::new();
    for fact in FACTS {
        let sql = fact.sql;
        let sql = format!(
            "SELECT c.relname::text, f.member::text, f.name::text \
             FROM ({sql}) AS f (relation, member, name) JOIN pg_class c ON c.oid = f.relation \
             WHERE c.relnamespace = ANY ($1) AND c.relkind IN ('r', 'p') AND NOT c.relispartition \
             ORDER BY c.oid, f.member, f.name"
        );
        let rows = sqlx::query_as(AssertSqlSafe(sql)).bind(schemas);
        let rows: Vec<FactRow> = rows.fetch_all(&mut *connection).await?;
        notices.extend(fact.notices(rows));
    }
    Ok(notices)
}
