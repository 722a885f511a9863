//! Pages behind a cursor are read by an index, in the words of the repositories' template.

use scaffold::migrate::migrations;

use super::case::project;
use super::database::Database;
use super::server::Engine;

const SPEC: &str = "\
service: {name: shop}
entities:
  Item:
    id: bigint
    timestamps: false
    fields:
      rank: int index
";

fn plan(engine: Engine, fill: &str, query: &str) -> String {
    let project = project(&format!("database: {}\n{SPEC}", engine.spec()));
    let database = Database::of(engine, &migrations(None, &project, &[], false).unwrap());
    database.run(fill).unwrap();
    database.run(&format!("EXPLAIN {query}")).unwrap()
}

#[test]
fn a_page_on_postgres_begins_at_its_cursor() {
    let fill = "INSERT INTO items (id, rank) SELECT n, n % 5000 FROM generate_series(1, 50000) n; ANALYZE items;";
    let query = "SELECT id FROM items WHERE (\"rank\", \"id\") > (4000, 7) ORDER BY \"rank\", \"id\" LIMIT 21 OFFSET 0;";
    let plan = plan(Engine::Postgres, fill, query);
    assert!(plan.contains("using items_rank_idx"), "{plan}");
    assert!(plan.contains("Index Cond: (rank >= 4000)"), "{plan}");
}

#[test]
fn a_page_on_mariadb_begins_at_its_cursor() {
    let fill = "INSERT INTO items (id, rank) SELECT seq, seq % 5000 FROM seq_1_to_50000; ANALYZE TABLE items;";
    let query = "SELECT id FROM items WHERE `rank` >= 4000 AND (`rank`, `id`) > (4000, 7) ORDER BY `rank`, `id` LIMIT 21 OFFSET 0;";
    let plan = plan(Engine::Mariadb, fill, query);
    assert!(plan.contains("\trange\t"), "{plan}");
    assert!(plan.contains("\titems_rank_idx\t"), "{plan}");
    assert!(!plan.contains("filesort"), "{plan}");
}
