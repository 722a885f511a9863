//! Projects on a server: all commands work on them as on a file, and a project can change its
//! database.

use fs_err as fs;

use crate::project::Project;

const SPEC: &str = "\
service: {name: shop}
database: postgres
entities:
  Item:
    fields:
      title: string 1..100
      code: string ..20 unique
  Box:
    fields:
      label: string optional
    relations:
      item: belongs_to Item
";

fn migrations(project: &Project) -> Vec<String> {
    let entries = fs::read_dir(project.root().join("migrations")).unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<_> = names.filter(|name| name.ends_with(".up.sql")).collect();
    names.sort();
    names
}

fn migration(project: &Project, name: &str) -> String {
    let both = ["up", "down"].map(|way| project.read(&format!("migrations/{name}.{way}.sql")));
    both.join("\n==== down\n")
}

#[test]
fn a_change_of_a_table_is_parted_where_others_would_have_to_wait() {
    let project = Project::of(SPEC);
    project.edit("scaffold.yaml", |spec| {
        spec.replace("title: string 1..100", "title: string 1..80 index")
            .replace("label: string optional", "label: string default=none")
    });
    let run = project.succeeds(&["sync", "--allow-destructive"]);
    run.says(".up.sql\n             Finishes that while others read and write.\n");
    assert!(!run.stderr.contains("no-transaction"), "{}", run.stderr);
    let names = migrations(&project);
    assert_eq!(names.len(), 3, "{names:?}");
    let texts = names[1..].iter().map(|name| {
        let name = name.trim_end_matches(".up.sql");
        format!("==== {name}\n{}", migration(&project, name))
    });
    insta::assert_snapshot!(texts.collect::<Vec<_>>().join("\n"));
    project.succeeds(&["check"]);
}

#[test]
fn the_pool_of_the_spec_is_what_the_service_has_by_default() {
    let pool = |database: &str| {
        let spec = SPEC.replace("database: postgres", &format!("database: {database}"));
        let project = Project::of(&spec);
        let example = project.read(".env.example");
        let names = "MAX_CONNECTIONS IDLE_TIMEOUT ACQUIRE_TIMEOUT STATEMENT_TIMEOUT";
        let values = names.split(' ').map(|name| {
            let start = format!("#SHOP_DATABASE_{name}=");
            let mut lines = example.lines();
            lines
                .find_map(|line| line.strip_prefix(&start))
                .unwrap()
                .to_owned()
        });
        values.collect::<Vec<_>>()
    };
    for engine in ["postgres", "mysql"] {
        assert_eq!(pool(engine), ["20", "30s", "2s", "30s"]);
        let own = format!(
            "{{engine: {engine}, pool: {{max_connections: 7, idle_timeout: 1h, \
             acquire_timeout: 250ms, statement_timeout: 90s}}}}"
        );
        assert_eq!(pool(&own), ["7", "1h", "250ms", "90s"]);
    }
}

#[test]
fn a_renamed_entity_keeps_its_rows_on_a_server() {
    for engine in ["postgres", "mysql"] {
        let project = Project::of(&SPEC.replace("postgres", engine));
        let store = "src/repositories/items.rs";
        project.edit(store, |text| text + "\n// Mine, about items.\n");
        project.succeeds(&["rename", "resource", "items", "thing"]);
        let store = "src/repositories/things.rs";
        assert!(project.read(store).contains("// Mine, about"), "{engine}");
        let names = migrations(&project);
        let up = project.read(&format!("migrations/{}", names[1]));
        assert!(up.contains("ALTER TABLE items RENAME TO things;"), "{up}");
        project.succeeds(&["check"]);
    }
}

#[test]
fn another_database_is_a_sync_that_begins_anew() {
    let project = Project::new();
    let mine = "CREATE INDEX mine ON items (title);\n";
    project.write("migrations/0002_mine.up.sql", mine);
    project.write("migrations/0002_mine.down.sql", "DROP INDEX mine;\n");
    project.succeeds(&["sync"]);
    let first = project.read("migrations/0001_create_items.up.sql");
    project.edit("src/services/items.rs", |text| text + "\n// Mine.\n");

    project.succeeds(&["add", "feature", "database:postgres"]);
    assert_eq!(
        migrations(&project),
        [
            "0001_create_items.up.sql",
            "0002_mine.up.sql",
            "0003_begin_on_postgres.up.sql"
        ]
    );
    assert_eq!(project.read("migrations/0001_create_items.up.sql"), first);
    assert_eq!(project.read("migrations/0002_mine.up.sql"), mine);
    let begun = project.read("migrations/0003_begin_on_postgres.up.sql");
    assert!(
        begun.starts_with(
            "-- Begins anew on PostgreSQL; the migrations before this one are for another database.\n"
        ),
        "{begun}"
    );
    assert!(begun.contains("id uuid NOT NULL PRIMARY KEY"), "{begun}");
    let applied = project.read("src/database/migrations.rs");
    assert!(applied.contains("0003_begin_on_postgres"));
    assert!(!applied.contains("0001_create_items"), "{applied}");
    assert!(
        project
            .read("src/services/items.rs")
            .ends_with("// Mine.\n")
    );
    assert!(!project.root().join("src/database/writer.rs").exists());
    project.succeeds(&["check"]);

    project.change_spec();
    project.succeeds(&["sync"]);
    assert_eq!(migrations(&project).len(), 4);
    let applied = project.read("src/database/migrations.rs");
    assert!(!applied.contains("0002_mine"), "{applied}");

    project.succeeds(&["remove", "feature", "database"]);
    let names = migrations(&project);
    assert_eq!(names[4], "0005_begin_on_sqlite.up.sql");
    let applied = project.read("src/database/migrations.rs");
    assert_eq!(applied.matches("include_str!").count(), 2, "{applied}");
    project.succeeds(&["check"]);
}

#[test]
fn what_compose_and_the_ci_start_is_what_the_settings_name() {
    for (engine, secret, name) in [
        ("postgres", "POSTGRES_PASSWORD", "POSTGRES_DB"),
        ("mysql", "MYSQL_ROOT_PASSWORD", "MYSQL_DATABASE"),
    ] {
        let project = Project::of(&SPEC.replace("postgres", engine));
        let example = project.read(".env.example");
        let url = example
            .lines()
            .find_map(|line| line.strip_prefix("#SHOP_DATABASE_URL="))
            .unwrap();
        let (_, rest) = url.split_once("://").unwrap();
        let (login, place) = rest.split_once('@').unwrap();
        let (_, password) = login.split_once(':').unwrap();
        let (address, database) = place.split_once('/').unwrap();
        let (_, port) = address.split_once(':').unwrap();

        let compose = project.read("compose.yaml");
        let inside = url.replace("localhost", "database");
        for line in [
            format!("SHOP_DATABASE_URL: {inside}"),
            format!("{secret}: {password}"),
            format!("{name}: {database}"),
            format!("- \"127.0.0.1:{port}:{port}\""),
        ] {
            assert!(lines(&compose).any(|found| found == line), "{line}");
        }
        let ci = project.read(".github/workflows/ci.yml");
        for line in [
            format!("{secret}: {password}"),
            format!("ports: [\"{port}:{port}\"]"),
        ] {
            assert!(lines(&ci).any(|found| found == line), "{line}");
        }
        let readme = project.read("README.md");
        assert!(readme.contains("docker compose up -d --wait database"));
        assert!(lines(&compose).any(|found| found == "database:"));
    }
}

fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(str::trim)
}

#[test]
fn a_server_keeps_more_digits_of_a_decimal_than_a_file() {
    let spec = SPEC.replace("string ..20 unique", "decimal 28,10");
    for engine in ["postgres", "mysql"] {
        let project = Project::of(&spec.replace("postgres", engine));
        let rules = project.read("src/models/item_input.rs");
        assert!(rules.contains("digits(value, 28, 10)"), "{rules}");
        let create = project.read("migrations/0001_create_schema.up.sql");
        assert!(create.contains("(28, 10) NOT NULL"), "{create}");
    }
    let project = Project::of(&spec);
    project.edit("scaffold.yaml", |spec| {
        spec.replace("database: postgres", "database: sqlite")
    });
    let refused = project.ends(&["sync"], 1);
    refused.says("a decimal of 28 digits cannot be kept exactly on SQLite, the limit is 18");
}

/// MySQL has no index of some rows alone: the column that stands in for it is the generator's own.
#[test]
fn what_keeps_deleted_rows_apart_on_mysql_is_nobodys_work() {
    let spec = "service: {name: shop}\ndatabase: mysql\nentities:\n  Item:\n    soft_delete: true\n    \
                fields: {title: string unique}\n";
    let project = Project::of(spec);
    project.edit("scaffold.yaml", |spec| {
        spec.replace("    soft_delete: true\n", "")
    });
    let refused = project.run(&["sync"]);
    assert_eq!(refused.status, 1);
    refused.says("error[soft-delete-removed]");
    assert!(
        !refused.stderr.contains("handmade-lost"),
        "{}",
        refused.stderr
    );
    project.succeeds(&["sync", "--allow-destructive"]);
    project.succeeds(&["check"]);
}
