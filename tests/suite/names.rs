//! Plurals, articles and the names that are taken.

use scaffold::names;

#[test]
fn plurals_follow_english() {
    let pairs = [
        ("ability", "abilities"),
        ("address", "addresses"),
        ("alias", "aliases"),
        ("analysis", "analyses"),
        ("archive", "archives"),
        ("base", "bases"),
        ("bonus", "bonuses"),
        ("box", "boxes"),
        ("bus", "buses"),
        ("cache", "caches"),
        ("case", "cases"),
        ("category", "categories"),
        ("child", "children"),
        ("criterion", "criteria"),
        ("crisis", "crises"),
        ("currency", "currencies"),
        ("database", "databases"),
        ("datum", "data"),
        ("day", "days"),
        ("diagnosis", "diagnoses"),
        ("fish", "fish"),
        ("gas", "gases"),
        ("half", "halves"),
        ("hero", "heroes"),
        ("house", "houses"),
        ("human", "humans"),
        ("index", "indices"),
        ("key", "keys"),
        ("leaf", "leaves"),
        ("lens", "lenses"),
        ("license", "licenses"),
        ("life", "lives"),
        ("man", "men"),
        ("matrix", "matrices"),
        ("menu", "menus"),
        ("mouse", "mice"),
        ("movie", "movies"),
        ("news", "news"),
        ("olive", "olives"),
        ("person", "people"),
        ("photo", "photos"),
        ("policy", "policies"),
        ("process", "processes"),
        ("quiz", "quizzes"),
        ("response", "responses"),
        ("schema", "schemas"),
        ("series", "series"),
        ("shoe", "shoes"),
        ("sku", "skus"),
        ("slice", "slices"),
        ("species", "species"),
        ("specimen", "specimens"),
        ("status", "statuses"),
        ("taxi", "taxis"),
        ("tax", "taxes"),
        ("tomato", "tomatoes"),
        ("use", "uses"),
        ("valve", "valves"),
        ("warehouse", "warehouses"),
        ("wife", "wives"),
        ("woman", "women"),
        ("blog_post", "blog_posts"),
        ("old_news", "old_news"),
        ("salesperson", "salespeople"),
        ("grandchild", "grandchildren"),
    ];
    for (singular, plural) in pairs {
        assert_eq!(names::plural(singular), plural);
        assert_eq!(names::singular(plural), singular);
        assert_eq!(names::singular(singular), singular);
        assert_eq!(names::is_plural(plural), singular != plural, "{plural}");
        assert!(!names::is_plural(singular), "{singular}");
    }
}

#[test]
fn a_resource_can_be_asked_for_in_any_spelling() {
    for word in ["posts", "post", "Post", "Posts"] {
        assert_eq!(names::pascal(&names::singular(&names::snake(word))), "Post");
    }
    for word in ["blog-categories", "blog_category", "BlogCategories"] {
        assert_eq!(
            names::pascal(&names::singular(&names::snake(word))),
            "BlogCategory"
        );
    }
}

#[test]
fn articles_go_by_the_sound() {
    let phrases = [
        "a user",
        "an order",
        "an hour",
        "a unit",
        "an uninvited guest",
        "a european",
    ];
    for phrase in &phrases {
        let (article, word) = phrase.split_once(' ').unwrap();
        assert_eq!(names::article(word), article, "{word}");
    }
}

#[test]
fn long_names_are_cut_by_a_hash_that_never_changes() {
    assert_eq!(names::shorten("posts_title_idx"), "posts_title_idx");
    let long = "a_table_with_a_long_name_a_column_with_a_long_name_another_column_idx";
    assert_eq!(
        names::shorten(long),
        "a_table_with_a_long_name_a_column_with_a_long_name_35ee34bb_idx"
    );
    assert_ne!(
        names::shorten(long),
        names::shorten(&long.replace("another", "a_third"))
    );
}

#[test]
fn taken_names_of_services_are_known() {
    for name in [
        "test",
        "std",
        "core",
        "serde",
        "tokio",
        "rust-decimal",
        "match",
        "con",
        "build",
    ] {
        assert!(names::service_name_taken(name).is_some(), "{name}");
    }
    assert_eq!(names::service_name_taken("blog"), None);
}
