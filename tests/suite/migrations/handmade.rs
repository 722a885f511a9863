use std::collections::BTreeMap;

use scaffold::migrate::{Migration, MigrationFile, migrations};

use super::case::{Case, project};
use super::database::Database;

const MINE: &str = "\
-- It's mine; posts get a note.
ALTER TABLE main.posts ADD COLUMN \"my note\" TEXT DEFAULT 'a;b, (c' CHECK (length(\"my note\") < 99); /* ; */
CREATE INDEX posts_by_note ON posts (\"my note\", title) WHERE title <> ';';
CREATE TABLE audit (title TEXT, kind TEXT);
CREATE TRIGGER posts_log AFTER UPDATE OF title ON posts BEGIN
    INSERT INTO audit VALUES (new.title, CASE WHEN new.title = '' THEN 'empty' ELSE 'full' END);
    UPDATE posts SET \"my note\" = 'changed' WHERE id = new.id;
END;
CREATE TRIGGER users_log AFTER INSERT ON users BEGIN INSERT INTO audit SELECT title, '' FROM posts LIMIT 1; END;
CREATE VIEW titles AS SELECT title FROM posts;
CREATE INDEX passing ON posts (content);
DROP INDEX IF EXISTS passing;
";

fn rebuilding() -> Case {
    Case::of("longer")
        .handmade(MINE)
        .change("title: string 1..200", "title: string 1..250")
}

/// The names and texts of everything that users have made.
fn objects(database: &Database) -> BTreeMap<String, Option<String>> {
    let sql = "SELECT name, sql FROM sqlite_schema WHERE name IN \
               ('posts_by_note', 'posts_log', 'users_log', 'titles', 'audit', 'passing')";
    let mut statement = database.0.prepare(sql).unwrap();
    statement
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
        .unwrap()
        .map(Result::unwrap)
        .collect()
}

fn with_mine(case: &Case) -> Database {
    let database = Database::with_rows(case.old());
    for sql in &case.handmade {
        database.migrate(sql).unwrap();
    }
    database
}

#[test]
fn what_users_added_to_a_rebuilt_table_stays() {
    let case = rebuilding();
    let migration = case.migration();
    assert!(
        migration.up.contains("CREATE TABLE posts_new"),
        "{}",
        migration.up
    );
    let database = with_mine(&case);
    database
        .0
        .execute("UPDATE posts SET \"my note\" = hex(id)", [])
        .unwrap();
    let before = (objects(&database), database.shape(), database.values());
    assert_eq!(before.0.len(), 5);

    database.migrate(&migration.up).unwrap();
    assert_eq!(objects(&database), before.0);
    assert_eq!(database.values(), before.2);
    database
        .0
        .execute("UPDATE posts SET title = 'x'", [])
        .unwrap();
    let changed: i64 = database
        .0
        .query_row(
            "SELECT count(*) FROM posts WHERE \"my note\" = 'changed'",
            [],
            |row| row.get(0),
        )
        .unwrap();
    assert_eq!(changed, 6, "the trigger works");

    database.migrate(&migration.down).unwrap();
    assert_eq!((objects(&database), database.shape()), (before.0, before.1));
}

#[test]
fn columns_called_like_keywords_stay() {
    let case = Case::of("keywords")
        .handmade(
            "ALTER TABLE posts ADD \"column\" TEXT; ALTER TABLE posts ADD COLUMN \"check\" TEXT;",
        )
        .change("title: string 1..200", "title: string 1..250");
    let up = case.migration().up;
    assert!(
        up.contains("\n    \"column\" TEXT,\n    \"check\" TEXT\n)"),
        "{up}"
    );
}

#[test]
fn it_stays_in_the_next_rebuild_too() {
    let first = rebuilding();
    let again = Case::of("again")
        .given("title: string 1..200", "title: string 1..250")
        .handmade(MINE)
        .handmade(Box::leak(first.migration().up.into_boxed_str()))
        .change("views: int default=0", "views: int default=1");
    let migration = again.migration();
    assert!(
        migration
            .up
            .contains("    \"my note\" TEXT DEFAULT 'a;b, (c' CHECK"),
        "{}",
        migration.up
    );
    assert!(
        migration.up.contains("CREATE TRIGGER posts_log"),
        "{}",
        migration.up
    );
    assert_eq!(
        migration.up.matches("CREATE INDEX posts_by_note").count(),
        1,
        "{}",
        migration.up
    );
}

#[test]
fn names_that_users_changed_are_followed() {
    let case = rebuilding().handmade("ALTER TABLE posts RENAME COLUMN \"my note\" TO memo; DROP INDEX posts_by_note; DROP TRIGGER posts_log");
    let migration = case.migration();
    assert!(
        migration.up.contains("\"memo\" TEXT DEFAULT"),
        "{}",
        migration.up
    );
    assert!(
        !migration.up.contains("my note\" TEXT") && !migration.up.contains("posts_log"),
        "{}",
        migration.up
    );
}

#[test]
fn new_names_are_written_into_what_users_made() {
    let case = Case::of("renames")
        .handmade("CREATE INDEX by_title ON posts (title) WHERE Title <> 'title';")
        .handmade("CREATE VIEW titles AS SELECT title FROM posts;")
        .change(
            "title: string 1..200",
            "headline: string 1..200 renamed_from=title",
        );
    let migration = case.migration();
    let database = with_mine(&case);
    let before = (database.shape(), database.values());
    database.migrate(&migration.up).unwrap();
    let shape = database.shape();
    assert_eq!(
        shape["by_title"].first().unwrap(),
        "CREATE INDEX by_title ON posts (headline) WHERE headline <> 'title'"
    );
    assert_eq!(
        shape["titles"].first().unwrap(),
        "CREATE VIEW titles AS SELECT headline FROM posts"
    );
    database.migrate(&migration.down).unwrap();
    assert_eq!((database.shape(), database.values()), before);
}

#[test]
fn what_cannot_be_taken_along_is_asked_about() {
    let case = Case::of("drops and renames")
        .handmade("CREATE INDEX by_content ON posts (content);")
        .handmade("CREATE VIEW slugs AS SELECT slug, name FROM posts, tags;")
        .handmade("CREATE VIEW names AS SELECT posts.id, users.name FROM posts, users, tags;")
        .change("      content: text\n", "")
        .change("slug: slug unique", "path: slug unique renamed_from=slug")
        .change(
            "name: string 1..100",
            "label: string 1..100 renamed_from=name",
        );
    insta::assert_snapshot!(case.refusal());
    let database = with_mine(&case);
    let before = database.shape();
    let migration = case.allowed().migration();
    database.migrate(&migration.up).unwrap();
    database.migrate(&migration.down).unwrap();
    assert_eq!(database.shape(), before);
}

#[test]
fn a_field_that_a_column_is_there_for_is_asked_about() {
    let case = Case::of("doubled")
        .handmade("ALTER TABLE posts ADD subtitle TEXT")
        .add("title: string 1..200", "\n      subtitle: string optional");
    insta::assert_snapshot!(case.refusal());
}

#[test]
fn any_text_among_the_migrations_is_borne() {
    for text in [
        "'",
        "\"",
        "[",
        "/*",
        "--",
        "CREATE",
        "CREATE TABLE",
        "CREATE TABLE posts (",
        "CREATE TRIGGER x ON posts BEGIN CASE",
        "ALTER TABLE",
        "ALTER TABLE posts RENAME",
        ";;)((",
        "é'ß\"",
        "DROP INDEX",
        "ALTER TABLE posts ADD",
        "main.",
        "CREATE TABLE posts AS SELECT 1",
    ] {
        let case = Case::of("odd")
            .handmade(text)
            .change("views: int default=0", "views: int default=1");
        assert!(case.migration().up.contains("DEFAULT 1"), "{text}");
    }
}

/// What migrations have made themselves is no addition of users.
#[test]
fn nothing_of_the_services_own_is_told_to_be_lost() {
    let base = "entities:\n  User:\n    soft_delete: true\n    fields:\n      name: string\n      email: email\n";
    let changes = ["email unique", "email index", "int"];
    for engine in ["sqlite", "postgres", "mysql"] {
        for kind in changes {
            let place = "      email: email\n";
            let text = &format!("      email: {kind}\n");
            let spec = |text: &str| {
                let spec = base.replace(place, text);
                project(&format!("service: {{name: x}}\ndatabase: {engine}\n{spec}"))
            };
            let steps = [spec(place), spec(text), spec("")];
            let mut existing = Vec::new();
            let mut old = None;
            for new in &steps[..2] {
                let made = migrations(old, new, &existing, true).unwrap();
                let files = made.into_iter().flat_map(Migration::files);
                existing.extend(files.map(|(name, text)| MigrationFile { name, text }));
                old = Some(new);
            }
            let refused = migrations(old, &steps[2], &existing, false).unwrap_err();
            let codes = refused
                .problems
                .iter()
                .map(|problem| problem.wording().code);
            assert_eq!(
                codes.collect::<Vec<_>>(),
                ["field-dropped"],
                "{engine}: {refused}"
            );
            let kept = base.replace("    soft_delete: true\n", "");
            let kept = kept.replace(place, text);
            let kept = project(&format!("service: {{name: x}}\ndatabase: {engine}\n{kept}"));
            let refused = migrations(old, &kept, &existing, false).unwrap_err();
            assert_eq!(refused.problems.len(), 1, "{engine}: {refused}");
        }
    }
}
