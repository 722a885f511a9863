use std::collections::BTreeSet;

use scaffold::migrate::schema::Schema;
use scaffold::migrate::{Migration, MigrationFile, migrations};
use scaffold::model::Project;

use super::case::{Case, project};
use super::database::{Database, Shape, is_apart};
use super::server::Engine;

use super::table_rows::fill;
use super::values::{Values, values};

/// A database with rows becomes the one of the new spec, with everything that was not announced as
/// lost, and goes back.
macro_rules! there_and_back {
    ($engine:expr, [$($group:ident),*]) => {
        $(#[test]
        #[ignore = "tier 2"]
        fn $group() {
            super::all_there_and_back($engine, &crate::table::$group());
        })*

        /// The same where no key is called `id`.
        mod named_keys {
            $(#[test]
            #[ignore = "tier 2"]
            fn $group() {
                let cases = crate::table::$group().into_iter();
                let cases: Vec<_> = cases.map(crate::case::Case::with_named_keys).collect();
                super::super::all_there_and_back($engine, &cases);
            })*
        }
    };
    ($($module:ident: $engine:expr,)*) => {
        $(mod $module {
            there_and_back!(
                $engine,
                [fields, wider_types, narrower_types, rules, emails, long_keys, relations, entities, accounts, combinations]
            );
        })*
    };
}

fn all_there_and_back(engine: Engine, cases: &[Case]) {
    let failures = scaffold::parallel::map(cases, |case| {
        Some(format!("## {}\n{}", case.name, failure(engine, case)?))
    });
    let failures: Vec<_> = failures.into_iter().flatten().collect();
    assert!(failures.is_empty(), "{}", failures.join("\n\n"));
}

there_and_back! {
    postgres: crate::server::Engine::Postgres,
    mariadb: crate::server::Engine::Mariadb,
}

/// The two ends of a case, on an engine.
struct Change<'case> {
    case: &'case Case,
    new: Project,
    first: Vec<Migration>,
    ups: Vec<Migration>,
}

fn failure(engine: Engine, case: &Case) -> Option<String> {
    let spec = |spec: &str| project(&format!("database: {}\n{spec}", engine.spec()));
    let (old, new) = (spec(case.old_spec()), spec(case.new_spec()));
    let first = migrations(None, &old, &[], false).unwrap();
    let existing = first.iter().flat_map(|migration| migration.clone().files());
    let existing: Vec<_> = existing
        .map(|(name, text)| MigrationFile { name, text })
        .collect();
    let ups = match migrations(Some(&old), &new, &existing, case.allow_destructive) {
        Ok(ups) => ups,
        Err(error) => return Some(format!("refused: {error}")),
    };
    let database = Database::of(engine, &first);
    fill(&database, &Schema::of(&old));
    let before = values(&database);
    let change = Change {
        case,
        new,
        first,
        ups,
    };
    change
        .there(&database, &before)
        .or_else(|| change.back(&database, &before))
        .or_else(|| {
            let again = change.up(&database).err();
            again.map(|error| format!("again: {error}"))
        })
        .or_else(|| change.repeated(&database))
}

impl Change<'_> {
    fn up(&self, database: &Database) -> Result<(), String> {
        self.ups.iter().try_for_each(|migration| {
            let done = database.migrate(&migration.up);
            done.map_err(|error| format!("up: {error}\n{}", migration.up))
        })
    }

    /// What is no transaction can fail halfway, and is then applied from its beginning.
    fn repeated(&self, database: &Database) -> Option<String> {
        let shape = database.shape();
        let apart = self.ups.iter().filter(|migration| is_apart(&migration.up));
        for migration in apart {
            if let Err(error) = database.migrate(&migration.up) {
                return Some(format!("repeated: {error}\n{}", migration.up));
            }
        }
        let now = database.shape();
        (now != shape).then(|| format!("shape when repeated {}", differences(&now, &shape)))
    }

    fn there(&self, database: &Database, before: &Values) -> Option<String> {
        if let Err(error) = self.up(database) {
            return Some(error);
        }
        let fresh = migrations(None, &self.new, &[], false).unwrap();
        let new = Database::of(database.engine(), &fresh).shape();
        if database.shape() != new {
            let shape = database.shape();
            return Some(format!(
                "shape {}\nby {}",
                differences(&shape, &new),
                self.texts()
            ));
        }
        self.lost(before, &values(database), true)
    }

    fn back(&self, database: &Database, before: &Values) -> Option<String> {
        for migration in self.ups.iter().rev() {
            if let Err(error) = database.migrate(&migration.down) {
                return Some(format!("down: {error}\n{}", migration.down));
            }
        }
        let old = Database::of(database.engine(), &self.first).shape();
        if database.shape() != old {
            let shape = database.shape();
            let differences = differences(&shape, &old);
            return Some(format!(
                "shape after the way back {differences}\nby {}",
                self.texts()
            ));
        }
        self.lost(before, &values(database), false)
    }

    fn lost(&self, before: &Values, after: &Values, renamed: bool) -> Option<String> {
        let lost = self.case.lost_values(before, after, renamed);
        (!lost.is_empty()).then(|| {
            let of = |values: &Values| -> Vec<_> {
                lost.iter()
                    .map(|place| values.get(place).cloned())
                    .collect()
            };
            let (was, is) = (of(before), of(after));
            let way = if renamed { "up" } else { "back" };
            format!(
                "lost on the way {way}: {lost:?}\nthere was {was:?}\nthere is {is:?}\n{}",
                self.texts()
            )
        })
    }

    fn texts(&self) -> String {
        let texts = self.ups.iter();
        let texts = texts.map(|migration| format!("{}\n-- down\n{}", migration.up, migration.down));
        texts.collect::<Vec<_>>().join("\n-- next\n")
    }
}

fn differences(is: &Shape, should: &Shape) -> String {
    let flat = |shape: &Shape| {
        let parts = shape.iter();
        let parts = parts
            .flat_map(|(table, parts)| parts.iter().map(move |part| format!("{table}: {part}")));
        parts.collect::<BTreeSet<_>>()
    };
    let (is, should) = (flat(is), flat(should));
    let more: Vec<_> = is.difference(&should).collect();
    let less: Vec<_> = should.difference(&is).collect();
    format!("has {more:#?}\ninstead of {less:#?}")
}
