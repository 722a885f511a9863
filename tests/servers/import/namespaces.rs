//! Tables in other schemas than that of the connection.

use scaffold::import::{Imported, MappingOptions, ServerError, map, read_postgres};
use scaffold::model;

use super::specs::told;
use crate::database::Database;
use crate::server::Engine;

const SALES: &str = "\
CREATE SCHEMA people; CREATE SCHEMA sales; CREATE SCHEMA empty;
CREATE TYPE people.mood AS ENUM ('calm', 'cross');
CREATE TABLE people.people (id bigserial PRIMARY KEY, name text NOT NULL);
CREATE TABLE people.notes (id bigserial PRIMARY KEY, body text NOT NULL);
CREATE TABLE sales.notes (id bigserial PRIMARY KEY, text text NOT NULL);
CREATE TABLE sales.customers (
    id bigserial PRIMARY KEY,
    mood people.mood NOT NULL DEFAULT 'calm',
    person_id bigint NOT NULL REFERENCES people.people,
    note_id bigint NOT NULL REFERENCES people.notes
);
";

fn read(database: &Database, schemas: &[&str], adopt: bool) -> Result<String, ServerError> {
    let schemas: Vec<_> = schemas.iter().map(|&name| name.to_owned()).collect();
    let schema = read_postgres(&database.url(), &schemas, adopt)?;
    let options = MappingOptions::of(model::Engine::Postgres, adopt);
    let (document, notices) = map(&schema, options);
    Ok(told(&Imported::of(document, notices, None).unwrap()))
}

fn sales() -> Database {
    let database = Database::empty(Engine::Postgres);
    database.run(SALES).unwrap();
    database
}

#[test]
#[ignore = "tier 2"]
fn where_there_is_nothing_the_schemas_are_named_that_have_tables() {
    let database = sales();
    let refused = |schemas: &[&str]| read(&database, schemas, false).unwrap_err().to_string();
    assert_eq!(
        refused(&[]),
        "there is no table in `public`; tables are in `people` and `sales`"
    );
    assert_eq!(
        refused(&["sale"]),
        "there is no schema `sale`; tables are in `people` and `sales`"
    );
    database.run("DROP SCHEMA people, sales CASCADE;").unwrap();
    assert!(read(&database, &[], false).is_ok());
}

#[test]
#[ignore = "tier 2"]
fn tables_of_other_schemas_are_told() {
    let database = sales();
    database
        .run("CREATE TABLE drafts (id bigserial PRIMARY KEY, body text NOT NULL);")
        .unwrap();
    let told = read(&database, &[], false).unwrap();
    for part in [
        "  Draft:\n",
        "table-left-out: people: left out: it is another schema, with 2 tables",
        "table-left-out: sales: left out: it is another schema, with 2 tables",
    ] {
        assert!(told.contains(part), "{told}");
    }
    assert!(!told.contains("Customer"), "{told}");
}

#[test]
#[ignore = "tier 2"]
fn one_schema_or_several_can_be_read() {
    let database = sales();
    let sales = read(&database, &["sales"], false).unwrap();
    for part in [
        "      mood: enum calm,cross default=calm\n",
        "      person_id: bigint\n",
        "customers.person_id: the reference is a plain field in the spec: the table `people.people` is not in it",
        "customers.note_id: the reference is a plain field in the spec: the table `people.notes` is not in it",
        "table-left-out: people: left out: it is another schema, with 2 tables",
    ] {
        assert!(sales.contains(part), "{sales}");
    }
    let both = read(&database, &["sales", "people"], true).unwrap();
    for part in [
        "      person: belongs_to Person\n",
        "table-left-out: people.notes: left out: the schema `sales` has a table of this name, too",
        "customers.note_id: the reference is a plain field in the spec: the table `people.notes` is not in it",
        "sales: the service finds the tables by its search path: `options=-csearch_path=sales,people` in its address",
    ] {
        assert!(both.contains(part), "{both}");
    }
}
