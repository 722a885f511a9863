//! `scaffold migrations order`: people say which branch's migrations go first.

use std::collections::BTreeSet;

use rusqlite::Connection;

use crate::branches::{add_ants, add_bees, assert_fresh, branched, branched_from, commit, git};
use crate::project::{Project, SPEC};
use crate::tree::tree;

/// A database of the service, which migrates as the service does.
struct ServiceDatabase(Connection);

impl ServiceDatabase {
    /// One that has run the migrations of a branch.
    fn of(project: &Project, branch: &str) -> Self {
        assert!(git(project, &["switch", "--quiet", branch]));
        let database = Self::new();
        database.migrate(project);
        database
    }

    fn new() -> Self {
        let connection = Connection::open_in_memory().unwrap();
        let record = "CREATE TABLE _service_migrations (name TEXT NOT NULL PRIMARY KEY) STRICT";
        connection.execute_batch(record).unwrap();
        Self(connection)
    }

    /// Applies what it has not run, in the order of the service's own list.
    fn migrate(&self, project: &Project) {
        for name in listed(project) {
            let known = "SELECT count(*) FROM _service_migrations WHERE name = ?1";
            let known: i64 = self.0.query_row(known, [&name], |row| row.get(0)).unwrap();
            if known == 0 {
                let up = project.read(&format!("migrations/{name}.up.sql"));
                let done = self.0.execute_batch(&format!("BEGIN; {up}\n; COMMIT"));
                done.unwrap_or_else(|error| panic!("{name}: {error}"));
                let record = "INSERT INTO _service_migrations (name) VALUES (?1)";
                self.0.execute(record, [&name]).unwrap();
            }
        }
    }

    /// Reverts the migration that it has run last.
    fn undo(&self, project: &Project) {
        let last = "SELECT name FROM _service_migrations ORDER BY rowid DESC LIMIT 1";
        let last: String = self.0.query_row(last, [], |row| row.get(0)).unwrap();
        let down = project.read(&format!("migrations/{last}.down.sql"));
        self.0.execute_batch(&down).unwrap();
        let record = "DELETE FROM _service_migrations WHERE name = ?1";
        self.0.execute(record, [&last]).unwrap();
    }

    /// Runs the statements that a command has printed.
    fn told(&self, run: &str) {
        let statements: Vec<&str> = run
            .lines()
            .filter(|line| line.trim_start().starts_with("UPDATE"))
            .collect();
        assert!(!statements.is_empty(), "{run}");
        self.0.execute_batch(&statements.join("\n")).unwrap();
    }

    /// The names, types and rules of all columns, whatever their order.
    fn columns(&self) -> BTreeSet<String> {
        let sql = "SELECT m.name || '.' || c.name || ' ' || c.type || ' ' || c.\"notnull\" FROM \
                   sqlite_schema m, pragma_table_info(m.name) c WHERE m.type = 'table'";
        let mut statement = self.0.prepare(sql).unwrap();
        let columns = statement.query_map([], |row| row.get(0)).unwrap();
        columns.map(Result::unwrap).collect()
    }
}

/// The migrations of the service's list, in its order.
fn listed(project: &Project) -> Vec<String> {
    let text = project.read("src/database/migrations.rs");
    let names = text.lines().filter_map(|line| {
        let name = line.trim().strip_prefix("name: \"")?;
        name.strip_suffix("\",")
    });
    names.map(str::to_owned).collect()
}

fn files(project: &Project) -> Vec<String> {
    let tree = tree(&project.root().join("migrations"));
    let names = tree.keys().filter_map(|path| path.strip_suffix(".up.sql"));
    names
        .map(|name| name.trim_start_matches('/').to_owned())
        .collect()
}

/// Ants add a column and fill it by a migration of their own; bees build the table anew.
fn crossed() -> Project {
    let project = branched(
        |project| {
            project.succeeds(&["add", "field", "Item", "label:text:optional"]);
            project.write(
                "migrations/0003_fill.up.sql",
                "-- Mine.\r\nUPDATE items SET label = title;\r\n",
            );
            project.write(
                "migrations/0003_fill.down.sql",
                "UPDATE items SET label = NULL;\n",
            );
            project.write(
                "scripts/fill.sh",
                "echo '0003_fill' # see 0002_add_label_to_items\n",
            );
            project.succeeds(&["sync"]);
        },
        |project| {
            project.edit("scaffold.yaml", |spec| {
                spec.replace("title: string", "title: string ..300")
            });
            project.succeeds(&["sync"]);
        },
    );
    git(&project, &["merge", "--quiet", "bees"]);
    project.edit("scaffold.yaml", |_| {
        SPEC.replace(
            "title: string",
            "title: string ..300\n      label: text optional",
        )
    });
    project
}

#[test]
fn migrations_that_cross_go_together_in_the_order_that_is_chosen() {
    let project = crossed();
    let run = project.ends(&["sync"], 1);
    run.says("error[migrations-crossed]: `migrations/0002_change_title_in_items.up.sql:");
    run.says("help: they go together in another order: `scaffold migrations order --first 0002_change_title_in_items`".trim_start_matches("help: "));

    let before = tree(&project.root());
    let order = [
        "migrations",
        "order",
        "--first",
        "0002_change_title_in_items",
    ];
    project.succeeds(&[&order[..], &["--dry-run"]].concat());
    let patch = project.succeeds(&[&order[..], &["--diff"]].concat()).stdout;
    assert!(
        patch.contains("+++ b/migrations/0003_add_label_to_items.up.sql"),
        "{patch}"
    );
    assert_eq!(tree(&project.root()), before);

    let run = project.succeeds(&order);
    run.says("create migrations/0003_add_label_to_items.up.sql\n             was `0002_add_label_to_items`");
    run.says("remove migrations/0002_add_label_to_items.up.sql");
    run.says("`scripts/fill.sh` still says `0003_fill`, which is `0004_fill` now (line 1)");
    run.says("`scripts/fill.sh` still says `0002_add_label_to_items`, which is `0003_add_label_to_items` now");
    let expected = [
        "0001_create_items",
        "0002_change_title_in_items",
        "0003_add_label_to_items",
        "0004_fill",
    ];
    assert_eq!(listed(&project), expected);
    assert_eq!(files(&project), expected);
    assert_eq!(
        project.read("migrations/0004_fill.up.sql"),
        "-- Mine.\r\nUPDATE items SET label = title;\r\n"
    );
    for (path, text) in &before {
        let is_moved = path.contains("0002_add_label") || path.contains("0003_fill");
        if path.starts_with("migrations/") && is_moved {
            assert!(
                tree(&project.root()).values().any(|found| found == text),
                "{path}"
            );
        }
    }
    assert_fresh(&project, &["scaffold.yaml", "scripts/fill.sh"]);
    project.succeeds(&["check"]);
    project
        .ends(&order, 1)
        .says("no migrations of two branches whose order is open");
    project.succeeds(&["check"]);
}

/// What git sees are renames.
#[test]
fn git_sees_renamed_files() {
    let project = crossed();
    commit(&project, "Merge bees");
    project.succeeds(&[
        "migrations",
        "order",
        "--first",
        "0002_change_title_in_items",
    ]);
    assert!(git(&project, &["add", "--all"]));
    let gone = [
        "diff",
        "--cached",
        "--find-renames=100%",
        "--diff-filter=D",
        "--exit-code",
    ];
    assert!(git(&project, &[&gone[..], &["--", "migrations"]].concat()));
}

/// Each database does what the command has said, and all come to the same tables.
#[test]
fn databases_of_both_branches_follow() {
    let project = crossed();
    commit(&project, "Merge bees");
    let databases = ["main", "bees"].map(|branch| ServiceDatabase::of(&project, branch));
    assert!(git(&project, &["switch", "--quiet", "--detach", "ants~1"]));
    assert!(git(&project, &["switch", "--quiet", "ants"]));
    assert!(git(&project, &["checkout", "--quiet", "ants^1"]));
    let of_ants = ServiceDatabase::new();
    of_ants.migrate(&project);
    // What it is told to undo, on the branch that it comes from.
    of_ants.undo(&project);
    of_ants.undo(&project);
    assert!(git(&project, &["switch", "--quiet", "ants"]));
    let run = project.succeeds(&[
        "migrations",
        "order",
        "--first",
        "0002_change_title_in_items",
    ]);
    run.says(
        "a database that has run `0002_add_label_to_items`, `0003_fill` without what goes before it \
         now cannot follow: undo it there first, 2 times by `cargo run -- migrate down`",
    );
    let fresh = ServiceDatabase::new();
    fresh.migrate(&project);
    for database in databases.iter().chain([&of_ants]) {
        database.migrate(&project);
        assert_eq!(database.columns(), fresh.columns());
    }
    assert!(
        fresh.columns().contains("items.label TEXT 0"),
        "{:?}",
        fresh.columns()
    );
}

#[test]
fn a_database_that_has_run_what_goes_second_is_told_the_new_names() {
    let project = branched(add_ants, |project| {
        add_bees(project);
        project.succeeds(&["add", "field", "Bee", "age:int:optional"]);
    });
    let databases = ["ants", "bees"].map(|branch| ServiceDatabase::of(&project, branch));
    assert!(git(&project, &["switch", "--quiet", "ants"]));
    assert!(!git(&project, &["merge", "--quiet", "bees"]));
    let run = project.succeeds(&["migrations", "order", "--first", "0003_add_age_to_bees"]);
    run.says(
        "note: databases know migrations by name: one that has run any of these runs it again unless it \
         is told before it migrates\n    UPDATE _service_migrations SET name = '0004_create_ants' WHERE \
         name = '0002_create_ants';\n",
    );
    assert!(!run.stderr.contains("cannot follow"), "{}", run.stderr);
    assert!(
        !run.stderr.contains("cargo run -- migrate\n"),
        "{}",
        run.stderr
    );
    let expected = [
        "0001_create_items",
        "0002_create_bees",
        "0003_add_age_to_bees",
        "0004_create_ants",
    ];
    assert_eq!(listed(&project), expected);
    assert_fresh(&project, &[]);
    let fresh = ServiceDatabase::new();
    fresh.migrate(&project);
    for database in databases {
        database.told(&run.stderr);
        database.migrate(&project);
        assert_eq!(database.columns(), fresh.columns());
    }
}

/// Also after `sync`, which lets both stay under one number as long as they go together.
#[test]
fn without_a_choice_the_branches_are_listed() {
    let project = branched(add_ants, |project| {
        add_bees(project);
        project.succeeds(&["add", "field", "Bee", "age:int:optional"]);
    });
    git(&project, &["merge", "--quiet", "bees"]);
    project.succeeds(&["sync"]);
    project.succeeds(&["add", "field", "Ant", "age:int:optional"]);
    let before = tree(&project.root());
    let run = project.ends(&["migrations", "order"], 2);
    let expected = "\
error[usage]: the migrations of 2 branches meet, and it is not said which go first:
  0002_create_ants
  0002_create_bees, 0003_add_age_to_bees
help: say it: `scaffold migrations order --first 0002_create_ants` or `scaffold migrations order --first 0002_create_bees`
";
    assert_eq!(run.stderr, expected);
    for (given, words) in [
        (
            &["--first", "0002_create_bee"][..],
            "did you mean `0002_create_bees`?",
        ),
        (
            &["--first", "0004_add_age_to_ants"],
            "`0004_add_age_to_ants` cannot change places",
        ),
        (
            &[
                "0003_add_age_to_bees",
                "0002_create_ants",
                "0002_create_bees",
            ],
            "`0003_add_age_to_bees` was written after `0002_create_bees`, and cannot go before it",
        ),
        (
            &["0002_create_bees", "migrations/0002_create_bees.up.sql"],
            "`0002_create_bees` is named twice",
        ),
        (
            &["0002_create_bees", "0002_create_ants"],
            "where is `0003_add_age_to_bees` to go?",
        ),
    ] {
        let run = project.ends(&[&["migrations", "order"], given].concat(), 2);
        run.says(words);
    }
    assert_eq!(tree(&project.root()), before);

    let document = project.ends(&["migrations", "order", "--json"], 2).json();
    assert_eq!(document["errors"][0]["code"], "usage");
    let order = [
        "migrations/0002_create_bees.up.sql",
        "0002_create_ants",
        "0003_add_age_to_bees.down.sql",
    ];
    let run = project.succeeds(&[&["migrations", "order", "--json"], &order[..]].concat());
    let document = run.json();
    assert_eq!(document["command"], "migrations order");
    assert_eq!(document["written"], true);
    let expected = [
        "0001_create_items",
        "0002_create_bees",
        "0003_create_ants",
        "0004_add_age_to_bees",
        "0005_add_age_to_ants",
    ];
    assert_eq!(listed(&project), expected);
    assert_eq!(files(&project), expected);
    project.succeeds(&["check"]);
}

#[test]
fn three_branches_are_put_in_order_at_once() {
    let add = |name: &'static str| {
        move |project: &Project| drop(project.succeeds(&["add", "resource", name, "name:string"]))
    };
    let project = branched(add("Ant"), add("Bee"));
    assert!(git(
        &project,
        &["switch", "--quiet", "--create", "cats", "main"]
    ));
    add("Cat")(&project);
    project.succeeds(&["add", "field", "Cat", "age:int:optional"]);
    commit(&project, "Add cats");
    let databases = ["ants", "bees", "cats"].map(|branch| ServiceDatabase::of(&project, branch));
    assert!(git(&project, &["switch", "--quiet", "ants"]));
    for branch in ["bees", "cats"] {
        assert!(!git(&project, &["merge", "--quiet", branch]));
        project.succeeds(&["sync"]);
        commit(&project, branch);
    }
    let run = project.ends(&["migrations", "order"], 2);
    run.says("  0002_create_ants\n  0002_create_bees\n  0002_create_cats, 0003_add_age_to_cats\n");
    let run = project.succeeds(&[
        "migrations",
        "order",
        "--first",
        "0002_create_cats",
        "--first",
        "0002_create_bees",
    ]);
    let expected = [
        "0001_create_items",
        "0002_create_cats",
        "0003_add_age_to_cats",
        "0004_create_bees",
        "0005_create_ants",
    ];
    assert_eq!(listed(&project), expected);
    assert_fresh(&project, &[]);
    let fresh = ServiceDatabase::new();
    fresh.migrate(&project);
    for database in databases {
        database.told(&run.stderr);
        database.migrate(&project);
        assert_eq!(database.columns(), fresh.columns());
    }
    project.ends(&["migrations", "order"], 1);
}

/// A branch that goes on knows the old names; what it adds comes after what it was written after.
#[test]
fn a_branch_that_comes_later_meets_the_order() {
    let project = branched(add_ants, add_bees);
    assert!(git(
        &project,
        &["switch", "--quiet", "--create", "late", "ants"]
    ));
    project.succeeds(&["add", "field", "Ant", "age:int:optional"]);
    commit(&project, "Add age");
    assert!(git(&project, &["switch", "--quiet", "ants"]));
    git(&project, &["merge", "--quiet", "bees"]);
    project.succeeds(&["migrations", "order", "--first", "0002_create_bees"]);
    commit(&project, "Merge bees");
    git(&project, &["merge", "--quiet", "late"]);
    let run = project.ends(&["sync"], 1);
    run.says("`scaffold migrations order --first 0002_create_bees`");
    project.succeeds(&["migrations", "order", "--first", "0002_create_bees"]);
    let expected = [
        "0001_create_items",
        "0002_create_bees",
        "0003_create_ants",
        "0004_add_age_to_ants",
    ];
    assert_eq!(listed(&project), expected);
    assert_eq!(files(&project), expected);
    assert_fresh(&project, &[]);
    ServiceDatabase::new().migrate(&project);
    project.succeeds(&["check"]);
}

#[test]
fn an_order_that_cannot_work_is_refused_with_its_place() {
    let spec = SPEC.replace(
        "      title: string\n",
        "      title: string\n  Maker:\n    fields:\n      name: string\n",
    );
    let project = branched_from(
        Project::of(&spec),
        |project| drop(project.succeeds(&["remove", "resource", "Maker", "--allow-destructive"])),
        |project| {
            drop(project.succeeds(&["add", "relation", "Item", "maker:belongs_to:Maker:optional"]));
        },
    );
    git(&project, &["merge", "--quiet", "bees"]);
    assert!(git(
        &project,
        &["checkout", "bees", "--", "scaffold.yaml", ".scaffold/model"]
    ));
    let before = tree(&project.root());
    for (first, words) in [
        (
            "0002_drop_makers",
            "`migrations/0002_add_maker_id_to_items.up.sql:3` needs the table `makers`, which is not there any more",
        ),
        (
            "0002_add_maker_id_to_items",
            "`migrations/0002_drop_makers.up.sql:3` drops the table `makers`, to which `maker_id` of `items` refers",
        ),
    ] {
        let run = project.ends(&["migrations", "order", "--first", first], 1);
        run.says("error[migrations-crossed]: ");
        run.says(words);
        run.says("they do not go together in any order of the branches");
        assert_eq!(tree(&project.root()), before);
    }
}

#[test]
fn a_migration_that_git_could_not_merge_is_refused() {
    let add = |default: &'static str| {
        move |project: &Project| {
            let field = format!("size:int:default={default}");
            project.succeeds(&["add", "field", "Item", &field]);
        }
    };
    let project = branched(add("1"), add("2"));
    git(&project, &["merge", "--quiet", "bees"]);
    project.edit("scaffold.yaml", |_| {
        SPEC.to_owned() + "      size: int default=1\n"
    });
    let run = project.ends(&["sync"], 1);
    run.says("error[migration-unmerged]: `migrations/0002_add_size_to_items.up.sql:");
    assert!(git(&project, &["checkout", "--ours", "migrations"]));
    project.succeeds(&["sync"]);
    assert_fresh(&project, &["scaffold.yaml"]);
}

/// A project may have lost what it remembers of them, or come from a time when it did not.
#[test]
fn numbers_tell_branches_apart_where_nothing_is_remembered() {
    let project = branched(add_ants, |project| {
        add_bees(project);
        project.succeeds(&["add", "field", "Bee", "age:int:optional"]);
    });
    git(&project, &["merge", "--quiet", "bees"]);
    fs_err::remove_file(project.root().join(".scaffold/migrations")).unwrap();
    let run = project.ends(&["migrations", "order"], 2);
    run.says("  0002_create_ants\n  0002_create_bees\n");
    project.succeeds(&["migrations", "order", "--first", "0002_create_bees"]);
    let expected = [
        "0001_create_items",
        "0002_create_bees",
        "0003_create_ants",
        "0004_add_age_to_bees",
    ];
    assert_eq!(listed(&project), expected);
    assert_eq!(
        project.read(".scaffold/migrations"),
        "0001_create_items\n0002_create_bees\t0001_create_items\n0003_create_ants\t0002_create_bees\n\
         0004_add_age_to_bees\t0003_create_ants\n"
    );
}
