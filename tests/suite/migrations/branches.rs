//! Two branches each change one table, and git brings their migrations together.

use scaffold::front::load;
use scaffold::migrate::{
    BranchConflict, Migration, MigrationFile, MigrationHistory, MigrationLines, Renumbering,
    branch_conflicts, migrations,
};
use scaffold::model::Project;

use super::database::Database;

const SPEC: &str = "\
service: {name: shop}
entities:
  Item:
    # entity
    fields:
      title: string 1..50
      note: text optional
      stock: int default=0
      code: string ..9 optional
      # one
      # two
    # relations
  Maker:
    fields:
      name: string
";

/// What a branch does to `SPEC`.
#[derive(Clone, Copy)]
struct Branch {
    name: &'static str,
    old: &'static str,
    new: &'static str,
    /// The columns whose values it drops, renames or changes on purpose.
    touches: &'static [&'static str],
}

const BRANCHES: [Branch; 12] = [
    branch("adds", "# one", "label: string optional", &[]),
    branch(
        "adds with a check",
        "# two",
        "rank: int min=0 max=9 default=1 index",
        &[],
    ),
    branch("adds, required", "# one", "size: int", &[]),
    branch("lengthens", "string 1..50", "string 1..80", &[]),
    branch(
        "makes unique",
        "title: string 1..50",
        "title: string 1..50 unique",
        &[],
    ),
    branch(
        "limits",
        "stock: int default=0",
        "stock: int max=9 default=0",
        &["items.stock"],
    ),
    branch(
        "makes required",
        "note: text optional",
        "note: text default=none",
        &["items.note"],
    ),
    branch(
        "renames",
        "note: text",
        "remark: text renamed_from=note",
        &["items.note"],
    ),
    branch(
        "drops",
        "      code: string ..9 optional\n",
        "",
        &["items.code"],
    ),
    branch("indexes", "stock: int", "stock: int index", &[]),
    branch(
        "relates",
        "# relations",
        "relations:\n      maker: belongs_to Maker optional",
        &[],
    ),
    branch("versions", "# entity", "versioned: true", &[]),
];

const fn branch(
    name: &'static str,
    old: &'static str,
    new: &'static str,
    touches: &'static [&'static str],
) -> Branch {
    Branch {
        name,
        old,
        new,
        touches,
    }
}

impl Branch {
    fn change(self, spec: &str) -> Option<String> {
        (spec.matches(self.old).count() == 1).then(|| spec.replace(self.old, self.new))
    }

    /// What it has written, without knowing of the other.
    fn migration(self) -> Migration {
        let spec = self.change(SPEC).unwrap();
        after(&[], &project(SPEC), &project(&spec))
    }
}

fn project(spec: &str) -> Project {
    load("spec", spec.as_bytes()).unwrap_or_else(|error| panic!("{error:?}\n{spec}"))
}

fn files(migrations: &[&Migration]) -> Vec<MigrationFile> {
    let begun = super::case::creation(&project(SPEC));
    std::iter::once(&begun)
        .chain(migrations.iter().copied())
        .flat_map(|migration| migration.clone().files())
        .map(|(name, text)| MigrationFile { name, text })
        .collect()
}

fn after(migrations_there: &[&Migration], old: &Project, new: &Project) -> Migration {
    migrations(Some(old), new, &files(migrations_there), true)
        .unwrap()
        .remove(0)
}

fn crossed(one: &Migration, other: &Migration) -> Vec<BranchConflict> {
    branch_conflicts(&files(&[one, other]))
}

/// Pairs of branches, of which the first one's migration comes first, with the spec of both.
fn pairs() -> Vec<([Branch; 2], [Migration; 2], String)> {
    let mut pairs = Vec::new();
    for one in BRANCHES {
        for other in BRANCHES {
            let both = one.change(SPEC).and_then(|spec| other.change(&spec));
            let (first, second) = (one.migration(), other.migration());
            if let Some(both) = both.filter(|_| first.name < second.name) {
                pairs.push(([one, other], [first, second], both));
            }
        }
    }
    pairs
}

#[test]
fn two_branches_go_together_or_are_told() {
    let mut told = 0;
    let pairs = pairs();
    assert!(pairs.len() > 50, "{} pairs were tried", pairs.len());
    for ([one, other], [first, second], both) in pairs {
        let context = format!(
            "{} and {}\n{}\n{}",
            one.name, other.name, first.up, second.up
        );
        let both = project(&both);
        let found = crossed(&first, &second);
        let database = Database::fresh(&project(SPEC));
        database.migrate(&first.up).unwrap();
        let done = database.migrate(&second.up);
        let fits = done.is_ok() && database.shape() == Database::fresh(&both).shape();
        assert_eq!(found.is_empty(), fits, "{context}\n{found:?}");
        if found.is_empty() {
            continue;
        }
        told += 1;
        // The way out: the second one is written anew for what the first has left.
        let knowing = project(&one.change(SPEC).unwrap());
        let anew = after(&[&first], &knowing, &both);
        let database = Database::with_rows(&project(SPEC));
        let run = |migration: &Migration| {
            let done = database.migrate(&migration.up).is_ok();
            assert!(
                done || migration.up.contains("-- Stops if "),
                "{context}\n{}",
                migration.up
            );
            done
        };
        if !run(&first) || !run(&anew) {
            continue;
        }
        assert_eq!(
            database.shape(),
            Database::fresh(&both).shape(),
            "{context}"
        );
        assert_eq!(branch_conflicts(&files(&[&first, &anew])), []);
    }
    assert!(told > 20, "{told} were told");
}

/// Where what one branch has built anew can take the other's change afterwards.
#[test]
fn the_other_order_is_offered_where_it_works() {
    let (mut offers, mut refusals) = (0, 0);
    for ([one, other], [first, second], both) in pairs() {
        if crossed(&first, &second).is_empty() {
            continue;
        }
        let mut existing = files(&[&first, &second]);
        for file in &mut existing {
            file.name = file.name.replace("migrations/", "");
        }
        existing.sort_by(|one, other| one.rank().cmp(&other.rank()));
        let lines = MigrationLines::of(&existing, &MigrationHistory::default());
        assert_eq!(lines.lines.len(), 2);
        let offered = lines.possible_order(&existing);
        let fresh = Database::fresh(&project(&both));
        let database = Database::fresh(&project(SPEC));
        let runs = [&second.up, &first.up].map(|up| database.migrate(up).is_ok());
        let fits = runs == [true, true] && database.shape() == fresh.shape();
        let context = format!("{} and {}", one.name, other.name);
        assert_eq!(offered.is_some(), fits, "{context}");
        let Some(offered) = offered else {
            refusals += 1;
            continue;
        };
        offers += 1;
        assert_eq!(offered, [lines.lines[1][0].clone()], "{context}");
        let order = Renumbering::of(&lines.first(&offered).unwrap());
        let database = Database::empty();
        for file in order.apply(&existing).iter().filter(|file| file.is_up()) {
            database.migrate(&file.text).unwrap();
        }
        assert_eq!(database.shape(), fresh.shape(), "{context}");
    }
    assert!(offers > 10 && refusals > 3, "{offers} and {refusals}");
}

/// A database that has run one branch's migration meets the other's, in whatever order.
#[test]
fn no_order_loses_a_value() {
    for ([one, other], [first, second], _) in pairs() {
        for (before, then, touches) in [(&first, &second, other), (&second, &first, one)] {
            let database = Database::with_rows(&project(SPEC));
            if database.migrate(&before.up).is_err() {
                assert!(before.up.contains("-- Stops if "));
                continue;
            }
            for column in ["label", "rank", "maker_id", "version"] {
                let sql = format!("UPDATE items SET {column} = 3");
                drop(database.0.execute_batch(&sql));
            }
            let values = database.values();
            let shape = database.shape();
            if database.migrate(&then.up).is_err() {
                assert_eq!((database.shape(), database.values()), (shape, values));
                continue;
            }
            let mut now = database.values();
            now.retain(|column, _| values.contains_key(column));
            let kept = values
                .iter()
                .filter(|(column, _)| !touches.touches.contains(&column.as_str()));
            for (column, values) in kept {
                assert_eq!(
                    now.get(column),
                    Some(values),
                    "{column}: {} and {}\n{}\n{}",
                    one.name,
                    other.name,
                    before.up,
                    then.up
                );
            }
        }
    }
}

#[test]
fn two_new_names_for_one_field_are_told() {
    let rename = |new| Branch {
        name: "renames",
        old: "note: text",
        new,
        touches: &[],
    };
    let [first, second] = [
        "remark: text renamed_from=note",
        "memo: text renamed_from=note",
    ]
    .map(|new| rename(new).migration());
    let found = crossed(&second, &first);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(
        found[0].file,
        "migrations/0002_rename_note_to_remark_in_items.up.sql"
    );
}

#[test]
fn migrations_of_one_branch_are_never_told() {
    for engine in ["sqlite", "postgres", "mysql"] {
        one_branch(engine);
    }
}

fn one_branch(engine: &str) {
    let mut spec = format!("database: {engine}\n{SPEC}");
    let mut old = project(&spec);
    let begun = super::case::creation(&old).files();
    let mut existing: Vec<_> = begun
        .into_iter()
        .map(|(name, text)| MigrationFile { name, text })
        .collect();
    for branch in BRANCHES {
        let Some(next) = branch.change(&spec) else {
            continue;
        };
        let new = project(&next);
        let migration = migrations(Some(&old), &new, &existing, true).unwrap();
        let files = migration.into_iter().flat_map(Migration::files);
        existing.extend(files.map(|(name, text)| MigrationFile { name, text }));
        (old, spec) = (new, next.replace(" renamed_from=note", ""));
        if let Some(renamed) = next.contains("renamed_from").then(|| project(&spec)) {
            old = renamed;
        }
    }
    assert!(existing.len() > 18);
    for file in &mut existing {
        // As if each came from a branch of its own, all in this order.
        file.name = file.name.replace("migrations/", "migrations/7_");
    }
    assert_eq!(branch_conflicts(&existing), [], "{engine}");
}

/// What people write themselves is theirs to answer for.
#[test]
fn migrations_of_users_are_not_told() {
    for (up, down) in [
        ("ALTER TABLE items ADD COLUMN mine TEXT;", ""),
        ("ALTER TABLE items ADD COLUMN mine TEXT;", "-- nothing"),
        ("CREATE TABLE IF NOT EXISTS items (id BLOB);", "SELECT 1;"),
        ("ALTER TABLE elsewhere DROP COLUMN a;", "SELECT 1;"),
        (
            "CREATE TABLE copies AS SELECT * FROM items; ALTER TABLE copies DROP COLUMN title;",
            "DROP TABLE copies;",
        ),
        ("ALTER TABLE items DROP CONSTRAINT a;", "SELECT 1;"),
        ("UPDATE items SET stock = 1;", "UPDATE items SET stock = 0;"),
    ] {
        let mut existing = files(&[&BRANCHES[3].migration()]);
        for (ending, text) in [("up", up), ("down", down)] {
            existing.push(MigrationFile {
                name: format!("migrations/0002_mine.{ending}.sql"),
                text: text.to_owned(),
            });
        }
        assert_eq!(branch_conflicts(&existing), [], "{up}");
    }
}
