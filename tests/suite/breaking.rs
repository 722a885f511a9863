//! What clients lose by a change of the spec.

use scaffold::breaking::breaking_changes;
use scaffold::front::load;

const SPEC: &str = "\
service: {name: blog}
auth: {entity: User, role: role}
api: {graphql: true}
entities:
  User:
    fields:
      email: email unique
      password: password
      role: enum reader,author,admin default=reader
  Post:
    versioned: true
    fields:
      title: string 1..200
      rating: decimal 5,2 optional
      words: int min=0
      status: enum draft,review,published default=draft
      draft: text
      token: string optional private
    relations:
      author: belongs_to User
      editor: belongs_to User optional private inverse=edited
      tags: many_to_many Tag
    actions:
      feature: {input: {until: date, note: text optional}, custom: true, access: [author, admin]}
      hide: {set: [status=draft], access: admin}
    access: {read: public, create: authenticated, update: [author, admin], delete: admin}
  Tag:
    fields: {name: string}
";

/// What there is to say of some edits, each the text that goes and the one that comes.
fn told(edits: &[(&str, &str)]) -> Vec<String> {
    let mut edited = SPEC.to_owned();
    for (old, new) in edits {
        assert_eq!(edited.matches(old).count(), 1, "{old}");
        edited = edited.replace(old, new);
    }
    compare(SPEC, &edited)
}

/// What one spec takes away from clients of another.
fn compare(before: &str, after: &str) -> Vec<String> {
    let [before, after] = [before, after].map(|spec| {
        let loaded = load("spec.yaml", spec.as_bytes());
        loaded.unwrap_or_else(|problems| panic!("{}", problems.to_text(false)))
    });
    let changes = breaking_changes(&before, &after);
    changes.iter().map(ToString::to_string).collect()
}

#[test]
fn what_only_adds_breaks_nothing() {
    assert_eq!(told(&[]), [""; 0]);
    let added = told(&[
        ("string 1..200", "string 1..300"),
        ("decimal 5,2 optional", "decimal 6,3 optional"),
        (
            "draft: text",
            "draft: text\n      subtitle: string optional\n      lead: string default=x",
        ),
        ("update: [author, admin]", "update: authenticated"),
        (
            "note: text optional",
            "note: text optional, by: text optional",
        ),
        ("  Tag:\n", "  Note:\n    fields: {body: text}\n  Tag:\n"),
    ]);
    assert_eq!(added, [""; 0]);
}

/// Clients of GraphQL subscribe to events.
#[test]
fn subscriptions_go_with_the_events() {
    let spec = SPEC.replacen("api:", "events: memory\napi:", 1);
    assert_eq!(
        compare(&spec, SPEC),
        [
            "changes are no longer published as events",
            "`/graphql` no longer has subscriptions"
        ]
    );
    assert_eq!(compare(SPEC, &spec), [""; 0]);
}

/// A private key hides its own side alone.
#[test]
fn the_other_side_of_a_private_relation_is_told() {
    let told = told(&[(" inverse=edited", " inverse=none")]);
    assert_eq!(told, ["`User` no longer has the relation `edited`"]);
}

/// An edit, and what it begins to break.
const LOSSES: &[(&str, &str, &[&str])] = &[
    (
        "api: {graphql: true}",
        "api: {prefix: /v2}",
        &[
            "all routes are below `/v2/` instead of `/api/v1/`",
            "`/graphql` is no longer answered",
        ],
    ),
    (
        "      tags: many_to_many Tag\n",
        "",
        &[
            "`Post` no longer has the relation `tags`",
            "`Tag` no longer has the relation `posts`",
        ],
    ),
    (
        "  Tag:\n    fields",
        "  Tag:\n    plural: labels\n    fields",
        &["`Tag` is at `/api/v1/labels` instead of `/api/v1/tags`"],
    ),
    ("    versioned: true\n", "", &["`Post.version` is gone"]),
    (
        "  Tag:\n    fields",
        "  Tag:\n    operations: [list, get, create, update]\n    fields",
        &["`Tag` no longer has the operation `delete`"],
    ),
    ("      words: int min=0\n", "", &["`Post.words` is gone"]),
    (
        "draft,review,published",
        "draft,hidden,review,published,archived",
        &["`Post.status` may be `hidden` or `archived` in responses, which clients may not know"],
    ),
    (
        "      token: string optional private\n",
        "",
        &["requests may no longer have `Post.token`"],
    ),
    (
        "words: int min=0",
        "words: int min=0 private",
        &["responses no longer have `Post.words`"],
    ),
    (
        "words: int min=0",
        "words: bigint min=0",
        &["`Post.words` is of type bigint in responses instead of int"],
    ),
    (
        "words: int min=0",
        "words: int min=0 optional",
        &["`Post.words` may be null in responses"],
    ),
    (
        "words: int min=0",
        "words: int min=1",
        &["`Post.words` takes fewer values: at least 1"],
    ),
    (
        "words: int min=0",
        "words: int min=0 max=9 immutable",
        &[
            "`Post.words` takes fewer values: at most 9",
            "updates may no longer have `Post.words`",
        ],
    ),
    (
        "string 1..200",
        "string 1..100",
        &["`Post.title` takes fewer values: a length of at most 100"],
    ),
    (
        "string 1..200",
        "email 6..200",
        &["`Post.title` takes fewer values: email instead of string"],
    ),
    (
        "string 1..200",
        "{type: string, min: 1, max: 200, pattern: '^[A-Z]'}",
        &["`Post.title` takes fewer values: those that match `^[A-Z]`"],
    ),
    (
        "decimal 5,2 optional",
        "decimal 5,3 optional",
        &["`Post.rating` takes fewer values: decimal 5,3"],
    ),
    (
        "draft,review,published",
        "draft,published",
        &["`Post.status` takes fewer values: not `review`"],
    ),
    (
        "      draft: text\n",
        "      draft: text\n      lead: text\n",
        &["requests must have `Post.lead`"],
    ),
    (
        "note: text optional",
        "note: text",
        &["requests must have `Post.feature.note`"],
    ),
    (
        "      hide: {set: [status=draft], access: admin}\n",
        "",
        &["`Post` no longer has the action `hide`"],
    ),
    (
        "access: [author, admin]}",
        "access: admin}",
        &["`feature` of `Post` is open to `admin` instead of `author`, `admin`"],
    ),
    (
        "read: public",
        "read: authenticated",
        &["`read` of `Post` is open to `authenticated` instead of `public`"],
    ),
    (
        "delete: admin",
        "delete: []",
        &["`delete` of `Post` is open to nobody instead of `admin`"],
    ),
    (
        "    access: {read: public",
        "    filters: [title]\n    sorts: [title, rating, created_at]\n    access: {read: public",
        &[
            "lists of `Post` can no longer be filtered by `version`",
            "lists of `Post` can no longer be sorted by `version`",
            "lists of `Post` can no longer be filtered by `created_at`",
            "lists of `Post` can no longer be filtered by `updated_at`",
            "lists of `Post` can no longer be sorted by `updated_at`",
            "lists of `Post` can no longer be filtered by `rating`",
            "lists of `Post` can no longer be filtered by `words`",
            "lists of `Post` can no longer be sorted by `words`",
            "lists of `Post` can no longer be filtered by `status`",
            "lists of `Post` can no longer be sorted by `status`",
            "lists of `Post` can no longer be filtered by `draft`",
            "lists of `Post` can no longer be filtered by `author_id`",
            "lists of `Post` can no longer be sorted by `author_id`",
        ],
    ),
];

#[test]
fn each_kind_of_loss_is_told() {
    for (old, new, losses) in LOSSES {
        let told = told(&[(old, new)]);
        assert_eq!(told, *losses, "{new}: {told:#?}");
    }
}

#[test]
fn what_follows_from_another_loss_is_left_out() {
    let told = told(&[
        ("      tags: many_to_many Tag\n", ""),
        ("  Tag:\n    fields: {name: string}\n", ""),
    ]);
    assert_eq!(told, ["`Tag` is gone, and `/api/v1/tags` with it"]);
}
