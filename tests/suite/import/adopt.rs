//! Services over tables that were there before.

use scaffold::front::load;
use scaffold::migrate::{adopted, migrations};
use scaffold::model::Project;

use super::database::{Database, told};
use crate::command::scaffold;

const SHOP: &str = "
    CREATE TABLE Artist (ArtistId INTEGER PRIMARY KEY, Name NVARCHAR(120));
    CREATE TABLE Album (
        AlbumId INTEGER PRIMARY KEY,
        Title NVARCHAR(20) NOT NULL UNIQUE,
        Released DATETIME,
        Price NUMERIC(10, 2) NOT NULL,
        Day DATE,
        Sold BOOLEAN,
        Note,
        Plays INT,
        Mixed REAL,
        Artist INTEGER NOT NULL REFERENCES Artist
    );
    CREATE TABLE AlbumGenre (AlbumId INTEGER REFERENCES Album, GenreId INTEGER REFERENCES Genre, PRIMARY KEY (AlbumId, GenreId));
    CREATE TABLE Genre (GenreId INT PRIMARY KEY, Name TEXT);
    CREATE TABLE Label (LabelId INTEGER PRIMARY KEY, Name TEXT, Place POINT NOT NULL);
    INSERT INTO Artist VALUES (1, 'Ada');
    INSERT INTO Album VALUES (1, 'One', '2009-01-01 00:00:00', 9.9, '2009-01-01', 1, 'x', 5000000000, 1.5, 1);
    INSERT INTO Album VALUES (2, 'A title that is far too long', '2009-01-02', 10, 'soon', 2, NULL, 1, 'x', 1);";

fn project(spec: &str) -> Project {
    load("scaffold.yaml", spec.as_bytes()).unwrap_or_else(|problems| panic!("{problems}"))
}

#[test]
fn names_stay_and_columns_are_what_their_rows_hold() {
    insta::assert_snapshot!(told(&Database::of(SHOP).import(true)));
}

#[test]
fn no_migration_makes_what_is_there() {
    let adopting = project(&Database::of(SHOP).import(true).text);
    assert_eq!(migrations(None, &adopting, &[], false).unwrap(), []);
    insta::assert_snapshot!(adopted(None, &adopting).unwrap());
}

#[test]
fn what_the_tests_need_is_made_of_the_spec() {
    let adopting = project(&Database::of(SHOP).import(true).text);
    let tables = adopted(None, &adopting).unwrap();
    let again = Database::of(&tables).import(false);
    assert_eq!(again.entities, adopting.entities.len());
    assert_eq!(adopted(Some(&adopting), &adopting), None);
}

const POSTS: &str = "
service: {name: blog}
entities:
  Post:
    table: tbl_posts
    id: {type: bigint, column: post_nr}
    timestamps: false
    fields:
      title: string ..100 column=ttl
  Comment:
    timestamps: false
    fields:
      body: text
    relations:
      post: belongs_to Post column=of_post
";

#[test]
fn later_changes_alter_what_was_there() {
    let before = project(POSTS);
    let first = migrations(None, &before, &[], false).unwrap();
    insta::assert_snapshot!(first[0].up, @r"
    -- Creates the table comments.

    CREATE TABLE comments (
        id BLOB NOT NULL PRIMARY KEY,
        body TEXT NOT NULL,
        of_post INTEGER NOT NULL
            CONSTRAINT comments_of_post_fkey REFERENCES tbl_posts (post_nr) ON DELETE RESTRICT
    ) STRICT;

    CREATE INDEX comments_of_post_idx ON comments (of_post);
    ");
    let after = project(&POSTS.replace(
        "column=ttl\n",
        "column=ttl\n      subtitle: string ..50 optional index column=sub\n",
    ));
    let second = migrations(Some(&before), &after, &[], false).unwrap();
    insta::assert_snapshot!(second[0].up);
    let wider = project(&POSTS.replace("..100", "..200"));
    let refused = migrations(Some(&before), &wider, &[], false).unwrap_err();
    assert_eq!(refused.problems[0].wording().code, "existing-rebuilt");
}

#[test]
fn the_column_of_an_id_may_be_a_word_of_sql() {
    let key = project(&POSTS.replace("post_nr", "Key"));
    let views = serde_json::to_value(scaffold::render::views(
        scaffold::features::Features::standard(),
        &key,
    ))
    .unwrap();
    let select = views["entities"][0]["statements"]["select"]
        .as_str()
        .unwrap();
    assert!(select.starts_with(r#"SELECT \"Key\", ttl "#), "{select}");
}

#[test]
fn the_service_is_generated_over_the_tables() {
    let database = Database::of(SHOP);
    let home = database.folder.path();
    let import = scaffold(
        home,
        &[
            "import",
            "--from",
            "sqlite:shop.db",
            "--adopt",
            "--out",
            "shop.yaml",
        ],
    );
    assert_eq!(import.status, 0, "{}", import.stderr);
    let new = scaffold(home, &["new", "shop", "--spec", "shop.yaml"]);
    assert_eq!(new.status, 0, "{}", new.stderr);
    assert!(!home.join("shop/migrations").exists());
    let read = |path: &str| fs_err::read_to_string(home.join("shop").join(path)).unwrap();
    assert!(read("tests/existing/0001_tables.sql").starts_with("CREATE TABLE "));
    let row = read("src/repositories/albums.rs");
    assert!(
        row.contains("DELETE FROM Album WHERE AlbumId = ?1"),
        "{row}"
    );
    let model = read("src/models/album.rs");
    assert!(model.contains(".expression(\"Title\")"), "{model}");
    let sync = scaffold(&home.join("shop"), &["check"]);
    assert_eq!(sync.status, 0, "{}", sync.stderr);
}

#[test]
fn a_model_cannot_be_adopted() {
    let database = Database::of(SHOP);
    let run = scaffold(
        database.folder.path(),
        &["import", "--from", "a.jdl", "--adopt"],
    );
    assert_eq!(run.status, 2);
    assert!(run.stderr.contains("leave `--adopt` out"), "{}", run.stderr);
}

#[test]
fn records_of_migrations_of_others_are_told_and_left_alone() {
    let database = Database::of(
        "CREATE TABLE schema_migrations (version VARCHAR(255) NOT NULL PRIMARY KEY);
         CREATE TABLE knex_migrations (id INTEGER PRIMARY KEY, name TEXT, batch INT);
         CREATE TABLE notes (id INTEGER PRIMARY KEY, body TEXT NOT NULL);",
    );
    let imported = database.import(true);
    assert_eq!(imported.entities, 1);
    let told = told(&imported);
    for line in [
        "table-left-out: schema_migrations: left out: another framework records its migrations in it",
        "table-left-out: knex_migrations: left out: Knex records its migrations in it",
    ] {
        assert!(told.contains(line), "{told}");
    }
}

#[test]
fn the_record_of_a_service_is_no_table_of_its_spec() {
    for name in ["_service_migrations", "schema_migrations"] {
        let database = Database::of(&format!(
            "CREATE TABLE {name} (name TEXT NOT NULL PRIMARY KEY, applied_at TEXT NOT NULL);
             CREATE TABLE notes (id INTEGER PRIMARY KEY, body TEXT NOT NULL);"
        ));
        let told = told(&database.import(true));
        assert!(told.ends_with("---\n"), "{told}");
    }
}
