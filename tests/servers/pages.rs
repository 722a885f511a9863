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
      score: int index optional
";

fn plan(engine: Engine, fill: &str, query: &str) -> String {
    let project = project(&format!("database: {}\n{SPEC}", engine.spec()));
    let database = Database::of(engine, &migrations(None, &project, &[], false).unwrap());
    database.run(fill).unwrap();
    database.run(&format!("EXPLAIN {query}")).unwrap()
}

#[test]
#[ignore = "tier 2"]
fn a_page_on_postgres_begins_at_its_cursor() {
    let fill = "INSERT INTO items (id, rank) SELECT n, n % 5000 FROM generate_series(1, 50000) n; ANALYZE items;";
    let query = "SELECT id FROM items WHERE (\"rank\", \"id\") > (4000, 7) ORDER BY \"rank\", \"id\" LIMIT 21 OFFSET 0;";
    let plan = plan(Engine::Postgres, fill, query);
    assert!(plan.contains("using items_rank_idx"), "{plan}");
    assert!(plan.contains("Index Cond: (rank >= 4000)"), "{plan}");
}

#[test]
#[ignore = "tier 2"]
fn a_page_on_mariadb_begins_at_its_cursor() {
    let fill = "INSERT INTO items (id, rank) SELECT seq, seq % 5000 FROM seq_1_to_50000; ANALYZE TABLE items;";
    let query = "SELECT id FROM items WHERE `rank` >= 4000 AND (`rank`, `id`) > (4000, 7) ORDER BY `rank`, `id` LIMIT 21 OFFSET 0;";
    let plan = plan(Engine::Mariadb, fill, query);
    assert!(plan.contains("\trange\t"), "{plan}");
    assert!(plan.contains("\titems_rank_idx\t"), "{plan}");
    assert!(!plan.contains("filesort"), "{plan}");
}

#[test]
#[ignore = "tier 2"]
fn a_page_in_an_order_that_knows_nulls_begins_at_its_cursor_too() {
    let fill = "INSERT INTO items (id, rank, score) SELECT n, 1, nullif(n % 5000, 0) FROM generate_series(1, 50000) n; ANALYZE items;";
    let query = "SELECT id FROM items WHERE \"score\" >= 4000 AND ((\"score\" > 4000) OR (\"score\" = 4000 AND \"id\" > 7)) ORDER BY \"score\" NULLS FIRST, \"id\" LIMIT 21 OFFSET 0;";
    let on_postgres = plan(Engine::Postgres, fill, query);
    assert!(
        on_postgres.contains("using items_score_idx"),
        "{on_postgres}"
    );
    assert!(
        on_postgres.contains("Index Cond: (score >= 4000)"),
        "{on_postgres}"
    );

    let fill = "INSERT INTO items (id, `rank`, score) SELECT seq, 1, nullif(seq % 5000, 0) FROM seq_1_to_50000; ANALYZE TABLE items;";
    let query = "SELECT id FROM items WHERE `score` >= 4000 AND ((`score` > 4000) OR (`score` = 4000 AND `id` > 7)) ORDER BY `score`, `id` LIMIT 21 OFFSET 0;";
    let on_mariadb = plan(Engine::Mariadb, fill, query);
    assert!(on_mariadb.contains("\trange\t"), "{on_mariadb}");
    assert!(on_mariadb.contains("\titems_score_idx\t"), "{on_mariadb}");
    assert!(!on_mariadb.contains("filesort"), "{on_mariadb}");
}
