use super::Inventory;
use crate::server::Engine;

const MARIADB: Inventory = Inventory {
    engine: Engine::Mariadb,
    columns: "SELECT lower(concat(table_name, '.', column_name)) FROM information_schema.columns \
              WHERE table_schema = 'information_schema' AND table_name NOT LIKE 'INNODB%' \
              AND table_name NOT LIKE 'THREAD_POOL%' AND table_name NOT LIKE '%STATISTICS_%';",
    shown: &[
        (
            "tables table_schema table_name table_type, columns table_schema table_name column_name ordinal_position data_type character_maximum_length column_type",
            "CREATE TABLE plain_rows (id bigint AUTO_INCREMENT PRIMARY KEY, name varchar(7) NOT NULL);",
            "  PlainRow:\n    fields:\n      name: string ..7\n",
        ),
        (
            "columns is_nullable",
            "CREATE TABLE maybes (id int PRIMARY KEY, maybe int);",
            "maybe: int optional",
        ),
        (
            "columns numeric_precision numeric_scale",
            "CREATE TABLE priced (id int PRIMARY KEY, price decimal(8, 3) NOT NULL);",
            "price: decimal 8,3",
        ),
        (
            "columns collation_name, tables table_collation",
            "CREATE TABLE collated (id int PRIMARY KEY, nick varchar(9) COLLATE utf8mb4_general_ci NOT NULL UNIQUE);",
            "collated.nick: `COLLATE utf8mb4_general_ci` is not in the spec",
        ),
        (
            "columns column_default",
            "CREATE TABLE filled (id int PRIMARY KEY, five int NOT NULL DEFAULT 5, late date DEFAULT (curdate()));",
            "five: int default=5",
        ),
        (
            "columns extra",
            "CREATE TABLE touched (id int PRIMARY KEY, at datetime NOT NULL DEFAULT now() ON UPDATE now(), \
             hidden int INVISIBLE, number int ZEROFILL, x int NOT NULL AUTO_INCREMENT UNIQUE);",
            "touched.at: `ON UPDATE` is not in the spec",
        ),
        (
            "columns column_key",
            "CREATE TABLE keyless (x int);",
            "keyless: left out: it has no primary key",
        ),
        (
            "columns column_comment, tables table_comment",
            "CREATE TABLE described (id int PRIMARY KEY COMMENT 'Which', x int COMMENT 'Some') COMMENT 'All of it';",
            "described.id: the comment of the key is not in the spec",
        ),
        (
            "columns is_generated generation_expression",
            "CREATE TABLE computed (id int PRIMARY KEY, one int, two int AS (one * 2) STORED);",
            "computed.two: left out: the database computes it",
        ),
        (
            "tables engine",
            "CREATE TABLE old (id int PRIMARY KEY, x int) ENGINE = MyISAM;",
            "old: the engine `MyISAM` is not in the spec",
        ),
        (
            "tables create_options, partitions table_schema table_name partition_method",
            "CREATE TABLE pieces (id int PRIMARY KEY, x int) PARTITION BY HASH (id) PARTITIONS 2;",
            "pieces: `PARTITION BY HASH` is not in the spec",
        ),
        (
            "tables temporary",
            "CREATE TABLE versions (id int PRIMARY KEY, x int) WITH SYSTEM VERSIONING;",
            "versions: `WITH SYSTEM VERSIONING` is not in the spec",
        ),
        (
            "views *",
            "CREATE VIEW names AS SELECT name FROM plain_rows; CREATE SEQUENCE invoices;",
            "names: left out: it is a view",
        ),
        (
            "statistics table_schema table_name non_unique index_name seq_in_index column_name nullable",
            "CREATE TABLE indexed (id int PRIMARY KEY, one int NOT NULL UNIQUE, two int, KEY (two));",
            "one: int unique\n      two: int optional index",
        ),
        (
            "statistics collation",
            "CREATE TABLE descending (id int PRIMARY KEY, x int, y int, KEY descending_x (x DESC));",
            "descending: the order in the index `descending_x` is not in the spec",
        ),
        (
            "statistics sub_part",
            "CREATE TABLE beginning (id int PRIMARY KEY, x text, KEY beginning_x (x(5)));",
            "beginning: the index `beginning_x` is not in the spec: it is of the beginnings of texts",
        ),
        (
            "statistics index_type",
            "CREATE TABLE searched (id int PRIMARY KEY, x text, FULLTEXT KEY searched_x (x));",
            "searched: the index `searched_x` is not in the spec: it is for searching",
        ),
        (
            "statistics index_comment",
            "CREATE TABLE explained (id int PRIMARY KEY, x int, KEY explained_x (x) COMMENT 'Why');",
            "explained: the comment of the index `explained_x` is not in the spec",
        ),
        (
            "statistics ignored",
            "CREATE TABLE ignoring (id int PRIMARY KEY, x int, KEY ignoring_x (x) IGNORED);",
            "ignoring: `IGNORED` of the index `ignoring_x` is not in the spec",
        ),
        (
            "key_column_usage constraint_schema constraint_name table_schema table_name column_name ordinal_position referenced_table_schema referenced_table_name referenced_column_name, \
             referential_constraints constraint_schema constraint_name delete_rule table_name",
            "CREATE TABLE holding (id int PRIMARY KEY, plain_row_id bigint NOT NULL, FOREIGN KEY (plain_row_id) REFERENCES plain_rows (id) ON DELETE CASCADE);",
            "plain_row: belongs_to PlainRow on_delete=cascade",
        ),
        (
            "referential_constraints update_rule",
            "CREATE TABLE following (id int PRIMARY KEY, x int, plain_row_id bigint, CONSTRAINT follows FOREIGN KEY (plain_row_id) REFERENCES plain_rows (id) ON UPDATE CASCADE);",
            "following: `ON UPDATE` of `follows` is not in the spec",
        ),
        (
            "check_constraints constraint_schema table_name constraint_name check_clause",
            "CREATE TABLE checked (id int PRIMARY KEY, low int NOT NULL CHECK (low BETWEEN 2 AND 3), CHECK (low % 2 = 0));",
            "low: int 2..3",
        ),
        (
            "triggers trigger_schema trigger_name event_object_table",
            "CREATE TRIGGER noting BEFORE INSERT ON checked FOR EACH ROW SET NEW.low = 2;",
            "checked: not in the spec, which has no triggers: `noting`",
        ),
        (
            "routines routine_schema routine_name routine_type",
            "CREATE FUNCTION twice(x int) RETURNS int DETERMINISTIC RETURN x * 2;",
            "twice: left out: it is a function",
        ),
        (
            "events event_schema event_name",
            "CREATE EVENT sweeping ON SCHEDULE EVERY 1 DAY DO DELETE FROM checked;",
            "sweeping: left out: it is an event",
        ),
    ],
    of_no_interest: &[
        (
            "all_plugins *, plugins *, engines *, keywords *, sql_functions *, system_variables *, global_status *, global_variables *, session_status *, session_variables *, user_variables *",
            "it is of the server or the session",
        ),
        (
            "client_statistics *, index_statistics *, table_statistics *, user_statistics *, key_caches *, optimizer_trace *, processlist *, profiling *, files *, tablespaces *",
            "as above",
        ),
        (
            "applicable_roles *, enabled_roles *, column_privileges *, schema_privileges *, table_privileges *, user_privileges *",
            "who may do what is for those who run the server",
        ),
        (
            "character_sets *, collations *, collation_character_set_applicability *, columns character_set_name",
            "a collation is told by its name",
        ),
        (
            "geometry_columns *, spatial_ref_sys *",
            "columns of places are told and left out",
        ),
        ("schemata *", "the address names the database"),
        (
            "parameters *, routines specific_name routine_catalog data_type character_maximum_length character_octet_length numeric_precision numeric_scale datetime_precision character_set_name collation_name dtd_identifier routine_body routine_definition external_name external_language parameter_style is_deterministic sql_data_access sql_path security_type created last_altered sql_mode routine_comment definer character_set_client collation_connection database_collation",
            "a routine is told as a whole",
        ),
        (
            "events event_catalog definer time_zone event_body event_definition event_type execute_at interval_value interval_field sql_mode starts ends status on_completion created last_altered last_executed event_comment originator character_set_client collation_connection database_collation",
            "an event is told as a whole",
        ),
        (
            "triggers trigger_catalog event_manipulation event_object_catalog event_object_schema action_order action_condition action_statement action_orientation action_timing action_reference_old_table action_reference_new_table action_reference_old_row action_reference_new_row created sql_mode definer character_set_client collation_connection database_collation",
            "a trigger is told as a whole",
        ),
        (
            "partitions table_catalog partition_name subpartition_name partition_ordinal_position subpartition_ordinal_position subpartition_method partition_expression subpartition_expression partition_description table_rows avg_row_length data_length max_data_length index_length data_free create_time update_time check_time checksum partition_comment nodegroup tablespace_name",
            "a partitioning is told as a whole",
        ),
        (
            "tables table_catalog version row_format table_rows avg_row_length data_length max_data_length index_length data_free auto_increment create_time update_time check_time checksum max_index_length",
            "it is how rows are kept",
        ),
        (
            "columns table_catalog character_octet_length privileges",
            "it follows from the rest",
        ),
        (
            "columns datetime_precision",
            "a service keeps moments to the microsecond, which is no less",
        ),
        (
            "statistics table_catalog index_schema cardinality packed comment",
            "it is for plans",
        ),
        (
            "key_column_usage constraint_catalog table_catalog position_in_unique_constraint, check_constraints constraint_catalog level, table_constraints *",
            "it follows from the rest",
        ),
        (
            "referential_constraints constraint_catalog unique_constraint_catalog unique_constraint_schema unique_constraint_name match_option referenced_table_name",
            "the server knows one way to match",
        ),
    ],
};

#[test]
#[ignore = "tier 2"]
fn every_column_of_the_catalogue_of_mariadb_is_decided_about() {
    MARIADB.every_column_is_in_it();
}

#[test]
#[ignore = "tier 2"]
fn what_the_catalogue_of_mariadb_holds_is_in_the_spec_or_told() {
    MARIADB.what_it_shows_is_in_the_spec_or_told();
}
