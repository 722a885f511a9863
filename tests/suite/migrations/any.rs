use scaffold::front::load;
use scaffold::migrate::{Migration, migrations};
use scaffold::model::Project;

use super::database::Database;
use crate::random::Random;

/// Declarations of one member; any may become any other.
const DECLARATIONS: [&str; 30] = [
    "string",
    "string 1..20 unique",
    "string 3..9 default=abcd",
    "text optional",
    "text index",
    "email",
    "url optional",
    "slug unique",
    "password",
    "enum a,b,c",
    "enum b,c default=c",
    "enum c,d optional",
    "int",
    "int min=0 max=9 default=3",
    "int unique",
    "bigint optional",
    "float",
    "float min=0 optional",
    "decimal 5,2",
    "decimal 8,1 min=-1 optional",
    "bool",
    "bool default=true",
    "uuid optional",
    "date",
    "time",
    "datetime",
    "json",
    "bytes ..32 optional",
    "belongs_to One",
    "belongs_to Two optional on_delete=set_null",
];

#[test]
fn any_spec_can_become_any_other_and_go_back() {
    let mut random = Random(7);
    let mut changes = 0;
    for _ in 0..250 {
        let (old, new) = (spec(&mut random), spec(&mut random));
        let (Ok(before), Ok(after)) = (load("old", old.as_bytes()), load("new", new.as_bytes()))
        else {
            continue;
        };
        let Ok(migrations) = migrations(Some(&before), &after, &[], true) else {
            continue;
        };
        for migration in migrations {
            changes += 1;
            let context = format!(
                "{old}\n{new}\n{}\n--- back\n{}",
                migration.up, migration.down
            );
            there_and_back(
                &Database::fresh(&before),
                &migration,
                [&before, &after],
                false,
                &context,
            );
            there_and_back(
                &Database::with_rows(&before),
                &migration,
                [&before, &after],
                true,
                &context,
            );
        }
    }
    assert!(changes > 120, "{changes} changes were tried");
}

/// Only rows may be in the way, and only where the migration says so.
fn there_and_back(
    database: &Database,
    migration: &Migration,
    [old, new]: [&Project; 2],
    has_rows: bool,
    context: &str,
) {
    for (sql, target, other) in [(&migration.up, new, old), (&migration.down, old, new)] {
        let before = (database.shape(), database.values());
        match database.migrate(sql) {
            Ok(()) => assert_eq!(
                database.shape(),
                Database::fresh(target).shape(),
                "{context}"
            ),
            Err(error) => {
                assert!(
                    has_rows && sql.contains("-- Stops if "),
                    "{error}\n{context}"
                );
                assert_eq!((database.shape(), database.values()), before, "{context}");
                assert_eq!(
                    database.shape(),
                    Database::fresh(other).shape(),
                    "{context}"
                );
                return;
            }
        }
        assert!(database.is_sound(), "{context}");
    }
}

pub fn spec(random: &mut Random) -> String {
    let mut lines = vec!["service: {name: any}".to_owned(), "entities:".to_owned()];
    for entity in ["One", "Two", "Three"] {
        if entity != "Three" || random.below(4) > 0 {
            lines.push(format!("  {entity}:"));
            lines.extend(entity_lines(random));
        }
    }
    lines.join("\n")
}

fn entity_lines(random: &mut Random) -> Vec<String> {
    let mut lines: Vec<_> = ["timestamps", "soft_delete", "versioned"]
        .map(|flag| format!("    {flag}: {}", random.below(2) == 0))
        .into();
    let mut fields = vec!["      fixed: string index".to_owned()];
    let mut relations = vec![if random.below(2) == 0 {
        "      many: many_to_many Two inverse=none".to_owned()
    } else {
        "      one: belongs_to Two optional inverse=none".to_owned()
    }];
    for name in ["alpha", "beta", "gamma", "order"] {
        let declaration = DECLARATIONS[random.below(DECLARATIONS.len())];
        match random.below(5) {
            0 => {}
            _ if declaration.starts_with("belongs_to") => {
                relations.push(format!("      {name}: {declaration} inverse=none"));
            }
            _ => fields.push(format!("      {name}: {declaration}")),
        }
    }
    lines.push("    fields:".to_owned());
    lines.extend(fields);
    lines.push("    relations:".to_owned());
    lines.extend(relations);
    lines
}
