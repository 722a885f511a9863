//! Pages behind a cursor are read by an index, in the words of the repositories' template.

use super::case::project;
use super::database::Database;

const SPEC: &str = "\
service: {name: shop}
entities:
  Item:
    timestamps: false
    fields:
      rank: int index
      score: int index optional
";

const FILL: &str = "\
WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n LIMIT 1000)
INSERT INTO items (id, rank, score) SELECT randomblob(16), n % 100, n % 100 FROM n";

#[test]
fn a_page_begins_at_its_cursor() {
    let database = Database::fresh(&project(SPEC));
    database.0.execute_batch(FILL).unwrap();
    for (column, index) in [("rank", "items_rank_idx"), ("score", "items_score_idx")] {
        let query = format!(
            "EXPLAIN QUERY PLAN SELECT id, rank, score FROM items \
             WHERE \"{column}\" >= ?1 AND ((\"{column}\" > ?1) OR (\"{column}\" IS ?1 AND \"id\" > ?2)) \
             ORDER BY \"{column}\", \"id\" LIMIT 21 OFFSET 0"
        );
        let step = |row: &rusqlite::Row<'_>| row.get::<_, String>(3);
        let mut statement = database.0.prepare(&query).unwrap();
        let plan = statement.query_map((40, [7; 16]), step).unwrap();
        let plan: Vec<_> = plan.collect::<Result<_, _>>().unwrap();
        let expected = format!("SEARCH items USING INDEX {index} ({column}>?)");
        assert_eq!(plan[0], expected, "{plan:?}");
    }
}
