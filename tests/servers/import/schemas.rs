//! Databases as people make them, with what the language knows and what it does not.

pub const POSTGRES: &str = "\
CREATE TYPE mood AS ENUM ('calm', 'very cross');
CREATE DOMAIN year AS integer CHECK (VALUE BETWEEN 1901 AND 2155);
CREATE TABLE \"Studio\" (
    \"StudioId\" serial PRIMARY KEY,
    \"Name\" varchar(40) NOT NULL,
    \"Parent\" integer REFERENCES \"Studio\" ON DELETE SET NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL
);
CREATE UNIQUE INDEX index_studios_on_name ON \"Studio\" (\"Name\");
CREATE TABLE films (
    film_id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    studio_id integer NOT NULL REFERENCES \"Studio\" ON DELETE CASCADE,
    title character(20) NOT NULL,
    made year NOT NULL,
    mood mood NOT NULL DEFAULT 'calm',
    stars smallint CHECK (stars >= 1 AND stars <= 5),
    weight real,
    price numeric(6, 2) NOT NULL DEFAULT 9.99,
    open numeric,
    shown timestamp without time zone DEFAULT now(),
    ends date,
    raw bytea,
    doc json,
    tags text[],
    code text NOT NULL CHECK (code IN ('a', 'b')),
    upper_title text GENERATED ALWAYS AS (upper(title)) STORED,
    UNIQUE (studio_id, title)
);
COMMENT ON TABLE films IS 'What was shot';
COMMENT ON COLUMN films.made IS 'The year';
CREATE INDEX films_ends ON films (ends);
CREATE INDEX films_lower ON films (lower(title));
CREATE TABLE people (id uuid PRIMARY KEY, name text NOT NULL CHECK (length(name) <= 30), CHECK (name <> upper(name)));
CREATE TABLE film_people (film_id integer REFERENCES films, person_id uuid REFERENCES people, PRIMARY KEY (film_id, person_id));
CREATE TABLE pairs (a integer, b integer, PRIMARY KEY (a, b));
CREATE VIEW titles AS SELECT title FROM films;
CREATE TABLE schema_migrations (version varchar(255) PRIMARY KEY);
";

pub const POSTGRES_ROWS: &str = "\
INSERT INTO \"Studio\" (\"Name\", \"Parent\", created_at, updated_at)
    VALUES ('Ada', NULL, '2026-01-01Z', '2026-01-01Z'), ('Bob', 1, '2026-01-01Z', '2026-01-02Z');
INSERT INTO films (studio_id, title, made, mood, stars, weight, code, shown, ends)
    VALUES (1, 'One', 1999, 'very cross', 5, 1.5, 'a', '2026-01-01 12:00', 'infinity'),
           (2, 'Two', 2001, 'calm', NULL, NULL, 'b', NULL, NULL);
";

pub const MARIADB: &str = "\
CREATE TABLE `Studio` (
    `StudioId` INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    `Name` VARCHAR(40) NOT NULL,
    `Parent` INT UNSIGNED NULL REFERENCES `Studio` (`StudioId`) ON DELETE SET NULL,
    created_at DATETIME NOT NULL,
    updated_at DATETIME NOT NULL,
    UNIQUE KEY index_studios_on_name (`Name`)
) CHARACTER SET latin1;
CREATE TABLE films (
    film_id INT AUTO_INCREMENT PRIMARY KEY,
    studio_id INT UNSIGNED NOT NULL,
    title CHAR(20) NOT NULL,
    made YEAR NOT NULL COMMENT 'The year',
    mood ENUM('very cross', 'calm', 'it''s') NOT NULL DEFAULT 'calm',
    stars TINYINT CHECK (stars BETWEEN 1 AND 5),
    weight FLOAT,
    price DECIMAL(6, 2) NOT NULL DEFAULT 9.99,
    views BIGINT UNSIGNED NOT NULL DEFAULT 0,
    sold TINYINT(1) NOT NULL DEFAULT 1,
    flags TINYINT(1) NOT NULL DEFAULT 0,
    dubbed BIT(1) NOT NULL DEFAULT b'0',
    shown DATETIME DEFAULT CURRENT_TIMESTAMP,
    seen TIMESTAMP NULL,
    ends DATE,
    raw VARBINARY(10),
    doc JSON,
    tags SET('a', 'b'),
    place POINT,
    token CHAR(36),
    code VARCHAR(5) NOT NULL CHECK (code IN ('a', 'b')),
    big_code VARCHAR(20) AS (concat(code, '!')) STORED,
    note TEXT,
    UNIQUE (studio_id, title),
    KEY films_ends (ends), KEY films_note (note(10)), FULLTEXT KEY films_words (note),
    CONSTRAINT films_studio FOREIGN KEY (studio_id) REFERENCES `Studio` (`StudioId`) ON DELETE CASCADE
) COMMENT 'What was shot';
CREATE TABLE people (id UUID PRIMARY KEY, name VARCHAR(60) NOT NULL CHECK (char_length(name) <= 30), CHECK (length(name) > 1));
CREATE TABLE film_people (film_id INT, person_id UUID, PRIMARY KEY (film_id, person_id),
    FOREIGN KEY (film_id) REFERENCES films (film_id), FOREIGN KEY (person_id) REFERENCES people (id));
CREATE TABLE pairs (a INT, b INT, PRIMARY KEY (a, b));
CREATE VIEW titles AS SELECT title FROM films;
CREATE TABLE schema_migrations (version VARCHAR(255) PRIMARY KEY);
CREATE TRIGGER loud BEFORE INSERT ON people FOR EACH ROW SET NEW.name = trim(NEW.name);
";

pub const MARIADB_ROWS: &str = "\
SET sql_mode = '';
INSERT INTO `Studio` (`Name`, `Parent`, created_at, updated_at)
    VALUES ('Ada', NULL, '2026-01-01', '2026-01-01'), ('Bob', 1, '2026-01-01', '2026-01-02');
INSERT INTO films (studio_id, title, made, mood, stars, weight, flags, code, ends)
    VALUES (1, 'One', 1999, 'very cross', 5, 1.5, 3, 'a', '2026-00-00'),
           (2, 'Two', 2001, 'calm', NULL, NULL, 0, 'b', NULL);
";
