//! Adding an entity to a spec keeps everything else as the user wrote it.

use scaffold::diagnostics::Diagnostics;
use scaffold::front;
use scaffold::spec::edit::{self, SpecText};
use scaffold::spec::{self, Members};

fn members(arguments: &[&str]) -> Members {
    let arguments: Vec<_> = arguments
        .iter()
        .map(|&argument| argument.to_owned())
        .collect();
    spec::arguments(&arguments).unwrap()
}

fn try_add(text: &str, name: &str, members: &Members) -> Result<String, Diagnostics> {
    let spec = SpecText {
        file_name: "scaffold.yaml",
        text,
        keys: &front::keys(),
    };
    edit::add_entity(&spec, name, members)
}

fn add_note(text: &str) -> String {
    let members = members(&[
        "title:string:1..200",
        "post:belongs_to:Post:on_delete=cascade",
    ]);
    try_add(text, "Note", &members).unwrap()
}

fn refused(text: &str) -> Vec<&'static str> {
    let problems = try_add(text, "Note", &members(&["title:string"])).unwrap_err();
    problems
        .iter()
        .map(scaffold::diagnostics::Diagnostic::code)
        .collect()
}

#[test]
fn the_new_entity_comes_last_and_comments_stay() {
    let text = "\
# My blog.
service:
  name: blog   # short

entities:
  # What people read.
  Post:
    fields:
      title: string   # shown in lists

      body: text
      # TODO: slug

# How it is reached.
api:
  prefix: /api
";
    insta::assert_snapshot!(add_note(text), @"
    # My blog.
    service:
      name: blog   # short

    entities:
      # What people read.
      Post:
        fields:
          title: string   # shown in lists

          body: text
          # TODO: slug

      Note:
        fields:
          title: string 1..200
        relations:
          post: belongs_to Post on_delete=cascade

    # How it is reached.
    api:
      prefix: /api
    ");
}

#[test]
fn a_spec_without_entities_gets_them() {
    insta::assert_snapshot!(add_note("service:\n  name: blog\n# the end\n"), @"
    service:
      name: blog
    # the end

    entities:
      Note:
        fields:
          title: string 1..200
        relations:
          post: belongs_to Post on_delete=cascade
    ");
}

#[test]
fn empty_entities_are_filled() {
    insta::assert_snapshot!(
        add_note("service:\n  name: blog\nentities: {}  # none yet\napi:\n  prefix: /api\n"), @"
        service:
          name: blog
        entities:  # none yet
          Note:
            fields:
              title: string 1..200
            relations:
              post: belongs_to Post on_delete=cascade
        api:
          prefix: /api
        ");
    insta::assert_snapshot!(
        add_note("service:\n  name: blog\nentities:   # none yet\n  # really none\n\napi:\n  prefix: /api\n"), @"
        service:
          name: blog
        entities:   # none yet
          Note:
            fields:
              title: string 1..200
            relations:
              post: belongs_to Post on_delete=cascade
          # really none

        api:
          prefix: /api
        ");
}

#[test]
fn indentation_and_density_follow_the_file() {
    let text = "\
service:
    name: blog
entities:
    Post:
        fields:
            title: string
    Tag:
        fields:
            name: string";
    insta::assert_snapshot!(add_note(text), @"
    service:
        name: blog
    entities:
        Post:
            fields:
                title: string
        Tag:
            fields:
                name: string
        Note:
            fields:
                title: string 1..200
            relations:
                post: belongs_to Post on_delete=cascade
    ");
}

#[test]
fn windows_line_ends_and_the_byte_order_mark_stay() {
    let text = "\u{feff}service:\r\n  name: blog\r\nentities:\r\n  Post:\r\n    fields:\r\n      title: string\r\n";
    let edited = add_note(text);
    assert!(edited.starts_with('\u{feff}'));
    assert_eq!(edited.matches('\n').count(), edited.matches("\r\n").count());
    insta::assert_snapshot!(edited.trim_start_matches('\u{feff}').replace("\r\n", "\n"), @"
    service:
      name: blog
    entities:
      Post:
        fields:
          title: string

      Note:
        fields:
          title: string 1..200
        relations:
          post: belongs_to Post on_delete=cascade
    ");
}

#[test]
fn every_word_survives_the_way_into_the_file() {
    let members = members(&[
        "title:string:1..200:unique",
        "state:enum:draft,done:default=draft:index",
        "price:decimal:10,2:min=0.01:optional",
        r"code:string:pattern=^\d{2}:\d{2} #\d$",
        "opens:time:default=08:30:00",
        "note:string:default=it's empty",
        "link:url:default=https://example.com/a",
        "author:belongs_to:User:optional:on_delete=set_null:inverse=notes",
        "tags:many_to_many:Tag",
    ]);
    let text = "service:\n  name: blog\n";
    let edited = try_add(text, "Note", &members).unwrap();
    insta::assert_snapshot!(edited, @r#"
    service:
      name: blog

    entities:
      Note:
        fields:
          title: string 1..200 unique
          state: enum draft,done index default=draft
          price: decimal 10,2 0.01.. optional
          code: {type: string, pattern: '^\d{2}:\d{2} #\d$'}
          opens: time default=08:30:00
          note: {type: string, default: "it's empty"}
          link: url default=https://example.com/a
        relations:
          author: belongs_to User optional on_delete=set_null inverse=notes
          tags: many_to_many Tag
    "#);
    let with_targets = format!(
        "{edited}  User:\n    fields:\n      name: string\n  Tag:\n    fields:\n      name: string\n"
    );
    let project = front::load("scaffold.yaml", with_targets.as_bytes()).unwrap();
    let note = project.entity("Note").unwrap();
    assert_eq!(note.fields[5].default, Some("it's empty".into()));
}

#[test]
fn what_cannot_be_edited_is_refused() {
    assert_eq!(
        refused("entities:\n  Note:\n    fields:\n      title: string\n"),
        ["entity-exists"]
    );
    assert_eq!(
        refused("a: &a {Post: {fields: {title: string}}}\nentities: *a\n"),
        ["shared-by-alias"]
    );
    assert_eq!(refused("entities: [Post]\n"), ["edit-not-verified"]);
    assert_eq!(refused("service: [\n"), ["yaml-syntax"]);
}

#[test]
fn braces_stay_braces() {
    insta::assert_snapshot!(add_note("{service: {name: blog}}"), @"{service: {name: blog}, entities: {Note: {fields: {title: string 1..200}, relations: {post: belongs_to Post on_delete=cascade}}}}");
    insta::assert_snapshot!(
        add_note("entities: {Post: {fields: {title: string}}} # all\nservice: {name: blog}\n"), @"
    entities: {Post: {fields: {title: string}}, Note: {fields: {title: string 1..200}, relations: {post: belongs_to Post on_delete=cascade}}} # all
    service: {name: blog}
    ");
}

#[test]
fn the_end_of_the_document_stays_the_end() {
    insta::assert_snapshot!(add_note("---\nservice:\n  name: blog\n...\n"), @"
    ---
    service:
      name: blog

    entities:
      Note:
        fields:
          title: string 1..200
        relations:
          post: belongs_to Post on_delete=cascade
    ...
    ");
}

#[test]
fn every_fixture_can_be_added_to() {
    for name in [
        "blog", "empty", "kinds", "awkward", "shop", "newsroom", "magazine", "store",
    ] {
        let file = format!("{}/fixtures/{name}.yaml", env!("CARGO_MANIFEST_DIR"));
        let text = fs_err::read_to_string(file).unwrap();
        let edited = try_add(&text, "Memo", &members(&["title:string"])).unwrap();
        let before = front::load("spec.yaml", text.as_bytes()).unwrap();
        let after = front::load("spec.yaml", edited.as_bytes()).unwrap();
        assert_eq!(after.entities.last().unwrap().name, "Memo");
        assert_eq!(after.entities[..before.entities.len()], before.entities);
        assert!(edited.starts_with(text.trim_end()), "{name}");
    }
}
