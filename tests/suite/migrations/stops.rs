use super::case::Case;
use super::database::Database;

/// Migrations that no row may be in the way of: with rows nothing happens at all, without they
/// lead where they should.
fn cases() -> Vec<Case> {
    vec![
        Case::of("a required field").add("title: string 1..200", "\n      subtitle: string"),
        Case::of("a required relation").add(
            "author: belongs_to User\n",
            "      owner: belongs_to User inverse=owned\n",
        ),
        Case::of("a required unique field with a default")
            .add("title: string 1..200", "\n      code: int unique default=1"),
        Case::of("optional to required").change("bio: text optional", "bio: text"),
        Case::of("an optional relation becomes required").change(
            "editor: belongs_to User optional on_delete=set_null",
            "editor: belongs_to User",
        ),
        Case::of("a longer least without a default")
            .change("title: string 1..200", "title: string 50..200"),
        Case::of("an enum value goes without a default")
            .given(
                "enum reader,author,admin default=reader",
                "enum reader,author,admin",
            )
            .change("enum reader,author,admin", "enum reader,author"),
        Case::of("unique though there are equal values").change(
            "published: bool default=false",
            "published: bool default=false unique",
        ),
    ]
}

#[test]
fn rows_that_are_in_the_way_stop_a_migration_and_stay_as_they_are() {
    for case in cases().into_iter().map(Case::allowed) {
        let migration = case.migration();
        let full = Database::with_rows(case.old());
        let (shape, values) = (full.shape(), full.values());
        assert!(
            full.migrate(&migration.up).is_err(),
            "{}\n{}",
            case.name,
            migration.up
        );
        assert_eq!(
            (full.shape(), full.values()),
            (shape, values),
            "{}",
            case.name
        );
        assert!(
            migration.up.contains("-- Stops if "),
            "{}\n{}",
            case.name,
            migration.up
        );

        let empty = Database::fresh(case.old());
        empty.migrate(&migration.up).unwrap();
        assert_eq!(
            empty.shape(),
            Database::fresh(case.changed()).shape(),
            "{}",
            case.name
        );
        empty.migrate(&migration.down).unwrap();
        assert_eq!(
            empty.shape(),
            Database::fresh(case.old()).shape(),
            "{}",
            case.name
        );
    }
}
