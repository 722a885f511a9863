use scaffold::front::load;

use super::any::spec;
use super::case::schema;
use super::database::Database;
use super::project::Generated;
use super::rows::fill;
use crate::random::Random;

/// A project lives through many specs: its database always is the one of the spec, and all
/// migrations can be undone to the first.
#[test]
fn one_project_follows_any_specs_and_goes_all_the_way_back() {
    let changes: usize = scaffold::parallel::map([1, 2], life).into_iter().sum();
    assert!(changes > 12, "{changes} changes were tried");
}

fn life(seed: u64) -> usize {
    let mut random = Random(seed);
    let mut specs = std::iter::from_fn(|| Some(spec(&mut random)));
    let first = specs
        .find(|spec| load("spec", spec.as_bytes()).is_ok())
        .unwrap();
    let project = Generated::new(&first);
    let mut current = load("spec", first.as_bytes()).unwrap();
    let mut shapes = vec![project.database().shape()];
    for spec in specs.take(14) {
        let Ok(next) = load("spec", spec.as_bytes()) else {
            continue;
        };
        let full = project.database();
        fill(&full.0, &schema(&current));
        let before = (full.shape(), full.values());
        let count = project.migrations("up").len();
        if project.sync(&spec, true).is_err() {
            continue;
        }
        current = next;
        let ups = project.migrations("up");
        for (name, up) in &ups[count..] {
            if let Err(error) = full.migrate(up) {
                assert!(up.contains("-- Stops if "), "{name}: {error}\n{up}");
                assert_eq!((full.shape(), full.values()), before, "{name}\n{up}");
            }
            assert!(full.is_sound(), "{name}\n{up}");
        }
        let database = project.database();
        assert_eq!(
            database.shape(),
            Database::fresh(&current).shape(),
            "{ups:#?}"
        );
        if ups.len() > count {
            shapes.push(database.shape());
        }
    }
    back(&project, shapes);
    project.migrations("up").len()
}

fn back(project: &Generated, mut shapes: Vec<super::shape::Shape>) {
    let database = project.database();
    let downs = project.migrations("down");
    assert_eq!(downs.len(), shapes.len());
    for (name, down) in downs.iter().rev() {
        assert_eq!(Some(database.shape()), shapes.pop(), "before {name}");
        database
            .migrate(down)
            .unwrap_or_else(|error| panic!("{name}: {error}\n{down}"));
    }
    assert!(database.tables().is_empty());
}
