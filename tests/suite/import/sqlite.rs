//! What of a database becomes what of a spec.

use super::database::import;

#[test]
fn tables_become_entities_and_foreign_keys_relations() {
    insta::assert_snapshot!(import(
        "CREATE TABLE Artists (ArtistId INTEGER PRIMARY KEY, Name NVARCHAR(120) NOT NULL);
         CREATE TABLE Album (
             AlbumId INTEGER PRIMARY KEY,
             Title NVARCHAR(160) NOT NULL UNIQUE,
             Released DATE,
             Price NUMERIC(10, 2) NOT NULL DEFAULT 9.9,
             ArtistId INTEGER NOT NULL REFERENCES Artists ON DELETE CASCADE,
             SequelOf INTEGER REFERENCES Album (AlbumId) ON DELETE SET NULL
         );
         CREATE TABLE Sleeve (
             id INTEGER PRIMARY KEY,
             scan BLOB NOT NULL,
             album_id INTEGER NOT NULL UNIQUE REFERENCES Album (AlbumId)
         );
         CREATE TABLE Genre (id INTEGER PRIMARY KEY, name VARCHAR(255));
         CREATE TABLE AlbumGenre (
             AlbumId INTEGER NOT NULL REFERENCES Album,
             GenreId INTEGER NOT NULL REFERENCES Genre,
             PRIMARY KEY (AlbumId, GenreId)
         );
         CREATE INDEX album_by_date ON Album (Released, Price);
         CREATE INDEX genre_by_name ON Genre (name);"
    ));
}

#[test]
fn checks_are_ranges_lengths_and_enums() {
    insta::assert_snapshot!(import(
        "CREATE TABLE people (
             id INTEGER PRIMARY KEY,
             name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
             nick TEXT CHECK (nick IS NULL OR length(nick) <= 500),
             mood TEXT NOT NULL DEFAULT 'fine' CHECK (mood IN ('fine', 'so so', 'bad')),
             side TEXT CHECK (side = 'left' OR side = 'right'),
             age INTEGER CHECK (age >= 0 AND age < 200),
             score REAL CHECK (score BETWEEN 0 AND 1.5),
             rank INTEGER CHECK (10 > rank),
             active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
             settings TEXT CHECK (json_valid(settings)),
             first INTEGER,
             last INTEGER,
             CHECK (first <= last),
             CHECK (name <> upper(name))
         );"
    ));
}

#[test]
fn columns_with_a_word_of_their_own_are_recognised() {
    insta::assert_snapshot!(import(
        "CREATE TABLE posts (
             id INTEGER PRIMARY KEY,
             title TEXT NOT NULL,
             created_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
             updated_at DATETIME NOT NULL,
             version INTEGER NOT NULL DEFAULT 1,
             deleted_at DATETIME
         );
         CREATE UNIQUE INDEX posts_by_title ON posts (title) WHERE deleted_at IS NULL;
         CREATE TABLE notes (
             id BLOB PRIMARY KEY,
             text TEXT NOT NULL,
             created_at DATETIME NOT NULL,
             updated_at DATETIME,
             version TEXT,
             deleted_at DATETIME NOT NULL
         );"
    ));
}

#[test]
fn what_cannot_be_said_is_told_with_its_place() {
    insta::assert_snapshot!(import(
        "CREATE TABLE countries (code CHAR(2) PRIMARY KEY, name TEXT);
         CREATE TABLE log (at TEXT, line TEXT);
         CREATE TABLE empty (id INTEGER PRIMARY KEY);
         CREATE TABLE lines (invoice INTEGER, place INTEGER, item TEXT, PRIMARY KEY (invoice, place));
         CREATE TABLE cities (
             id INTEGER PRIMARY KEY,
             country CHAR(2) REFERENCES countries,
             hash INTEGER REFERENCES empty (id),
             outline POLYGON,
             anything,
             price NUMERIC,
             huge DECIMAL(30, 2),
             upper TEXT AS (upper(country)),
             seen TEXT NOT NULL DEFAULT (datetime('now')),
             wrong INTEGER DEFAULT 'x',
             state INTEGER DEFAULT 1 REFERENCES cities ON DELETE SET DEFAULT,
             of_line INTEGER,
             FOREIGN KEY (of_line, state) REFERENCES lines (invoice, place)
         );
         CREATE INDEX cities_upper ON cities (lower(country));
         CREATE INDEX cities_some ON cities (country) WHERE price > 1;
         CREATE INDEX cities_left ON cities (outline);
         CREATE VIEW capitals AS SELECT * FROM cities;
         CREATE TRIGGER watch AFTER INSERT ON cities BEGIN SELECT 1; END;"
    ));
}

#[test]
fn names_follow_the_language_and_stay_distinct() {
    insta::assert_snapshot!(import(
        "CREATE TABLE \"order details\" (id INTEGER PRIMARY KEY, \"Unit Price (€)\" REAL, \"2nd\" TEXT, null_ TEXT, \"on\" TEXT);
         CREATE TABLE order_detail (id INTEGER PRIMARY KEY, x TEXT);
         CREATE TABLE data (key INTEGER PRIMARY KEY, id TEXT, \"ID \" TEXT, created_at TEXT);
         CREATE TABLE posts (id INTEGER PRIMARY KEY, x TEXT);
         CREATE TABLE new_posts (id INTEGER PRIMARY KEY, x TEXT);
         CREATE TABLE users (id INTEGER PRIMARY KEY, x TEXT);
         CREATE TABLE tickets (
             id INTEGER PRIMARY KEY,
             author TEXT,
             author_id INTEGER REFERENCES users,
             editor_id INTEGER REFERENCES users,
             users INTEGER REFERENCES users
         );"
    ));
}

#[test]
fn a_circle_of_required_references_is_opened() {
    insta::assert_snapshot!(import(
        "CREATE TABLE staff (id INTEGER PRIMARY KEY, store_id INTEGER NOT NULL REFERENCES stores);
         CREATE TABLE stores (id INTEGER PRIMARY KEY, manager_id INTEGER NOT NULL REFERENCES staff);"
    ));
}

#[test]
fn unique_emails_are_known_by_their_indexes() {
    insta::assert_snapshot!(import(
        "CREATE TABLE users (
             id INTEGER PRIMARY KEY,
             email VARCHAR(254) NOT NULL,
             backup_mail TEXT COLLATE NOCASE UNIQUE,
             login TEXT NOT NULL,
             nick TEXT COLLATE NOCASE UNIQUE,
             team INTEGER,
             work_email VARCHAR(100)
         );
         CREATE UNIQUE INDEX users_email ON users (lower(\"email\"));
         CREATE UNIQUE INDEX users_login ON users (lower(login));
         CREATE UNIQUE INDEX users_work ON users (team, work_email COLLATE NOCASE);
         CREATE INDEX users_mail ON users (lower(backup_mail));"
    ));
}

#[test]
fn a_table_of_timestamps_alone_is_an_entity() {
    let spec = import(
        "CREATE TABLE tenants (id INTEGER PRIMARY KEY, created_at DATETIME NOT NULL, updated_at DATETIME NOT NULL);
         CREATE TABLE carts (id INTEGER PRIMARY KEY, created_at DATETIME NOT NULL, updated_at DATETIME NOT NULL);
         CREATE TABLE members (id INTEGER PRIMARY KEY, name TEXT NOT NULL, tenant_id INTEGER NOT NULL REFERENCES tenants);
         CREATE TABLE cart_members (cart_id INTEGER REFERENCES carts, member_id INTEGER REFERENCES members, PRIMARY KEY (cart_id, member_id));
         CREATE TABLE places (id INTEGER PRIMARY KEY, place POINT NOT NULL);
         CREATE TABLE keys (id INTEGER PRIMARY KEY);",
    );
    for part in [
        "  Tenant:\n    fields:\n      created_at: datetime\n      updated_at: datetime\n",
        "  Cart:\n    timestamps: true\n    relations:\n      members: many_to_many Member\n",
        "      tenant: belongs_to Tenant\n",
        "type-adapted: tenants: `created_at` and `updated_at` are plain fields in the spec, because the table has no other",
        "table-left-out: places: left out: nothing but its key could be in the spec",
        "table-left-out: keys: left out: there is nothing in it but its key",
    ] {
        assert!(spec.contains(part), "{part}\n{spec}");
    }
}

#[test]
fn what_is_unique_stays_so_where_rows_are_marked_as_deleted() {
    let spec = import(
        "CREATE TABLE people (id INTEGER PRIMARY KEY, nick VARCHAR(40) NOT NULL UNIQUE,
         first TEXT, last TEXT, deleted_at DATETIME, UNIQUE (first, last));",
    );
    for part in [
        "    soft_delete: true\n",
        "      nick: string ..40 unique\n",
        "    unique:\n      - [first, last]\n",
        "type-adapted: people: deleted rows count where `nick` is unique, and in the spec they do not",
        "type-adapted: people: deleted rows count where `first` and `last` is unique, and in the spec they do not",
    ] {
        assert!(spec.contains(part), "{part}\n{spec}");
    }
}

#[test]
fn the_shorter_of_two_names_stays_and_the_other_says_why() {
    let spec = import(
        "CREATE TABLE tag_filters (id INTEGER PRIMARY KEY, word TEXT NOT NULL);
         CREATE TABLE tags (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
         CREATE TABLE tag (id INTEGER PRIMARY KEY, name TEXT NOT NULL);",
    );
    for part in [
        "  TagFilterRecord:\n",
        "  Tag:\n",
        "name-adapted: tag_filters: `tag_filters` is `TagFilterRecord` in the spec: `TagFilter` belongs to the entity `Tag`",
        "name-adapted: tags: `tags` is `TagRecord` in the spec: `Tags` belongs to the entity `Tag`",
    ] {
        assert!(spec.contains(part), "{part}\n{spec}");
    }
}

#[test]
fn relations_are_called_without_what_marks_their_keys() {
    let spec = import(
        "CREATE TABLE stores (StoreId INTEGER PRIMARY KEY, name TEXT NOT NULL);
         CREATE TABLE sales (id INTEGER PRIMARY KEY, storeid INTEGER NOT NULL REFERENCES stores,
           id_origin INTEGER REFERENCES stores, seller_storeid INTEGER REFERENCES stores,
           paid INTEGER REFERENCES stores);",
    );
    for relation in ["store", "origin", "seller_store", "paid"] {
        assert!(
            spec.contains(&format!("      {relation}: belongs_to Store")),
            "{spec}"
        );
    }
}
