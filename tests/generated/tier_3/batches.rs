//! The changes of the table, many at once: a service that has followed them passes its tests, and
//! its database is the one of a new service, there and back.
//!
//! That each of them keeps the rows is asked in `tests/suite/migrations`, which need not compile.

use scaffold::front::load;
use scaffold::migrate::migrations;

use super::case::Case;
use super::changed::{fresh, schema};
use super::table;
use crate::service::Service;

/// Those that hold the most; each is built.
const BATCHES: usize = 4;

/// Of what the table holds; what it leaves out has a start of its own or no room beside the others.
const LEAST: usize = 70;

/// A spec with many changes, and their names.
struct Batch {
    old: String,
    new: String,
    names: Vec<&'static str>,
}

impl Batch {
    /// Takes a change if it has room beside the others.
    fn takes(&mut self, case: &Case) -> bool {
        let Some(new) = applied(case, &self.new).filter(|_| case.old_spec() == self.old) else {
            return false;
        };
        let [old, project] = [&self.old, &new].map(|spec| load("spec", spec.as_bytes()));
        let (Ok(old), Ok(project)) = (old, project) else {
            return false;
        };
        let fits = migrations(Some(&old), &project, &[], true).is_ok();
        if fits {
            self.new = new;
            self.names.push(case.name);
        }
        fits
    }
}

/// The same change of another spec, where everything that it changes is there once.
fn applied(case: &Case, spec: &str) -> Option<String> {
    let mut changed = spec.to_owned();
    for (place, text) in &case.replacements {
        if changed.matches(place.as_str()).count() != 1 {
            return None;
        }
        changed = changed.replace(place.as_str(), text);
    }
    load("scaffold.yaml", changed.as_bytes())
        .is_ok()
        .then_some(changed)
}

fn batches() -> Vec<Batch> {
    let cases = [
        table::fields(),
        table::wider_types(),
        table::narrower_types(),
        table::rules(),
        table::relations(),
        table::entities(),
    ]
    .concat();
    let old = Case::of("base").old_spec().to_owned();
    let mut batches: Vec<Batch> = Vec::new();
    for case in &cases {
        if batches.iter_mut().any(|batch| batch.takes(case)) || case.old_spec() != old {
            continue;
        }
        let mut batch = Batch {
            old: old.clone(),
            new: old.clone(),
            names: Vec::new(),
        };
        if batch.takes(case) {
            batches.push(batch);
        }
    }
    batches
}

#[test]
#[ignore = "tier 3"]
fn seventy_changes_leave_services_sound() {
    let batches: Vec<Batch> = batches().into_iter().take(BATCHES).collect();
    let count: usize = batches.iter().map(|batch| batch.names.len()).sum();
    assert!(count >= LEAST, "{count} changes");
    for (number, batch) in batches.iter().enumerate() {
        // Shown when the service does not build.
        println!("{}", batch.names.join(", "));
        let name = format!("changed-batch-{number}");
        let service = Service::alone(
            &name,
            &batch.old.replace("name: blog", &format!("name: {name}")),
        );
        let database = service.folder().join("lived.db");
        service.starts(&database, &["migrate"]);
        let before = schema(&database);
        let new = batch.new.replace("name: blog", &format!("name: {name}"));
        service.sync(&new);
        service.passes_its_tests();
        service.starts(&database, &["migrate"]);
        assert_eq!(schema(&database), fresh(&new));
        service.starts(&database, &["migrate", "down"]);
        assert_eq!(schema(&database), before);
    }
}
