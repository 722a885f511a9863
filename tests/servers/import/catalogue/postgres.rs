use super::Inventory;
use crate::server::Engine;

const POSTGRES: Inventory = Inventory {
    engine: Engine::Postgres,
    columns: "SELECT c.relname || '.' || a.attname FROM pg_class c \
              JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 \
              WHERE c.relnamespace = 'pg_catalog'::regnamespace AND c.relkind = 'r';",
    shown: &[
        (
            "pg_class oid relname relnamespace relkind, pg_attribute attrelid attname atttypid atttypmod attnum, pg_type oid typname typtype",
            "CREATE TABLE plain_rows (id bigserial PRIMARY KEY, name varchar(7) NOT NULL);",
            "  PlainRow:\n    fields:\n      name: string ..7\n",
        ),
        (
            "pg_attribute attnotnull",
            "CREATE TABLE maybes (id int PRIMARY KEY, maybe int);",
            "maybe: int optional",
        ),
        (
            "pg_attribute attndims",
            "CREATE TABLE arrays (id int PRIMARY KEY, x int, list int[]);",
            "no type for `integer[]`",
        ),
        (
            "pg_attribute attcollation, pg_collation oid collname",
            "CREATE TABLE collated (id int PRIMARY KEY, sound text COLLATE \"POSIX\");",
            "collated.sound: `COLLATE POSIX` is not in the spec",
        ),
        (
            "pg_attribute attidentity",
            "CREATE TABLE counted (id int PRIMARY KEY, turn int GENERATED ALWAYS AS IDENTITY);",
            "counted.turn: `GENERATED AS IDENTITY` is not in the spec",
        ),
        (
            "pg_attribute attgenerated",
            "CREATE TABLE computed (id int PRIMARY KEY, one int, two int GENERATED ALWAYS AS (one * 2) STORED);",
            "computed.two: left out: the database computes it",
        ),
        (
            "pg_attribute atthasdef, pg_attrdef adrelid adnum adbin",
            "CREATE TABLE filled (id int PRIMARY KEY, five int NOT NULL DEFAULT 5, mark bytea NOT NULL DEFAULT '\\xdeadbeef', late date DEFAULT now());",
            "mark: {type: bytes, default: \"3q2+7w==\"}",
        ),
        (
            "pg_type typnotnull typbasetype typtypmod typndims typdefault typdefaultbin typcollation",
            "CREATE DOMAIN short AS varchar(9) DEFAULT 'new'; CREATE DOMAIN shorter AS short NOT NULL; \
             CREATE TABLE labelled (id int PRIMARY KEY, label shorter);",
            "label: string ..9 default=new",
        ),
        (
            "pg_type typcollation",
            "CREATE EXTENSION citext; CREATE TABLE caseless (id int PRIMARY KEY, mail citext NOT NULL UNIQUE, nick citext);",
            "caseless.nick: `citext` is not in the spec",
        ),
        (
            "pg_enum enumtypid enumsortorder enumlabel",
            "CREATE TYPE size AS ENUM ('small', 'big'); CREATE TABLE sized (id int PRIMARY KEY, size size NOT NULL);",
            "size: enum small,big",
        ),
        (
            "pg_class relispartition relpartbound, pg_partitioned_table partrelid partstrat partnatts partattrs partexprs partclass partcollation partdefid",
            "CREATE TABLE pieces (id int PRIMARY KEY, x int) PARTITION BY HASH (id); \
             CREATE TABLE pieces_one PARTITION OF pieces FOR VALUES WITH (MODULUS 1, REMAINDER 0);",
            "pieces: `PARTITION BY HASH (id)` is not in the spec",
        ),
        (
            "pg_class relhassubclass, pg_inherits inhrelid inhparent inhseqno, pg_attribute attislocal attinhcount",
            "CREATE TABLE elders (id int PRIMARY KEY, x int); CREATE TABLE youngsters (id int PRIMARY KEY, y int) INHERITS (elders);",
            "youngsters: the inheritance from `elders` is not in the spec",
        ),
        (
            "pg_class relrowsecurity relforcerowsecurity",
            "CREATE TABLE guarded (id int PRIMARY KEY, x int); ALTER TABLE guarded ENABLE ROW LEVEL SECURITY;",
            "guarded: row security is not in the spec",
        ),
        (
            "pg_policy oid polname polrelid polcmd polpermissive polroles polqual polwithcheck",
            "CREATE POLICY own ON guarded USING (x = 1);",
            "guarded: row security by `own` is not in the spec",
        ),
        (
            "pg_class relhasrules, pg_rewrite oid rulename ev_class ev_type ev_enabled is_instead ev_qual ev_action",
            "CREATE RULE keep AS ON DELETE TO guarded DO INSTEAD NOTHING;",
            "guarded: what statements do by the rule `keep` is not in the spec",
        ),
        (
            "pg_class relpersistence",
            "CREATE UNLOGGED TABLE hasty (id int PRIMARY KEY, x int);",
            "hasty: `UNLOGGED` is not in the spec",
        ),
        (
            "pg_constraint oid conname connamespace contype conrelid conindid conexclop, pg_index indisexclusion",
            "CREATE TABLE excluding (id int PRIMARY KEY, room int, EXCLUDE USING btree (room WITH =));",
            "excluding: the exclusion of rows by `excluding_room_excl` is not in the spec",
        ),
        (
            "pg_constraint condeferrable condeferred, pg_index indimmediate",
            "CREATE TABLE deferring (id int PRIMARY KEY, place int UNIQUE DEFERRABLE INITIALLY DEFERRED);",
            "deferring: `DEFERRABLE` of `deferring_place_key` is not in the spec",
        ),
        (
            "pg_constraint convalidated",
            "CREATE TABLE doubtful (id int PRIMARY KEY, x int); ALTER TABLE doubtful ADD CHECK (x > 0) NOT VALID;",
            "doubtful: `NOT VALID` of `doubtful_x_check` is not in the spec",
        ),
        (
            "pg_constraint connoinherit",
            "CREATE TABLE lonely (id int PRIMARY KEY, x int CHECK (x > 0) NO INHERIT);",
            "lonely: `NO INHERIT` of `lonely_x_check` is not in the spec",
        ),
        (
            "pg_constraint conkey conbin contypid, pg_class relchecks",
            "CREATE TABLE checked (id int PRIMARY KEY, low int NOT NULL CHECK (low BETWEEN 2 AND 3), CHECK (low % 2 = 0));",
            "low: int 2..3",
        ),
        (
            "pg_constraint confrelid confkey confdeltype confdelsetcols",
            "CREATE TABLE holding (id int PRIMARY KEY, plain_row_id bigint NOT NULL REFERENCES plain_rows ON DELETE CASCADE);",
            "plain_row: belongs_to PlainRow on_delete=cascade",
        ),
        (
            "pg_constraint confupdtype",
            "CREATE TABLE following (id int PRIMARY KEY, x int, plain_row_id bigint REFERENCES plain_rows ON UPDATE CASCADE);",
            "following: `ON UPDATE` of `following_plain_row_id_fkey` is not in the spec",
        ),
        (
            "pg_constraint confmatchtype",
            "CREATE TABLE matching (id int PRIMARY KEY, x int, plain_row_id bigint REFERENCES plain_rows MATCH FULL);",
            "matching: `MATCH FULL` of `matching_plain_row_id_fkey` is not in the spec",
        ),
        (
            "pg_index indexrelid indrelid indisunique indisprimary indkey",
            "CREATE TABLE indexed (id int PRIMARY KEY, one int NOT NULL UNIQUE, two int); CREATE INDEX ON indexed (two);",
            "one: int unique\n      two: int optional index",
        ),
        (
            "pg_index indnullsnotdistinct",
            "CREATE TABLE distinctive (id int PRIMARY KEY, x int, UNIQUE NULLS NOT DISTINCT (x));",
            "distinctive: `NULLS NOT DISTINCT` of `distinctive_x_key` is not in the spec",
        ),
        (
            "pg_index indnatts indnkeyatts",
            "CREATE TABLE including (id int PRIMARY KEY, x int, y int); CREATE INDEX including_x ON including (x) INCLUDE (y);",
            "including: `INCLUDE` of the index `including_x` is not in the spec",
        ),
        (
            "pg_index indoption",
            "CREATE TABLE descending (id int PRIMARY KEY, x int, y int); CREATE INDEX descending_x ON descending (x DESC);",
            "descending: the order in the index `descending_x` is not in the spec",
        ),
        (
            "pg_index indcollation",
            "CREATE TABLE sorting (id int PRIMARY KEY, x text); CREATE INDEX sorting_x ON sorting (x COLLATE \"POSIX\");",
            "sorting: the collation of the index `sorting_x` is not in the spec",
        ),
        (
            "pg_index indclass, pg_opclass oid opcname opcdefault",
            "CREATE TABLE prefixed (id int PRIMARY KEY, x text); CREATE INDEX prefixed_x ON prefixed (x text_pattern_ops);",
            "prefixed: the index `prefixed_x` is not in the spec: it compares by `text_pattern_ops`",
        ),
        (
            "pg_index indexprs",
            "CREATE TABLE expressing (id int PRIMARY KEY, x int, y int); CREATE UNIQUE INDEX expressing_x ON expressing ((x + y));",
            "expressing: the unique index `expressing_x` is not in the spec: it is of an expression",
        ),
        (
            "pg_index indpred",
            "CREATE TABLE partial (id int PRIMARY KEY, x int); CREATE INDEX partial_x ON partial (x) WHERE x > 1;",
            "partial: the index `partial_x` is not in the spec: it is of some rows alone",
        ),
        (
            "pg_class relam, pg_am oid amname",
            "CREATE TABLE searched (id int PRIMARY KEY, x int[], y int); CREATE INDEX searched_y ON searched USING brin (y);",
            "searched: the index `searched_y` is not in the spec: it is of the kind `brin`",
        ),
        (
            "pg_index indisvalid indisready indislive",
            "CREATE TABLE failed (id int PRIMARY KEY, x int); CREATE INDEX failed_x ON failed (x); \
             UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'failed_x'::regclass;",
            "failed: the failed build of the index `failed_x` is not in the spec",
        ),
        (
            "pg_sequence seqrelid seqincrement, pg_depend classid objid objsubid refclassid refobjid refobjsubid deptype",
            "CREATE TABLE stepping (id int GENERATED BY DEFAULT AS IDENTITY (INCREMENT 5) PRIMARY KEY, x int); CREATE SEQUENCE invoices;",
            "stepping.id: `INCREMENT` of its numbers is not in the spec",
        ),
        (
            "pg_description objoid classoid objsubid description",
            "CREATE TABLE described (id int PRIMARY KEY, x int CHECK (x > 0)); COMMENT ON TABLE described IS 'All of it'; \
             COMMENT ON COLUMN described.x IS 'Some'; COMMENT ON COLUMN described.id IS 'Which'; \
             COMMENT ON CONSTRAINT described_x_check ON described IS 'Why';",
            "described.id: the comment of the key is not in the spec",
        ),
        (
            "pg_proc oid proname pronamespace prokind prorettype",
            "CREATE FUNCTION twice(x int) RETURNS int LANGUAGE sql AS 'SELECT x * 2'; \
             CREATE FUNCTION noted() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';",
            "twice: left out: it is a function",
        ),
        (
            "pg_class relhastriggers, pg_trigger oid tgrelid tgparentid tgname tgfoid tgtype tgenabled tgisinternal tgconstrrelid tgconstrindid tgconstraint tgdeferrable tginitdeferred tgnargs tgattr tgargs tgqual tgoldtable tgnewtable",
            "CREATE TRIGGER noting BEFORE INSERT ON described FOR EACH ROW EXECUTE FUNCTION noted();",
            "described: not in the spec, which has no triggers: `noting`",
        ),
        (
            "pg_namespace oid nspname",
            "CREATE SCHEMA elsewhere; CREATE TABLE elsewhere.things (id int PRIMARY KEY);",
            "elsewhere: left out: it is another schema, with 1 table",
        ),
    ],
    of_no_interest: &[
        (
            "pg_aggregate *, pg_amop *, pg_amproc *, pg_cast *, pg_conversion *, pg_language *, pg_operator *, pg_opfamily *, pg_range *, pg_transform *",
            "what a table makes use of is told with the table",
        ),
        (
            "pg_ts_config *, pg_ts_config_map *, pg_ts_dict *, pg_ts_parser *, pg_ts_template *",
            "indexes for searching are told",
        ),
        (
            "pg_auth_members *, pg_authid *, pg_default_acl *, pg_init_privs *, pg_parameter_acl *, pg_db_role_setting *, pg_seclabel *, pg_shseclabel *",
            "who may do what is for those who run the server",
        ),
        (
            "pg_class relowner relacl, pg_attribute attacl, pg_type typowner typacl, pg_namespace nspowner nspacl, pg_proc proowner proacl, pg_opclass opcowner, pg_collation collowner",
            "as above",
        ),
        (
            "pg_database *, pg_tablespace *, pg_event_trigger *, pg_extension *, pg_largeobject *, pg_largeobject_metadata *, pg_shdescription *, pg_shdepend *",
            "it is not of a table",
        ),
        (
            "pg_publication *, pg_publication_namespace *, pg_publication_rel *, pg_replication_origin *, pg_subscription *, pg_subscription_rel *",
            "replication is for those who run the server",
        ),
        (
            "pg_foreign_data_wrapper *, pg_foreign_server *, pg_foreign_table *, pg_user_mapping *",
            "a foreign table is told and left out",
        ),
        (
            "pg_statistic *, pg_statistic_ext *, pg_statistic_ext_data *, pg_class relpages reltuples relallvisible, pg_attribute attstattarget",
            "it is for plans",
        ),
        (
            "pg_class relfilenode reltablespace reltoastrelid relisshared relnatts relhasindex relispopulated relreplident relrewrite relfrozenxid relminmxid reloptions reltype reloftype",
            "it is how rows are kept, or said elsewhere",
        ),
        (
            "pg_attribute attlen attcacheoff attbyval attalign attstorage attcompression atthasmissing attisdropped attoptions attfdwoptions attmissingval, pg_attrdef oid, pg_enum oid",
            "as above",
        ),
        (
            "pg_type typnamespace typlen typbyval typcategory typispreferred typisdefined typdelim typrelid typsubscript typelem typarray typinput typoutput typreceive typsend typmodin typmodout typanalyze typalign typstorage",
            "a type is what its columns are",
        ),
        (
            "pg_constraint conparentid conislocal coninhcount conpfeqop conppeqop conffeqop, pg_inherits inhdetachpending",
            "it follows from what is told",
        ),
        (
            "pg_index indisclustered indcheckxmin indisreplident",
            "it is how rows are kept",
        ),
        (
            "pg_sequence seqtypid seqstart seqmax seqmin seqcache seqcycle",
            "numbers of rows that are there go on, and others begin anew",
        ),
        (
            "pg_proc prolang procost prorows provariadic prosupport prosecdef proleakproof proisstrict proretset provolatile proparallel pronargs pronargdefaults proargtypes proallargtypes proargmodes proargnames proargdefaults protrftypes prosrc probin prosqlbody proconfig",
            "a function is told as a whole",
        ),
        (
            "pg_am amhandler amtype, pg_opclass opcmethod opcnamespace opcfamily opcintype opckeytype",
            "an index is told with its kind and its operators",
        ),
        (
            "pg_collation collnamespace collprovider collisdeterministic collencoding collcollate collctype colliculocale collversion",
            "a collation is told by its name",
        ),
    ],
};

#[test]
#[ignore = "tier 2"]
fn every_column_of_the_catalogue_of_postgres_is_decided_about() {
    POSTGRES.every_column_is_in_it();
}

#[test]
#[ignore = "tier 2"]
fn what_the_catalogue_of_postgres_holds_is_in_the_spec_or_told() {
    POSTGRES.what_it_shows_is_in_the_spec_or_told();
}
