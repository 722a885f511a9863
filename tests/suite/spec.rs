//! What a spec means: text in, project out.

use proptest::prelude::*;
use scaffold::diagnostics::{Diagnostic, Diagnostics};
use scaffold::model::{
    BelongsTo, Entity, Field, FieldKind, HasMany, ManyToMany, OnDelete, Operation, Project, Side,
};
use scaffold::{front, spec};

fn load(text: &str) -> Project {
    front::load("spec.yaml", text.as_bytes()).unwrap_or_else(|problems| panic!("{problems}"))
}

fn fixture(name: &str) -> String {
    let file = format!("{}/fixtures/{name}.yaml", env!("CARGO_MANIFEST_DIR"));
    fs_err::read_to_string(file).unwrap()
}

/// A service with the entity `Post` and the fields given, one per line.
fn post(fields: &[&str]) -> Entity {
    let fields: Vec<_> = fields
        .iter()
        .map(|field| format!("      {field}"))
        .collect();
    let fields = fields.join(
        "
",
    );
    let text = format!(
        "service:\n  name: blog\nentities:\n  Post:\n    fields:\n      filler: int\n{fields}"
    );
    load(&text).entities.remove(0)
}

fn field(declaration: &str) -> Field {
    post(&[&format!("it: {declaration}")]).fields.remove(1)
}

fn codes(problems: &Diagnostics) -> Vec<&'static str> {
    problems.iter().map(Diagnostic::code).collect()
}

#[test]
fn the_blog_is_what_its_spec_says() {
    let blog = load(&fixture("blog"));
    assert_eq!(blog.service.title, "Blog");
    assert_eq!(blog.api.prefix, "/api/v1");
    let names: Vec<_> = blog
        .entities
        .iter()
        .map(|entity| entity.name.as_str())
        .collect();
    assert_eq!(names, ["User", "Post", "Comment", "Tag"]);
    let post = blog.entity("Post").unwrap();
    assert_eq!(post.indexes[0].name, "posts_published_published_at_idx");
    let author = &post.belongs_to[0];
    assert_eq!(
        (author.key.wire.as_str(), author.on_delete),
        ("author_id", OnDelete::Restrict)
    );
    let tags = &post.many_to_many[0];
    assert_eq!(
        (tags.table.as_str(), tags.side),
        ("post_tags", Side::Declared)
    );
    let posts = &blog.entity("Tag").unwrap().many_to_many[0];
    assert_eq!(
        (posts.own_column.as_str(), posts.other_column.as_str()),
        ("tag_id", "post_id")
    );
    let replies = &blog.entity("Comment").unwrap().has_many[0];
    assert_eq!(
        (replies.names.wire.as_str(), replies.column.as_str()),
        ("replies", "parent_id")
    );
}

#[test]
fn every_fixture_resolves() {
    for (name, entities) in [("empty", 0), ("kinds", 18), ("awkward", 32), ("shop", 41)] {
        assert_eq!(load(&fixture(name)).entities.len(), entities, "{name}");
    }
}

#[test]
fn both_spellings_say_the_same() {
    let pairs = [
        (
            "string 1..200 unique",
            "{type: string, min: 1, max: 200, unique: true}",
        ),
        (
            "decimal 3,1 min=0 max=5 optional",
            "{type: decimal, precision: 3, scale: 1, min: 0, max: 5, optional: true}",
        ),
        (
            "decimal 3,1 0..5 optional",
            "{type: 'decimal 3,1', min: 0, max: 5, optional: true}",
        ),
        (
            "enum a,b default=a index",
            "{type: enum, values: [a, b], default: a, index: true}",
        ),
        (
            "enum a,b default=a index",
            "{type: 'enum a,b', default: a, index: true, unique: false}",
        ),
        (
            "datetime default=2026-01-31T10:00:00+02:00",
            "{type: datetime, default: '2026-01-31T08:00:00Z'}",
        ),
        (
            "json default={\"a\":[1]}",
            "{type: json, default: {a: [1]}}",
        ),
        (
            "string pattern=^\\d:\\d$ immutable private",
            "{type: string, pattern: '^\\d:\\d$', immutable: true, private: true}",
        ),
    ];
    for (short, long) in pairs {
        assert_eq!(field(short), field(long), "{short}");
    }
}

#[test]
fn the_command_line_says_the_same() {
    let arguments = [
        "title:string:1..200",
        "slug:slug:unique",
        "role:enum:reader,author,admin:default=reader",
        "price:decimal:10,2:0..:optional",
        r"code:string:pattern=^\d:\d$:unique",
        "opens:time:default=08:30:00:index",
        "site:url:default=https://a.example/b:optional",
        r"odd:string:default=a\:optional",
    ];
    let members = spec::arguments(&arguments.map(str::to_owned)).unwrap();
    let lines: Vec<_> = members
        .fields
        .iter()
        .map(|field| field.name.value.as_str())
        .collect();
    assert_eq!(
        lines,
        [
            "title", "slug", "role", "price", "code", "opens", "site", "odd"
        ]
    );
    let text = |at: usize, word| {
        members.fields[at]
            .declaration
            .as_ref()
            .unwrap()
            .words
            .text(word)
            .unwrap()
            .value
    };
    assert_eq!(text(4, spec::Word::Pattern), r"^\d:\d$");
    assert_eq!(text(5, spec::Word::Default), "08:30:00");
    assert_eq!(text(6, spec::Word::Default), "https://a.example/b");
    assert_eq!(text(7, spec::Word::Default), "a:optional");
}

#[test]
fn faults_on_the_command_line_point_into_the_argument() {
    let arguments = [
        "title:strng",
        "author:belongs_to",
        ":string",
        "slug:slug:default=a:uniqe",
    ];
    let problems = spec::arguments(&arguments.map(str::to_owned)).unwrap_err();
    insta::assert_snapshot!(problems, @"
    error[unknown-type]: unknown type `strng`
     --> command line:1:7
      |
    1 | title:strng author:belongs_to :string slug:slug:default=a:uniqe
      |       ^^^^^
      |
      = help: did you mean `string`?

    error[missing-argument]: `belongs_to` is not complete
     --> command line:1:20
      |
    1 | title:strng author:belongs_to :string slug:slug:default=a:uniqe
      |                    ^^^^^^^^^^
      |
      = help: write it as in `belongs_to User`

    error[missing-name]: `:string` does not name a field or relation
     --> command line:1:31
      |
    1 | title:strng author:belongs_to :string slug:slug:default=a:uniqe
      |                               ^^^^^^^
      |
      = help: write `name:type`, such as `title:string:1..200`

    error[unknown-word]: unknown word `uniqe`
     --> command line:1:59
      |
    1 | title:strng author:belongs_to :string slug:slug:default=a:uniqe
      |                                                           ^^^^^
      |
      = help: did you mean `unique`?
    ");
}

#[test]
fn spellings_of_other_languages_get_the_right_words() {
    let help = |fields: &str| {
        let text = format!("service: {{name: blog}}\nentities:\n  Post:\n    {fields}\n");
        let problems = front::load("spec.yaml", text.as_bytes()).unwrap_err();
        let wording = problems.iter().next().unwrap().problem.wording();
        wording.help.unwrap()
    };
    for (written, right) in [
        ("fields: {a: string(100)}", "did you mean `string ..100`?"),
        (
            "fields: {a: varchar(20) unique}",
            "did you mean `string ..20 unique`?",
        ),
        ("fields: {a: 'enum(a, b)'}", "did you mean `enum a,b`?"),
        (
            "fields: {a: enum a b}",
            "write it as in `enum draft,in_review,done`",
        ),
        ("fields: {a: string 1-100}", "did you mean `1..100`?"),
        ("fields: {a: text?}", "did you mean `text optional`?"),
        (
            "fields: {a: string not null}",
            "leave it out: everything is required",
        ),
        ("fields: {a: has_many Comment}", "declare `belongs_to`"),
        ("relations: {a: has_many Comment}", "declare `belongs_to`"),
        (
            "fields: {a: belongs_to Post}",
            "move the line to `relations:`",
        ),
        ("title: string", "`title` belongs under `fields:`"),
        (
            "author: belongs_to User",
            "`author` belongs under `relations:`",
        ),
        ("fields: [{title: string}]", "leave the dashes out"),
        ("fields: {a: datetime default=now}", "`created_at`"),
    ] {
        assert!(
            help(written).contains(right),
            "{written}: {}",
            help(written)
        );
    }
    let problems = front::load("spec.yaml", b"name: blog\n").unwrap_err();
    assert!(
        problems
            .to_text(false)
            .contains("`name` belongs under `service:`")
    );
    for (argument, meant) in [("stars=int", "`stars:int`"), ("stars int", "`stars:int`")] {
        let problems = scaffold::spec::arguments(&[argument.to_owned()]).unwrap_err();
        assert!(problems.to_text(false).contains(meant), "{argument}");
    }
}

#[test]
fn lengths_have_the_usual_ends() {
    let length = |declaration: &str| match field(declaration).kind {
        FieldKind::String { length, .. }
        | FieldKind::Text { length, .. }
        | FieldKind::Bytes { length }
        | FieldKind::Email { length }
        | FieldKind::Url { length }
        | FieldKind::Slug { length }
        | FieldKind::Password { length } => (length.min, length.max),
        other => panic!("{other:?} has no length"),
    };
    assert_eq!(length("string"), (None, Some(255)));
    assert_eq!(length("string 5.."), (Some(5), Some(255)));
    assert_eq!(length("string 1..2000"), (Some(1), Some(2000)));
    assert_eq!(length("text"), (None, None));
    assert_eq!(length("bytes ..64"), (None, Some(64)));
    assert_eq!(length("email"), (None, Some(254)));
    assert_eq!(length("url"), (None, Some(2048)));
    assert_eq!(length("slug"), (None, Some(255)));
    assert_eq!(length("password"), (Some(8), Some(128)));
    assert_eq!(length("password 12.."), (Some(12), Some(128)));
}

#[test]
fn defaults_have_the_json_type_of_their_field() {
    let default = |declaration: &str| field(declaration).default.unwrap().to_string();
    assert_eq!(default("int default=-7"), "-7");
    assert_eq!(
        default("bigint default=9007199254740993"),
        "9007199254740993"
    );
    assert_eq!(default("float default=1"), "1.0");
    assert_eq!(default("decimal 10,2 default=19.9"), r#""19.90""#);
    assert_eq!(default("bool default=true"), "true");
    assert_eq!(default("time default=08:30"), r#""08:30:00""#);
    assert_eq!(
        default("datetime default=2026-01-31T10:00:00+02:00"),
        r#""2026-01-31T08:00:00Z""#
    );
    assert_eq!(
        default("uuid default=018F2C6E-7B1A-7C3D-9E4F-5A6B7C8D9E0F"),
        r#""018f2c6e-7b1a-7c3d-9e4f-5a6b7c8d9e0f""#
    );
    assert_eq!(default("bytes default=aGVsbG8="), r#""aGVsbG8=""#);
    assert_eq!(default("{type: string, default: 5}"), r#""5""#);
}

#[test]
fn what_is_off_may_be_said() {
    let text = "\
scaffold: 1
service: {name: blog}
database: {engine: sqlite}
api: {prefix: /, graphql: false, rate_limit: none}
auth:
cache: {store: none}
events: none
telemetry: none
clients: {}
subscribes: []
entities:
  Post:
    cqrs: false
    fields: {title: string}
";
    assert_eq!(load(text).api.prefix, "");
}

#[test]
fn telemetry_is_exported_where_the_spec_says_so() {
    let spec = |line: &str| format!("service: {{name: blog}}\n{line}\n");
    let project = load(&spec("telemetry: otlp"));
    assert_eq!(project.feature_settings["telemetry"], "otlp");
    for off in ["", "telemetry:", "telemetry: none"] {
        assert!(load(&spec(off)).feature_settings.is_empty(), "{off}");
    }
    for (wrong, code, help) in [
        ("telemetry: oltp", "unknown-value", "did you mean `otlp`?"),
        ("telemetry: [otlp]", "wrong-type", "write one text"),
        ("telemtry: otlp", "unknown-key", "did you mean `telemetry`?"),
    ] {
        let text = front::load("spec.yaml", spec(wrong).as_bytes())
            .unwrap_err()
            .to_text(false);
        for part in [code, help, "spec.yaml:2:"] {
            assert!(text.contains(part), "{text}");
        }
    }
}

#[test]
fn a_rate_limit_is_a_number_of_requests_in_a_period() {
    let spec = |value: &str| format!("service: {{name: blog}}\napi:\n  rate_limit: {value}\n");
    for rate in ["1/second", "100/minute", "5000/hour", "1000000/day"] {
        let project = load(&spec(rate));
        assert_eq!(project.feature_settings["api.rate_limit"], rate);
    }
    assert_eq!(
        load(&spec("007/day")).feature_settings["api.rate_limit"],
        "7/day"
    );
    for off in ["", "none", "null"] {
        assert!(load(&spec(off)).feature_settings.is_empty(), "{off}");
    }
    let number = "write a number of requests from 1 to 1000000";
    let form = "write a number of requests and a period, such as `100/minute`";
    for (wrong, code, help) in [
        ("0/minute", "value-not-of-type", number),
        ("1000001/minute", "value-not-of-type", number),
        ("18446744073709551616/minute", "value-not-of-type", form),
        ("-1/minute", "value-not-of-type", form),
        ("1.5/minute", "value-not-of-type", form),
        ("many/minute", "value-not-of-type", form),
        ("100", "value-not-of-type", form),
        ("100/", "value-not-of-type", form),
        ("/minute", "value-not-of-type", form),
        ("off", "value-not-of-type", form),
        ("100/minuet", "unknown-value", "did you mean `minute`?"),
        ("100/week", "unknown-value", "`second`, `minute`, `hour`"),
        ("[100/minute]", "wrong-type", "write one text"),
        ("{requests: 100}", "wrong-type", "write one text"),
    ] {
        let text = front::load("spec.yaml", spec(wrong).as_bytes())
            .unwrap_err()
            .to_text(false);
        for part in [code, help, "spec.yaml:3:15"] {
            assert!(text.contains(part), "{text}");
        }
    }
}

#[test]
fn defaults_hold_where_an_entity_says_nothing() {
    let text = "\
service: {name: blog}
defaults: {id: bigint, timestamps: false, soft_delete: true, operations: [get, list]}
entities:
  Post:
    fields: {title: string}
  Tag:
    timestamps: true
    soft_delete: false
    operations: [delete, create]
    fields: {name: string}
";
    let blog = load(text);
    let post = blog.entity("Post").unwrap();
    assert!(!post.timestamps && post.soft_delete);
    assert_eq!(post.operations, [Operation::List, Operation::Get]);
    let tag = blog.entity("Tag").unwrap();
    assert!(tag.timestamps && !tag.soft_delete);
    assert_eq!(tag.operations, [Operation::Create, Operation::Delete]);
    assert_eq!(post.id, tag.id);
}

#[test]
fn reserved_names_are_adapted_in_rust_alone() {
    let awkward = load(&fixture("awkward"));
    let names = |name: &str| awkward.entity(name).unwrap().names.clone();
    assert_eq!(names("Option").rust_type, "OptionEntity");
    assert_eq!(names("Option").table, "options");
    assert_eq!(
        (
            names("Self_").rust_type.as_str(),
            names("Self_").route.as_str()
        ),
        ("SelfEntity", "selves")
    );
    assert_eq!(
        (
            names("Type").rust_type.as_str(),
            names("Type").module.as_str()
        ),
        ("Type", "type_")
    );
    assert_eq!(names("Mod").module, "mod_");
    assert_eq!(
        (
            names("Person").table.as_str(),
            names("Person").article.as_str()
        ),
        ("people", "a")
    );
    let news = names("News");
    assert_eq!(
        (news.var.as_str(), news.var_plural.as_str()),
        ("news", "news_list")
    );
    let field = |entity: &str, wire: &str| {
        let fields = &awkward.entity(entity).unwrap().fields;
        fields
            .iter()
            .find(|field| field.names.wire == wire)
            .unwrap()
            .names
            .clone()
    };
    assert_eq!(field("Type", "type").rust, "r#type");
    assert_eq!(field("Type", "type").var, "type_");
    assert_eq!(field("Self_", "self_").rust, "self_");
    assert_eq!(field("Self_", "self").rust, "self__");
    assert_ne!(
        field("PostStatus", "line2").variant,
        field("PostStatus", "line_2").variant
    );
}

#[test]
fn variants_are_distinct_and_can_be_written_in_rust() {
    let variants = |declaration: &str| match field(declaration).kind {
        FieldKind::Enum { values, .. } => values
            .into_iter()
            .map(|value| value.variant)
            .collect::<Vec<_>>(),
        other => panic!("{other:?} is no enum"),
    };
    assert_eq!(variants("enum draft,in_review"), ["Draft", "InReview"]);
    assert_eq!(variants("enum self,Self,2d"), ["Self_", "Self2", "N2d"]);
    assert_eq!(
        variants("enum active,ACTIVE,in-active,in_active"),
        ["Active", "Active2", "InActive", "InActive2"]
    );
    assert_eq!(
        variants("enum in_stock,out_of_stock,low_stock"),
        ["In", "OutOf", "Low"]
    );
    assert_eq!(
        variants("{type: enum, values: ['+', '-', ä]}"),
        ["Value1", "Value2", "Value3"]
    );
}

#[test]
fn enums_are_named_clear_of_entities() {
    let awkward = load(&fixture("awkward"));
    let post = awkward.entity("Post").unwrap();
    let types: Vec<_> = post
        .fields
        .iter()
        .filter_map(|field| match &field.kind {
            FieldKind::Enum { rust_type, .. } => Some(rust_type.as_str()),
            _ => None,
        })
        .collect();
    assert_eq!(types, ["PostStatusValue", "PostStatusValueValue"]);
}

#[test]
fn a_relation_to_itself_has_two_columns() {
    let kinds = load(&fixture("kinds"));
    let friends = &kinds.entity("Person").unwrap().many_to_many[0];
    let ManyToMany {
        table,
        own_column,
        other_column,
        ..
    } = friends;
    assert_eq!(
        (table.as_str(), own_column.as_str(), other_column.as_str()),
        ("person_friends", "person_id", "friend_id")
    );
}

#[test]
fn one_to_one_is_unique_on_both_sides() {
    let kinds = load(&fixture("kinds"));
    let desk = kinds.entity("Desk").unwrap();
    assert!(matches!(
        desk.belongs_to[..],
        [BelongsTo { unique: true, .. }]
    ));
    let desks = kinds
        .entity("Person")
        .unwrap()
        .has_many
        .iter()
        .find(|many| many.source == "Desk");
    assert!(matches!(desks, Some(HasMany { one: true, .. })));
}

#[test]
fn long_names_of_the_database_are_cut_and_stay_distinct() {
    let awkward = load(&fixture("awkward"));
    let unique = &awkward.entity("PostStatus").unwrap().uniques[0];
    assert!(
        unique.name.len() <= 63 && unique.name.ends_with("_key"),
        "{}",
        unique.name
    );
}

#[test]
fn an_alias_stands_for_its_value() {
    let text = "\
service: {name: blog}
entities:
  Post:
    fields: &fields
      title: string
  Page:
    fields: *fields
";
    assert_eq!(
        load(text).entity("Page").unwrap().fields[0].names.wire,
        "title"
    );
}

/// Entities that refer to each other, in any order.
fn shuffled(entities: &[usize], fields: &[usize]) -> String {
    const FIELDS: [&str; 4] = [
        "self: string",
        "self_: int",
        "state: enum a,b",
        "line_2: string index",
    ];
    const ENTITIES: [&str; 4] = ["Post", "PostState", "Option", "News"];
    let mut lines = vec!["service: {name: blog}".to_owned(), "entities:".to_owned()];
    for entity in entities {
        lines.push(format!("  {}:", ENTITIES[*entity]));
        lines.push("    fields:".to_owned());
        lines.extend(
            fields
                .iter()
                .map(|field| format!("      {}", FIELDS[*field])),
        );
        let inverse = ["posts_of", "states_of", "options_of", "news_of"][*entity];
        lines.push("    relations:".to_owned());
        lines.push(format!(
            "      option: belongs_to Option optional inverse={inverse}"
        ));
    }
    lines.join("\n")
}

/// The same model, whatever the order was.
fn sorted(mut project: Project) -> Project {
    project.entities.sort_by(|a, b| a.name.cmp(&b.name));
    for entity in &mut project.entities {
        entity
            .fields
            .sort_by(|a, b| a.names.wire.cmp(&b.names.wire));
        entity.has_many.sort_by(|a, b| a.source.cmp(&b.source));
    }
    project
}

proptest! {
    #[test]
    fn any_bytes_are_answered(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = front::load("spec.yaml", &bytes).map_err(|problems| problems.to_text(true));
    }

    #[test]
    fn any_text_like_a_spec_is_answered(
        words in prop::collection::vec(
            prop::sample::select(vec![
                "service", "name", "entities", "Post", "fields", "relations", ":", ": ", "\n", "\n  ",
                "\n    ", "\n      ", "- ", "[", "]", "{", "}", ", ", "string", "decimal 3,1",
                "enum a,b", "belongs_to Post", "unique", "default=", "1..5", "&a ", "*a", "!t ", "|", ">",
                "'", "\"", "#", "é", "\t", "\r\n", "---", "? ", "~", "null", "title", "x", "\u{feff}", "%",
            ]),
            0..60,
        )
    ) {
        let text = words.concat();
        let _ = front::load("spec.yaml", text.as_bytes()).map_err(|problems| {
            (problems.to_text(false), problems.to_json())
        });
    }

    #[test]
    fn any_declaration_is_answered(declaration in "[ -~é]{0,40}") {
        let text = format!("service: {{name: a}}\nentities:\n  Post:\n    fields:\n      title: {declaration}\n");
        let _ = front::load("spec.yaml", text.as_bytes()).map_err(|problems| problems.to_text(false));
        let _ = spec::arguments(&[declaration]).map_err(|problems| problems.to_text(false));
    }

    #[test]
    fn order_changes_only_the_order(
        entities in Just(vec![0, 1, 2, 3]).prop_shuffle(),
        fields in Just(vec![0, 1, 2, 3]).prop_shuffle(),
    ) {
        let usual = load(&shuffled(&[0, 1, 2, 3], &[0, 1, 2, 3]));
        let other = load(&shuffled(&entities, &fields));
        prop_assert_eq!(sorted(other), sorted(usual));
    }
}

#[test]
fn both_stages_can_be_had_apart() {
    let raw = spec::parse("spec.yaml", fixture("blog").as_bytes(), &front::keys()).unwrap();
    assert_eq!(
        scaffold::resolve::resolve(&raw).unwrap(),
        load(&fixture("blog"))
    );
    let problems =
        spec::parse("spec.yaml", b"service: {name: a, nam: b}", &front::keys()).unwrap_err();
    assert_eq!(codes(&problems), ["unknown-key"]);
}

/// Inside of braces YAML makes entries of what a declaration has behind its first comma.
#[test]
fn a_declaration_that_a_comma_cuts_is_to_be_quoted() {
    let spec = |entity: &str| format!("service: {{name: blog}}\nentities:\n  Post:\n{entity}\n");
    for (wrong, help) in [
        (
            "    fields: {state: enum new,old,gone default=new, title: string}",
            "`state: \"enum new,old,gone default=new\"`",
        ),
        (
            "    fields: {price: decimal 8,2 min=0}",
            "`price: \"decimal 8,2 min=0\"`",
        ),
        (
            "    fields: {title: string}\n    actions: {rate: {input: {stars: enum one,two}, custom: true}}",
            "`stars: \"enum one,two\"`",
        ),
    ] {
        let problems = front::load("spec.yaml", spec(wrong).as_bytes()).unwrap_err();
        let text = problems.to_text(false);
        assert!(text.contains("error[cut-declaration]"), "{text}");
        assert!(text.contains(help), "{text}");
        assert!(!text.contains("name-spelling"), "{text}");
    }
    let missing = front::load(
        "spec.yaml",
        spec("    fields: {title: string, body: }").as_bytes(),
    );
    let text = missing.unwrap_err().to_text(false);
    assert!(text.contains("error[empty-declaration]"), "{text}");
}
