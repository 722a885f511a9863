//! What the constraints of a schema let through, and what they call what they refuse.

use super::case::{Case, creation, project};
use super::database::Database;

const KINDS: &str = "\
service: {name: x}
entities:
  Note:
    timestamps: false
    fields:
      a: string 2..9 optional
      b: text 2..5000 optional
      c: int min=1 max=9 optional
      d: bigint min=1 optional
      e: float max=1.5 optional
      f: decimal 5,2 min=1 optional
      g: bool optional
      h: uuid optional
      i: date optional
      j: time optional
      k: datetime optional
      l: json optional
      m: bytes 1..9 optional
      n: enum x,y optional
      o: email optional
      p: url optional
      q: slug optional
      r: password optional
";

#[test]
fn optional_fields_of_every_kind_may_be_missing() {
    let database = Database::fresh(&project(KINDS));
    let insert = "INSERT INTO notes (id) VALUES (x'00')";
    database.0.execute(insert, []).unwrap();
}

/// Some versions of `SQLite` say that `NULL` is no JSON, which a check refuses.
#[test]
fn the_check_of_an_optional_document_asks_for_null_first() {
    let optional = "CHECK (details IS NULL OR json_valid(details))";
    let required = "CHECK (json_valid(details))";
    let case = Case::of("required").change("details: json optional", "details: json default={}");
    let (old, new) = (creation(case.old()).up, creation(case.changed()).up);
    assert!(old.contains(optional) && !old.contains(required), "{old}");
    assert!(new.contains(required) && !new.contains(optional), "{new}");
    let migration = case.migration();
    assert!(migration.up.contains(required), "{}", migration.up);
    assert!(migration.down.contains(optional), "{}", migration.down);
}

const PEOPLE: &str = "\
service: {name: x}
entities:
  Person:
    soft_delete: true
    timestamps: false
    fields:
      email: email unique
  Member:
    timestamps: false
    fields:
      club: string
      email: email
    unique:
      - [club, email]
";

#[test]
fn unique_emails_ignore_case() {
    let database = Database::fresh(&project(PEOPLE));
    let run = |sql: &str| {
        database
            .0
            .execute(sql, [])
            .map_err(|error| error.to_string())
    };
    run("INSERT INTO people (id, email) VALUES (x'00', 'Ada@example.org')").unwrap();
    assert_eq!(
        run("INSERT INTO people (id, email) VALUES (x'01', 'ada@EXAMPLE.org')"),
        Err("UNIQUE constraint failed: people.email".to_owned())
    );
    // The text is kept and found as it was written.
    assert_eq!(
        run("DELETE FROM people WHERE email = 'ada@example.org'"),
        Ok(0)
    );
    run("UPDATE people SET deleted_at = '' WHERE email = 'Ada@example.org'").unwrap();
    run("INSERT INTO people (id, email) VALUES (x'02', 'ADA@example.org')").unwrap();

    run("INSERT INTO members VALUES (x'00', 'chess', 'Ada@example.org')").unwrap();
    run("INSERT INTO members VALUES (x'01', 'Chess', 'Ada@example.org')").unwrap();
    assert_eq!(
        run("INSERT INTO members VALUES (x'02', 'chess', 'ada@example.org')"),
        Err("UNIQUE constraint failed: members.club, members.email".to_owned())
    );
}

#[test]
fn addresses_that_differ_in_case_stop_a_migration_to_unique_emails() {
    let case = Case::of("email")
        .given("email: email unique", "email: string ..254 unique")
        .change("email: string ..254 unique", "email: email unique");
    let database = Database::with_rows(case.old());
    let sql = "UPDATE users SET email = upper((SELECT min(email) FROM users)) \
               WHERE email = (SELECT max(email) FROM users)";
    assert_eq!(database.0.execute(sql, []), Ok(1));
    let migration = case.migration();
    assert!(database.migrate(&migration.up).is_err());
    assert_eq!(migration.name, "change_users_email_key");
    let told = "-- Makes the unique index users_email_key ignore case.\n\
                -- Stops if two rows of users have the same email, in upper or lower case.\n";
    assert!(migration.up.starts_with(told), "{}", migration.up);
    let told = "-- Makes the unique index users_email_key tell upper from lower case.\n\n";
    assert!(migration.down.starts_with(told), "{}", migration.down);
}
