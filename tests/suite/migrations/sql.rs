use scaffold::migrate::migrations;

use super::case::{Case, creation, project};
use super::database::Database;

fn both(case: &Case) -> String {
    let migration = case.migration();
    let [(up_path, up), (down_path, down)] = migration.files();
    format!("==> {up_path}\n{up}\n==> {down_path}\n{down}")
}

#[test]
fn a_database_from_nothing_reads_like_a_schema() {
    insta::assert_snapshot!(creation(&project(include_str!("../../../fixtures/blog.yaml"))).up);
}

#[test]
fn what_alter_table_can_do_is_left_to_it() {
    insta::assert_snapshot!(both(
        &Case::of("columns")
            .add(
                "title: string 1..200",
                "\n      subtitle: string ..100 optional\n      tax: decimal 4,2 default=0.19"
            )
            .add(
                "author: belongs_to User\n",
                "      approver: belongs_to User optional inverse=approved\n"
            )
            .change("content: text", "text: text renamed_from=content")
    ));
}

#[test]
fn what_it_cannot_do_is_a_new_table() {
    insta::assert_snapshot!(both(&Case::of("check").change(
        "enum reader,author,admin default=reader",
        "enum reader,author,editor,admin default=reader"
    )));
}

#[test]
fn a_renamed_entity_keeps_everything_that_refers_to_it() {
    insta::assert_snapshot!(both(
        &Case::of("entity")
            .change("  Tag:\n", "  Label:\n    renamed_from: Tag\n")
            .change("many_to_many Tag", "many_to_many Label inverse=posts")
    ));
}

#[test]
fn losses_are_announced() {
    insta::assert_snapshot!(
        Case::of("losses")
            .change("title: string 1..200", "title: string 1..50")
            .change("likes: bigint optional", "likes: int optional")
            .change("      bio: text optional\n", "")
            .change("    soft_delete: true\n", "")
            .allowed()
            .migration()
            .notes
            .join("\n")
    );
}

#[test]
fn names_that_sql_reserves_are_quoted_and_no_others() {
    let spec = project(
        "service: {name: x}\nentities:\n  Order:\n    plural: order\n    fields:\n      group: string ..9 index\n      select: bool default=true\n      user: text\n    relations:\n      order: belongs_to Order optional inverse=none\n",
    );
    let creation = creation(&spec);
    insta::assert_snapshot!(creation.up);
    let database = Database::empty();
    database.migrate(&creation.up).unwrap();
    database.migrate(&creation.down).unwrap();
    assert_eq!(database.tables(), Vec::<String>::new());
}

#[test]
fn no_text_of_a_spec_gets_out_of_its_place() {
    let spec = project(
        "service: {name: x}\nentities:\n  Note:\n    description: \"It's\\n); DROP TABLE notes; --\\r\\u2028 end\"\n    fields:\n      body: {type: text, default: \"it's -- a \\\"test\\\"; 'x'\\n\"}\n      kind: {type: enum, values: [\"a'b\", \"c;d\"], default: \"a'b\"}\n      data: {type: json, default: {a: [1, \"it's\"]}}\n",
    );
    let creation = creation(&spec);
    let database = Database::empty();
    database.migrate(&creation.up).unwrap();
    let insert = "INSERT INTO notes (id, created_at, updated_at) VALUES (x'00', '', '')";
    database.0.execute(insert, []).unwrap();
    let row = |row: &rusqlite::Row<'_>| Ok([row.get::<_, String>(0)?, row.get(1)?, row.get(2)?]);
    let found = database
        .0
        .query_row("SELECT body, kind, data FROM notes", [], row)
        .unwrap();
    assert_eq!(
        found,
        ["it's -- a \"test\"; 'x'\n", "a'b", "{\"a\":[1,\"it's\"]}"]
    );
}

#[test]
fn defaults_are_stored_as_the_service_stores_values() {
    let spec = project(
        "service: {name: x}\nentities:\n  Note:\n    timestamps: false\n    fields:\n      a: decimal 5,2 default=-1.5\n      b: bool default=true\n      c: float default=2\n      d: date default=2026-01-31\n      e: {type: time, default: \"12:00:00.5\"}\n      f: {type: datetime, default: \"2026-01-31T12:00:00.25Z\"}\n      g: {type: bytes, default: \"AQL/\"}\n      h: bigint default=-9223372036854775808\n      i: uuid default=0190d0a0-0000-7000-8000-0000000000ff\n",
    );
    let database = Database::empty();
    database.migrate(&creation(&spec).up).unwrap();
    database
        .0
        .execute("INSERT INTO notes (id) VALUES (x'00')", [])
        .unwrap();
    let sql = "SELECT concat_ws(' | ', a, b, c, d, e, f, hex(g), h, typeof(h), hex(i)) FROM notes";
    let found: String = database.0.query_row(sql, [], |row| row.get(0)).unwrap();
    assert_eq!(
        found,
        "-150 | 1 | 2.0 | 2026-01-31 | 12:00:00.500 | 2026-01-31 12:00:00.250+00:00 | 0102FF | -9223372036854775808 \
         | integer | 0190D0A00000700080000000000000FF"
    );
}

#[test]
fn ids_that_were_given_once_are_not_given_again() {
    let case = Case::of("numbered").change("body: text 1..5000", "body: text 1..6000");
    let database = Database::with_rows(case.old());
    database
        .0
        .execute(
            "DELETE FROM comments WHERE id = (SELECT max(id) FROM comments)",
            [],
        )
        .unwrap();
    database.migrate(&case.migration().up).unwrap();
    let insert = "INSERT INTO comments (body, token, day, post_id, created_at, updated_at) \
                  SELECT 'x', x'ff', '', post_id, '', '' FROM comments LIMIT 1";
    database.0.execute(insert, []).unwrap();
    assert_eq!(database.0.last_insert_rowid(), 7);
}

#[test]
fn every_fixture_makes_a_database_that_takes_rows_and_goes_again() {
    for spec in [
        include_str!("../../../fixtures/blog.yaml"),
        include_str!("../../../fixtures/kinds.yaml"),
        include_str!("../../../fixtures/awkward.yaml"),
        include_str!("../../../fixtures/shop.yaml"),
    ] {
        let spec = project(spec);
        let database = Database::with_rows(&spec);
        assert!(database.is_sound());
        database.migrate(&creation(&spec).down).unwrap();
        assert_eq!(database.tables(), Vec::<String>::new());
    }
    let empty = project(include_str!("../../../fixtures/empty.yaml"));
    assert_eq!(migrations(None, &empty, &[], false), Ok(Vec::new()));
}

#[test]
fn a_long_enum_is_spread_over_lines() {
    let values: Vec<_> = (1..=30).map(|number| format!("value_{number}")).collect();
    let spec = format!(
        "service: {{name: x}}\nentities:\n  Note:\n    timestamps: false\n    fields:\n      kind: enum {}\n",
        values.join(",")
    );
    insta::assert_snapshot!(creation(&project(&spec)).up);
}
