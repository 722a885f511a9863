//! Whatever the catalogue of `SQLite` holds is in the spec, is told, or is of no interest.

use rusqlite::Connection;

use super::database::import;

/// What is listed about a database and its tables, with the columns of each list.
const LISTS: [&str; 5] = [
    "pragma_table_list",
    "pragma_table_xinfo",
    "pragma_index_list",
    "pragma_index_xinfo",
    "pragma_foreign_key_list",
];

/// Columns of the lists, tables by which they hold something, and how an import shows that.
const SHOWN: [(&str, &str, &str); 20] = [
    (
        "table_list.name table_list.type table_xinfo.name table_xinfo.type",
        "CREATE TABLE plain_rows (id INTEGER PRIMARY KEY, name VARCHAR(7) NOT NULL);",
        "  PlainRow:\n    fields:\n      name: string ..7\n",
    ),
    (
        "table_xinfo.notnull",
        "CREATE TABLE maybes (id INTEGER PRIMARY KEY, maybe INT);",
        "maybe: int optional",
    ),
    (
        "table_xinfo.dflt_value",
        "CREATE TABLE filled (id INTEGER PRIMARY KEY, five INT NOT NULL DEFAULT 5, mark BLOB NOT NULL DEFAULT x'deadbeef');",
        "mark: {type: bytes, default: \"3q2+7w==\"}",
    ),
    (
        "table_xinfo.pk",
        "CREATE TABLE keyless (x INT);",
        "keyless: left out: it has no primary key",
    ),
    (
        "table_xinfo.hidden",
        "CREATE TABLE computed (id INTEGER PRIMARY KEY, one INT, two INT AS (one * 2));",
        "computed.two: left out: the database computes it",
    ),
    (
        "schema.sql",
        "CREATE TABLE checked (id INTEGER PRIMARY KEY, low INT NOT NULL CHECK (low BETWEEN 2 AND 3), CHECK (low % 2 = 0));",
        "checked: the check `low % 2 = 0` is not in the spec",
    ),
    (
        "schema.sql",
        "CREATE TABLE sounding (id INTEGER PRIMARY KEY, sound TEXT COLLATE RTRIM);",
        "sounding.sound: `COLLATE RTRIM` is not in the spec",
    ),
    (
        "schema.sql",
        "CREATE TABLE replacing (id INTEGER PRIMARY KEY, x INT UNIQUE ON CONFLICT REPLACE);",
        "replacing: `ON CONFLICT` is not in the spec",
    ),
    (
        "schema.sql",
        "CREATE TABLE late (id INTEGER PRIMARY KEY, x INT, row_id INT REFERENCES plain_rows DEFERRABLE INITIALLY DEFERRED);",
        "late: `INITIALLY DEFERRED` is not in the spec",
    ),
    (
        "schema.type schema.name",
        "CREATE VIEW names AS SELECT name FROM plain_rows;",
        "names: left out: it is a view",
    ),
    (
        "schema.tbl_name",
        "CREATE TRIGGER noting AFTER INSERT ON checked BEGIN DELETE FROM maybes; END;",
        "checked: not in the spec, which has no triggers: `noting`",
    ),
    (
        "index_list.name index_list.unique index_xinfo.name index_xinfo.seqno index_xinfo.key",
        "CREATE TABLE indexed (id INTEGER PRIMARY KEY, one INT NOT NULL UNIQUE, two INT); CREATE INDEX indexed_two ON indexed (two);",
        "one: int unique\n      two: int optional index",
    ),
    (
        "index_list.partial",
        "CREATE TABLE partial (id INTEGER PRIMARY KEY, x INT); CREATE INDEX partial_x ON partial (x) WHERE x > 1;",
        "partial: the index `partial_x` is not in the spec: it is of some rows alone",
    ),
    (
        "index_list.origin",
        "CREATE TABLE worded (id INTEGER NOT NULL, x INT, PRIMARY KEY (id)) WITHOUT ROWID;",
        "  Worded:\n    fields:\n      x: int optional\n",
    ),
    (
        "index_xinfo.cid",
        "CREATE TABLE expressing (id INTEGER PRIMARY KEY, x INT); CREATE UNIQUE INDEX expressing_x ON expressing (x + 1);",
        "expressing: the unique index `expressing_x` is not in the spec: it is of an expression",
    ),
    (
        "index_xinfo.desc",
        "CREATE TABLE descending (id INTEGER PRIMARY KEY, x INT); CREATE INDEX descending_x ON descending (x DESC);",
        "descending: the order in the index `descending_x` is not in the spec",
    ),
    (
        "index_xinfo.coll",
        "CREATE TABLE caseless (id INTEGER PRIMARY KEY, nick TEXT); CREATE INDEX caseless_nick ON caseless (nick COLLATE NOCASE);",
        "caseless: the collation of the index `caseless_nick` is not in the spec",
    ),
    (
        "foreign_key_list.table foreign_key_list.from foreign_key_list.to foreign_key_list.on_delete",
        "CREATE TABLE holding (id INTEGER PRIMARY KEY, plain_row_id INT NOT NULL REFERENCES plain_rows ON DELETE CASCADE);",
        "plain_row: belongs_to PlainRow on_delete=cascade",
    ),
    (
        "foreign_key_list.id foreign_key_list.seq",
        "CREATE TABLE paired (id INTEGER PRIMARY KEY, a INT, b INT, FOREIGN KEY (a, b) REFERENCES pairs (a, b));",
        "the reference to `pairs` is not in the spec: it is made of `a` and `b`",
    ),
    (
        "foreign_key_list.on_update",
        "CREATE TABLE following (id INTEGER PRIMARY KEY, plain_row_id INT REFERENCES plain_rows ON UPDATE CASCADE);",
        "following: `ON UPDATE` of `plain_row_id` is not in the spec",
    ),
];

/// Columns of the lists, and why nobody misses them in a spec.
const OF_NO_INTEREST: [(&str, &str); 4] = [
    ("table_list.schema", "there is one in a file"),
    (
        "table_list.ncol table_xinfo.cid index_list.seq",
        "the columns and indexes themselves are there",
    ),
    (
        "table_list.wr table_list.strict",
        "every table of a service is strict, and how its rows are kept is not seen",
    ),
    ("foreign_key_list.match", "SQLite ignores it"),
];

#[test]
fn every_column_is_decided_about() {
    let shown = SHOWN.iter().map(|(columns, ..)| *columns);
    let all = shown.chain(OF_NO_INTEREST.iter().map(|(columns, _)| *columns));
    let known: Vec<_> = all.flat_map(|columns| columns.split(' ')).collect();
    let connection = Connection::open_in_memory().unwrap();
    for list in LISTS {
        let argument = if list == "pragma_table_list" {
            ""
        } else {
            "('x')"
        };
        let statement = connection
            .prepare(&format!("SELECT * FROM {list}{argument}"))
            .unwrap();
        let list = list.strip_prefix("pragma_").unwrap();
        for column in statement.column_names() {
            let column = format!("{list}.{column}");
            assert!(known.contains(&column.as_str()), "decide about {column}");
        }
    }
}

#[test]
fn what_it_holds_is_in_the_spec_or_told() {
    let tables: String = SHOWN.iter().map(|(_, sql, _)| *sql).collect();
    let told = import(&tables);
    for (columns, _, shown) in SHOWN {
        assert!(told.contains(shown), "{columns}: {shown}\n{told}");
    }
}
