use super::case::{Case, project};
use scaffold::migrate::{MigrationFile, migrations};

#[test]
fn what_goes_is_refused_and_everything_at_once() {
    let case = Case::of("several")
        .change("      bio: text optional\n", "")
        .change(
            "  Tag:\n    timestamps: false\n    fields:\n      name: string 1..50 unique\n",
            "",
        )
        .change("      tags: many_to_many Tag\n", "")
        .change("title: string 1..200", "title: string 1..50")
        .change("enum reader,author,admin", "enum reader,author")
        .change("    soft_delete: true\n", "");
    insta::assert_snapshot!(case.refusal());
}

#[test]
fn a_drop_and_an_add_that_look_alike_are_asked_about() {
    let case = Case::of("field")
        .change("content: text", "body: text")
        .change("author: belongs_to User\n", "writer: belongs_to User\n")
        .change("tags: many_to_many Tag", "labels: many_to_many Tag");
    insta::assert_snapshot!(case.refusal());
    let case = Case::of("entity")
        .change("  Post:\n", "  Article:\n")
        .change("belongs_to Post", "belongs_to Article");
    insta::assert_snapshot!(case.refusal());
}

#[test]
fn required_values_must_come_from_somewhere() {
    let case = Case::of("required")
        .add(
            "title: string 1..200",
            "\n      subtitle: string\n      secret: password",
        )
        .change("bio: text optional", "bio: text")
        .change(
            "editor: belongs_to User optional on_delete=set_null",
            "editor: belongs_to User",
        );
    insta::assert_snapshot!(case.refusal());
}

#[test]
fn another_kind_of_id_has_no_way() {
    let case = Case::of("id").change("  User:\n", "  User:\n    id: bigint\n");
    insta::assert_snapshot!(case.refusal());
    insta::assert_snapshot!(case.allowed().refusal());
}

#[test]
fn values_that_cannot_be_taken_over_are_named() {
    let case = Case::of("kinds")
        .change("published: bool default=false", "published: date optional")
        .change(
            "editor: belongs_to User optional on_delete=set_null",
            "editor: belongs_to Tag optional",
        );
    insta::assert_snapshot!(case.refusal());
}

#[test]
fn problems_say_where_they_are() {
    let problems = Case::of("places")
        .change("title: string 1..200", "title: string 1..50")
        .change("      bio: text optional\n", "")
        .migrations()
        .unwrap_err()
        .problems;
    let places: Vec<_> = problems
        .iter()
        .map(|problem| (problem.wording().code, problem.place()))
        .collect();
    assert_eq!(
        places,
        [
            ("field-dropped", Some(("User", None))),
            ("type-narrowed", Some(("Post", Some("title"))))
        ]
    );
}

#[test]
fn what_changes_nothing_in_the_database_is_no_migration() {
    let case = Case::of("nothing")
        .change("slug: slug unique", "slug: string unique private")
        .change(
            "name: string 1..100",
            "name: {type: string, min: 1, max: 100, description: \"Shown\"}",
        )
        .change("views: int default=0", "views: bigint default=0");
    assert_eq!(case.migrations(), Ok(Vec::new()));
}

#[test]
fn a_migration_comes_after_those_that_are_there() {
    let spec = project("service: {name: x}\nentities:\n  Note:\n    fields:\n      body: text\n");
    let number = |existing: &[&str]| {
        let existing: Vec<_> = existing
            .iter()
            .map(|name| MigrationFile {
                name: (*name).to_owned(),
                text: String::new(),
            })
            .collect();
        let [up, down] = migrations(None, &spec, &existing, false)
            .unwrap()
            .remove(0)
            .files();
        (up.0, down.0)
    };
    let files = |stem: &str| {
        (
            format!("migrations/{stem}.up.sql"),
            format!("migrations/{stem}.down.sql"),
        )
    };
    assert_eq!(number(&[]), files("0001_create_notes"));
    assert_eq!(
        number(&["0001_a.up.sql", "0007_mine.sql", "README.md"]),
        files("0008_create_notes")
    );
    assert_eq!(
        number(&["20260131120000_mine.up.sql"]),
        files("20260131120001_create_notes")
    );
}
