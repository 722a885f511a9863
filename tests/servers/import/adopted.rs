use scaffold::front::load;
use scaffold::migrate::{adopted, migrations};

use super::schemas;
use super::specs::{import, made, told};
use crate::database::Database;
use crate::server::Engine;

#[test]
#[ignore = "tier 2"]
fn names_stay_and_odd_rows_are_told_on_postgres() {
    let database = made(Engine::Postgres);
    database.run(schemas::POSTGRES_ROWS).unwrap();
    insta::assert_snapshot!(told(&import(&database, true)));
}

#[test]
#[ignore = "tier 2"]
fn names_stay_and_odd_rows_are_told_on_mariadb() {
    let database = made(Engine::Mariadb);
    database.run(schemas::MARIADB_ROWS).unwrap();
    insta::assert_snapshot!(told(&import(&database, true)));
}

#[test]
#[ignore = "tier 2"]
fn what_the_tests_need_is_made_of_the_spec_and_nothing_is_migrated() {
    for engine in [Engine::Postgres, Engine::Mariadb] {
        let spec = import(&made(engine), true).text;
        let adopting =
            load("scaffold.yaml", spec.as_bytes()).unwrap_or_else(|problems| panic!("{problems}"));
        assert_eq!(migrations(None, &adopting, &[], false).unwrap(), []);
        let copy = Database::empty(engine);
        copy.run(&adopted(None, &adopting).unwrap()).unwrap();
        let again = load("scaffold.yaml", import(&copy, true).text.as_bytes());
        let again = again.unwrap_or_else(|problems| panic!("{problems}"));
        let names = |project: &scaffold::model::Project| -> Vec<_> {
            let entities = project.entities.iter();
            entities
                .map(|entity| (entity.names.table.clone(), entity.fields.len()))
                .collect()
        };
        let [mut before, mut after] = [names(&adopting), names(&again)];
        before.sort();
        after.sort();
        assert_eq!(after, before, "{engine:?}");
    }
}
