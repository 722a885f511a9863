//! Services whose spec has changed in every way that the table of `suite/migrations` has: their code
//! passes its tests, and a database with rows becomes what a new one is, and goes back.

use std::path::Path;

use rusqlite::Connection;
use scaffold::front::load;
use scaffold::migrate::migrations;

use crate::service::Service;
use crate::shape::{Shape, shape};

/// Everything that makes room.
const SMALL: &str = "\
service: {name: changed-and-grown}
entities:
  Writer:
    timestamps: false
    fields:
      name: string 1..50
      email: email
      rank: int default=1
      role: enum reader,author default=reader
      bio: text
  Story:
    fields:
      title: string 1..100
      slug: slug
      body: text 1..5000
      price: decimal 5,2
      day: date
    relations:
      writer: belongs_to Writer
      labels: many_to_many Label
  Label:
    id: bigint
    fields:
      name: string 1..20
";

const LARGE: &str = "\
service: {name: changed-and-grown}
entities:
  Author:
    renamed_from: Writer
    soft_delete: true
    versioned: true
    fields:
      name: string 1..80
      email: email unique
      rank: bigint default=1
      role: enum reader,author,admin default=reader
      bio: text optional
      born: date optional
  Story:
    fields:
      headline: string 1..100 renamed_from=title
      slug: slug index
      body: text
      price: decimal 8,3
      day: datetime
      kind: enum news,essay default=news
      code: uuid unique optional
    relations:
      author: belongs_to Author renamed_from=writer
      editor: belongs_to Author optional on_delete=set_null inverse=edited
      shelf: belongs_to Shelf optional
      marks: many_to_many Label renamed_from=labels
      topics: many_to_many Label inverse=about
    indexes:
      - [kind, day]
  Label:
    id: bigint
    fields:
      name: text 1..20
  Shelf:
    fields:
      place: int index
";

/// Everything that cuts something off, but nothing that the seeds would be in the way of.
const WIDE: &str = "\
service: {name: changed-and-cut}
entities:
  Author:
    soft_delete: true
    versioned: true
    fields:
      name: string ..200
      email: email unique
      rank: bigint optional
      role: enum reader,author,admin default=admin
      bio: text optional
      score: float optional
  Story:
    fields:
      title: string
      slug: slug unique
      body: text
      price: decimal 8,2
      seen: datetime optional
      flag: bool default=false
    relations:
      author: belongs_to Author
      editor: belongs_to Author optional on_delete=set_null inverse=edited
      labels: many_to_many Label
      topics: many_to_many Label inverse=about
    indexes:
      - [flag, seen]
  Label:
    fields:
      name: string unique
  Shelf:
    fields:
      place: int
";

const NARROW: &str = "\
service: {name: changed-and-cut}
entities:
  Author:
    timestamps: false
    fields:
      name: string 1..60
      email: email
      rank: int min=0 max=100000 default=7
      role: enum reader,author default=reader
      bio: string ..120 default=nothing
      score: decimal 10,2 optional
  Story:
    fields:
      title: string 1..100
      slug: slug
      body: string ..250
      price: int
      seen: date optional
      flag: date optional
    relations:
      author: belongs_to Author on_delete=cascade
      labels: many_to_many Label
  Label:
    fields:
      name: string 1..100 unique
";

#[test]
#[ignore = "tier 3"]
fn a_service_that_has_grown_is_sound() {
    follows("changed-and-grown", SMALL, LARGE);
}

#[test]
#[ignore = "tier 3"]
fn a_service_that_was_cut_back_is_sound() {
    follows("changed-and-cut", WIDE, NARROW);
}

fn follows(name: &str, old: &str, new: &str) {
    let service = Service::alone(name, old);
    let [lived, untouched] = ["lived.db", "untouched.db"].map(|name| service.folder().join(name));
    service.starts(&lived, &["seed"]);
    service.starts(&untouched, &["migrate"]);
    let before = rows(&lived);
    assert!(before > 0);
    service.sync(new);
    service.passes_its_tests();
    service.starts(&lived, &["migrate"]);
    let fresh = fresh(new);
    assert_eq!(schema(&lived), fresh);
    assert!(rows(&lived) >= before);
    service.starts(&lived, &["migrate", "down"]);
    assert_eq!(schema(&lived), schema(&untouched));
    service.starts(&lived, &["migrate"]);
    assert_eq!(schema(&lived), fresh);
}

/// The schema of a new database by this spec.
pub fn fresh(spec: &str) -> Shape {
    let project = load("scaffold.yaml", spec.as_bytes()).unwrap();
    let connection = Connection::open_in_memory().unwrap();
    for migration in migrations(None, &project, &[], false).unwrap() {
        connection.execute_batch(&migration.up).unwrap();
    }
    shape(&connection)
}

/// Without the service's own list of migrations.
pub fn schema(database: &Path) -> Shape {
    let mut schema = shape(&Connection::open(database).unwrap());
    schema.retain(|name, _| !name.contains("_service_migrations"));
    schema
}

/// Of the tables that all specs have.
fn rows(database: &Path) -> i64 {
    let connection = Connection::open(database).unwrap();
    let sql = "SELECT (SELECT count(*) FROM stories) + (SELECT count(*) FROM labels)";
    connection.query_row(sql, [], |row| row.get(0)).unwrap()
}
