//! Migrations of users that nobody has thought of.

use super::project::Generated;

const SPEC: &str = "\
service: {name: shop}
entities:
  Item:
    fields:
      title: string 1..50
      note: text optional
      stock: int default=0
  Maker:
    fields:
      name: string
";

/// A project whose users have added this migration.
fn with(sql: &str) -> Generated {
    let project = Generated::new(SPEC);
    project.add_migration("0002_mine.up.sql", sql);
    project.add_migration("0002_mine.down.sql", "");
    project
}

fn changed(old: &str, new: &str) -> String {
    assert_eq!(SPEC.matches(old).count(), 1, "{old}");
    SPEC.replace(old, new)
}

const INDEX: &str = "CREATE INDEX items_by_note ON items (note);";
const VIEW: &str = "CREATE VIEW notes AS SELECT id, note FROM items;";
const TRIGGER: &str =
    "CREATE TRIGGER items_log AFTER UPDATE ON items BEGIN UPDATE makers SET name = new.note; END;";
const TRIGGER_OF_ANOTHER: &str =
    "CREATE TRIGGER makers_log AFTER INSERT ON makers BEGIN UPDATE items SET note = new.name; END;";

#[test]
fn what_reads_a_dropped_field_is_asked_about_and_goes_with_it() {
    let spec = changed("      note: text optional\n", "");
    for (sql, what) in [
        (INDEX, "index `items_by_note`"),
        (VIEW, "view `notes`"),
        (TRIGGER, "trigger `items_log`"),
        (TRIGGER_OF_ANOTHER, "trigger `makers_log`"),
    ] {
        let project = with(sql);
        let refusal = project.sync(&spec, false).unwrap_err().to_string();
        assert!(
            refusal.contains(what) && refusal.contains("0002_mine.up.sql"),
            "{refusal}"
        );
        let before = project.database().shape();
        project.sync(&spec, true).unwrap();
        let database = project.database();
        let downs = project.migrations("down");
        database.migrate(&downs.last().unwrap().1).unwrap();
        assert_eq!(database.shape(), before, "{sql}");
    }
}

#[test]
fn what_reads_a_dropped_table_is_asked_about_and_goes_with_it() {
    let spec = changed("  Maker:\n    fields:\n      name: string\n", "");
    for (sql, what) in [
        (TRIGGER, "trigger `items_log`"),
        (
            "CREATE VIEW names AS SELECT name FROM makers;",
            "view `names`",
        ),
    ] {
        let project = with(sql);
        let refusal = project.sync(&spec, false).unwrap_err().to_string();
        assert!(refusal.contains(what), "{refusal}");
        let before = project.database().shape();
        project.sync(&spec, true).unwrap();
        let database = project.database();
        database
            .0
            .execute(
                "INSERT INTO items VALUES (x'00', 'a', null, 0, 'x', 'x')",
                [],
            )
            .unwrap();
        database
            .0
            .execute("UPDATE items SET stock = 1", [])
            .unwrap();
        let downs = project.migrations("down");
        database.migrate(&downs.last().unwrap().1).unwrap();
        assert_eq!(database.shape(), before, "{sql}");
    }
}

#[test]
fn what_users_made_follows_renames_into_later_rebuilds() {
    let project = with(&[INDEX, VIEW, TRIGGER, TRIGGER_OF_ANOTHER].concat());
    let renamed = changed(
        "note: text optional",
        "remark: text optional renamed_from=note",
    );
    let renamed = renamed.replace("  Item:\n", "  Thing:\n    renamed_from: Item\n");
    project.sync(&renamed, false).unwrap();
    let before = project.database();
    let later = renamed
        .replace(" renamed_from=note", "")
        .replace("    renamed_from: Item\n", "");
    let later = later.replace("stock: int default=0", "stock: int default=1 max=9");
    project.sync(&later, true).unwrap();
    let (_, last) = project.migrations("up").pop().unwrap();
    assert!(last.contains("CREATE TABLE things_new"), "{last}");
    let database = project.database();
    for name in ["items_by_note", "notes", "items_log", "makers_log"] {
        assert_eq!(
            database.shape().get(name),
            before.shape().get(name),
            "{last}"
        );
    }
    let use_them = "INSERT INTO makers VALUES (x'00', 'a', 'x', 'x');\
                    INSERT INTO things VALUES (x'00', 'a', 'b', 0, 'x', 'x');\
                    UPDATE things SET stock = 1; SELECT * FROM notes";
    database.0.execute_batch(use_them).unwrap();
}

#[test]
fn columns_that_are_made_of_others_come_along() {
    let project = with(
        "ALTER TABLE items ADD COLUMN loud TEXT GENERATED ALWAYS AS (upper(title)) VIRTUAL; \
         ALTER TABLE items ADD COLUMN short TEXT AS (CAST(substr(title, 1, 3) AS TEXT)); \
         ALTER TABLE items ADD COLUMN size INTEGER DEFAULT (CAST(1 AS INTEGER));",
    );
    let spec = changed(
        "title: string 1..50",
        "headline: string 1..50 renamed_from=title",
    );
    let database = project.database();
    let row = "INSERT INTO items (id, title, stock, created_at, updated_at, size) \
               VALUES (x'00', 'some', 0, 'x', 'x', 7)";
    database.0.execute(row, []).unwrap();
    project.sync(&spec, false).unwrap();
    for (direction, title) in [("up", "headline"), ("down", "title")] {
        let (_, migration) = project.migrations(direction).pop().unwrap();
        database.migrate(&migration).unwrap();
        let sql = format!("SELECT loud || short || size FROM items WHERE {title} = 'some'");
        let found: String = database.0.query_row(&sql, [], |row| row.get(0)).unwrap();
        assert_eq!(found, "SOMEsom7", "{migration}");
    }
}

#[test]
fn names_that_users_have_taken_are_told() {
    let with_index = changed("title: string 1..50", "title: string 1..50 index");
    let with_table = format!("{SPEC}  Tag:\n    fields:\n      name: string\n");
    for (sql, spec, name) in [
        (
            "CREATE INDEX items_title_idx ON items (title);",
            &with_index,
            "index `items_title_idx`",
        ),
        (
            "CREATE TABLE tags (name TEXT);",
            &with_table,
            "table `tags`",
        ),
        ("CREATE VIEW Tags AS SELECT 1;", &with_table, "table `tags`"),
    ] {
        let project = with(sql);
        for allow_destructive in [false, true] {
            let refusal = project
                .sync(spec, allow_destructive)
                .unwrap_err()
                .to_string();
            assert!(
                refusal.contains(name) && refusal.contains("0002_mine.up.sql"),
                "{refusal}"
            );
        }
    }
    let project = with("CREATE TABLE tags (name TEXT); DROP TABLE tags;");
    project.sync(&with_table, false).unwrap();
    project.database();
}

#[test]
fn tables_of_users_that_refer_to_ours_go_on_doing_so() {
    let project = with(
        "CREATE TABLE item_stats (item_id BLOB REFERENCES items (id) ON DELETE CASCADE, seen INTEGER) STRICT;",
    );
    let rebuilt = changed("stock: int default=0", "stock: int default=1 max=9");
    let database = project.database();
    let row = "INSERT INTO items VALUES (x'00', 'a', null, 0, 'x', 'x'); INSERT INTO item_stats VALUES (x'00', 7)";
    database.0.execute_batch(row).unwrap();
    project.sync(&rebuilt, true).unwrap();
    let (_, up) = project.migrations("up").pop().unwrap();
    database.migrate(&up).unwrap();
    assert_eq!(count(&database, "item_stats"), 1);
    let renamed = rebuilt.replace("  Item:\n", "  Thing:\n    renamed_from: Item\n");
    project.sync(&renamed, true).unwrap();
    let (_, up) = project.migrations("up").pop().unwrap();
    database.migrate(&up).unwrap();
    database.0.execute("DELETE FROM things", []).unwrap();
    assert_eq!(count(&database, "item_stats"), 0);
}

fn count(database: &super::database::Database, table: &str) -> i64 {
    let sql = format!("SELECT count(*) FROM {table}");
    database.0.query_row(&sql, [], |row| row.get(0)).unwrap()
}
