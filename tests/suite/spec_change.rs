//! Changes of a spec's text: what is asked for happens, and everything else stays.

use scaffold::diagnostics::Diagnostics;
use scaffold::front;
use scaffold::spec::edit::{self, CommandLine, MemberKind, SpecEdit, SpecText};

const FILE: &str = "scaffold.yaml";

fn command(words: &str) -> CommandLine {
    let words: Vec<_> = words.split(' ').map(str::to_owned).collect();
    CommandLine::new(&words)
}

/// `add field posts a:string`, as on the command line.
fn try_edit(text: &str, line: &str) -> Result<SpecEdit, Diagnostics> {
    let (verb, rest) = line.split_once(' ').unwrap();
    let (what, words) = rest.split_once(' ').unwrap();
    let arguments = command(words);
    let spec = &SpecText {
        file_name: FILE,
        text,
        keys: &front::keys(),
    };
    match (verb, what) {
        ("add", "field") => edit::add_members(spec, MemberKind::Field, &arguments),
        ("add", "relation") => edit::add_members(spec, MemberKind::Relation, &arguments),
        ("add", "feature") => edit::add_feature(spec, &arguments),
        ("remove", "resource") => edit::remove_entity(spec, &arguments),
        ("remove", "field") => edit::remove_members(spec, MemberKind::Field, &arguments),
        ("remove", "relation") => edit::remove_members(spec, MemberKind::Relation, &arguments),
        ("remove", "feature") => edit::remove_feature(spec, &arguments),
        ("rename", "resource") => {
            let (old, new) = words.split_once(' ').unwrap();
            edit::rename_entity(spec, &command(old), new)
        }
        ("rename", "field") => edit::rename_member(spec, &arguments),
        other => panic!("{other:?}"),
    }
}

fn edited(text: &str, line: &str) -> String {
    try_edit(text, line)
        .unwrap_or_else(|problems| panic!("{line}: {problems}"))
        .text
}

fn refused(text: &str, line: &str) -> String {
    try_edit(text, line).unwrap_err().to_text(false)
}

/// Adds, looks at what has come of it, and takes it away again.
fn there_and_back(text: &str, add: &str, remove: &str, expected: &str) {
    let added = edited(text, add);
    assert_eq!(added, expected, "{add}");
    assert_eq!(edited(&added, remove), text, "{remove}");
}

const BLOG: &str = "\
# My blog.
service:
  name: blog   # short

entities:
  # What people read.
  Post:
    fields:
      title: string   # shown in lists
      # TODO: slug
    relations:
      author: belongs_to User

  # Who writes.
  User:
    soft_delete: true
    fields:
      name: string

# How it is reached.
api:
  prefix: /api
";

#[test]
fn fields_come_last_and_go_again() {
    there_and_back(
        BLOG,
        "add field posts subtitle:string:optional rating:decimal:3,1",
        "remove field Post subtitle rating",
        &BLOG.replace(
            "# shown in lists\n",
            "# shown in lists\n      subtitle: string optional\n      rating: decimal 3,1\n",
        ),
    );
}

/// Other ways of writing the same.
fn layouts(text: &str) -> [String; 4] {
    [
        text.to_owned(),
        text.replace('\n', "\r\n"),
        text.trim_end().to_owned(),
        text.replace("\n\n", "\n\n# A note.\n\n"),
    ]
}

#[test]
fn whatever_is_added_to_any_fixture_goes_again_without_a_trace() {
    let mut count = 0;
    for name in ["blog", "kinds", "awkward"] {
        let file = format!("{}/fixtures/{name}.yaml", env!("CARGO_MANIFEST_DIR"));
        let text = fs_err::read_to_string(file).unwrap();
        let project = scaffold::front::load(FILE, text.as_bytes()).unwrap();
        let target = &project.entities[0].name;
        for text in layouts(&text) {
            for entity in &project.entities {
                let entity = &entity.name;
                for (add, remove) in [
                    (
                        format!("field {entity} added:string:1..9:unique also:enum:a,b:default=b"),
                        format!("field {entity} added also"),
                    ),
                    (
                        format!(
                            "relation {entity} added:belongs_to:{target}:optional:inverse=none"
                        ),
                        format!("relation {entity}.added"),
                    ),
                    (
                        format!("relation {entity} added:many_to_many:{target}:inverse=none"),
                        format!("relation {entity} added"),
                    ),
                ] {
                    let added = edited(&text, &format!("add {add}"));
                    assert_ne!(added, text);
                    let removed = edited(&added, &format!("remove {remove}"));
                    assert_eq!(removed, text, "{name}: {add}");
                    count += 1;
                }
            }
        }
    }
    assert!(count > 100, "{count}");
}

#[test]
fn a_group_that_is_not_there_is_made_and_taken_away() {
    there_and_back(
        BLOG,
        "add relation user editor:belongs_to:User:optional",
        "remove relation users.editor",
        &BLOG.replace(
            "      name: string\n",
            "      name: string\n    relations:\n      editor: belongs_to User optional\n",
        ),
    );
}

#[test]
fn features_of_a_resource_have_their_places() {
    for (feature, remove, before, after) in [
        (
            "versioned users",
            "versioned User",
            "    soft_delete: true\n",
            "    soft_delete: true\n    versioned: true\n",
        ),
        (
            "id:bigint users",
            "id users",
            "  User:\n",
            "  User:\n    id: bigint\n",
        ),
        (
            "operations:list,get users",
            "operations users",
            "    soft_delete: true\n",
            "    soft_delete: true\n    operations: [list, get]\n",
        ),
        (
            "timestamps:false posts",
            "timestamps:false posts",
            "  Post:\n",
            "  Post:\n    timestamps: false\n",
        ),
        (
            "index:title,author posts",
            "index posts",
            "      author: belongs_to User\n",
            "      author: belongs_to User\n    indexes:\n      - [title, author]\n",
        ),
        (
            "unique:title,author posts",
            "unique:author,title posts",
            "      author: belongs_to User\n",
            "      author: belongs_to User\n    unique:\n      - [title, author]\n",
        ),
        (
            "owner:author posts",
            "owner posts",
            "      author: belongs_to User\n",
            "      author: belongs_to User\n    owner: author\n",
        ),
        (
            "access:read=public:update=owner,admin posts",
            "access posts",
            "      author: belongs_to User\n",
            "      author: belongs_to User\n    access:\n      read: public\n      update: [owner, admin]\n",
        ),
    ] {
        there_and_back(
            BLOG,
            &format!("add feature {feature}"),
            &format!("remove feature {remove}"),
            &BLOG.replacen(before, after, 1),
        );
    }
}

#[test]
fn features_of_the_service_have_their_places() {
    for (feature, remove, before, after) in [
        (
            "graphql",
            "graphql",
            "  prefix: /api\n",
            "  prefix: /api\n  graphql: true\n",
        ),
        (
            "rate_limit:100/minute",
            "rate_limit",
            "  prefix: /api\n",
            "  prefix: /api\n  rate_limit: 100/minute\n",
        ),
        (
            "cache:redis",
            "cache",
            "  prefix: /api\n",
            "  prefix: /api\ncache: redis\n",
        ),
        (
            "events:rabbitmq",
            "events",
            "  prefix: /api\n",
            "  prefix: /api\nevents: rabbitmq\n",
        ),
        (
            "telemetry:otlp",
            "telemetry",
            "  prefix: /api\n",
            "  prefix: /api\ntelemetry: otlp\n",
        ),
        (
            "database:postgres",
            "database",
            "# short\n",
            "# short\ndatabase: postgres\n",
        ),
        (
            "soft_delete",
            "soft_delete",
            "  prefix: /api\n",
            "  prefix: /api\ndefaults:\n  soft_delete: true\n",
        ),
    ] {
        there_and_back(
            BLOG,
            &format!("add feature {feature}"),
            &format!("remove feature {remove}"),
            &BLOG.replacen(before, after, 1),
        );
    }
}

#[test]
fn a_login_is_completed_from_its_entity() {
    let spec = BLOG.replace(
        "      name: string\n",
        "      name: string\n      email: email unique\n      secret: password\n      role: enum a,b default=a\n",
    );
    there_and_back(
        &spec,
        "add feature auth:users",
        "remove feature auth:User",
        &spec.replace(
            "  prefix: /api\n",
            "  prefix: /api\nauth:\n  entity: User\n  login: email\n  password: secret\n  role: role\n",
        ),
    );
    insta::assert_snapshot!(refused(BLOG, "add feature auth:User"), @"
    error[no-login]: the login and the password of `User` cannot be told from its fields
     --> command line:1:1
      |
    1 | auth:User
      | ^^^^^^^^^
      |
      = help: name them, as in `auth:User:login=email:password=password`
    ");
}

#[test]
fn a_value_that_says_off_gives_way() {
    let off = BLOG.replace(
        "  prefix: /api\n",
        "  prefix: /api\ndatabase: sqlite # for now\ncache: {store: none, ttl: 1h}\n",
    );
    assert_eq!(
        edited(&off, "add feature database:postgres"),
        off.replace("sqlite", "postgres")
    );
    assert_eq!(
        edited(&off, "add feature cache:redis"),
        off.replace("none", "redis")
    );
    let on = off.replace("sqlite", "mysql");
    insta::assert_snapshot!(refused(&on, "add feature database:postgres"), @"
    error[feature-exists]: the spec has `database: mysql` already
      --> scaffold.yaml:23:1
       |
    23 | database: mysql # for now
       | ^^^^^^^^ here
       |
       = help: change it in the spec, or remove it first
    ");
    insta::assert_snapshot!(refused(BLOG, "add feature soft_delete users"), @"
    error[feature-exists]: `User` has `soft_delete: true` already
      --> scaffold.yaml:16:5
       |
    16 |     soft_delete: true
       |     ^^^^^^^^^^^ here
       |
       = help: change it in the spec, or remove it first
    ");
}

#[test]
fn an_entity_goes_with_what_is_said_of_it() {
    let spec = BLOG.replace("    relations:\n      author: belongs_to User\n", "");
    insta::assert_snapshot!(edited(&spec, "remove resource users"), @"
    # My blog.
    service:
      name: blog   # short

    entities:
      # What people read.
      Post:
        fields:
          title: string   # shown in lists
          # TODO: slug

    # How it is reached.
    api:
      prefix: /api
    ");
    insta::assert_snapshot!(edited(&spec, "remove resource posts"), @"
    # My blog.
    service:
      name: blog   # short

    entities:
      # Who writes.
      User:
        soft_delete: true
        fields:
          name: string

    # How it is reached.
    api:
      prefix: /api
    ");
}

#[test]
fn headings_and_blank_lines_stay() {
    let spec = "\
service: {name: shop}
entities:
  # ------ catalogue
  Category:
    fields:
      name: string

  # ------ stock
  Warehouse:
    fields:
      name: string

  Level:
    fields:
      name: string
";
    insta::assert_snapshot!(edited(spec, "remove resource Warehouse"), @"
    service: {name: shop}
    entities:
      # ------ catalogue
      Category:
        fields:
          name: string

      # ------ stock

      Level:
        fields:
          name: string
    ");
    insta::assert_snapshot!(edited(spec, "remove resource Category"), @"
    service: {name: shop}
    entities:
      # ------ catalogue

      # ------ stock
      Warehouse:
        fields:
          name: string

      Level:
        fields:
          name: string
    ");
}

#[test]
fn a_commented_group_stays_when_it_is_empty() {
    let spec = "\
service: {name: shop}
entities:
  Item:
    fields:
      name: string
    relations: # none yet
      parent: belongs_to Item optional
";
    assert_eq!(
        edited(spec, "remove relation items.parent"),
        spec.replace("      parent: belongs_to Item optional\n", "")
    );
}

#[test]
fn braces_and_quotes_stay() {
    let spec = "service: {name: shop}\nentities:\n  'Item': {fields: {\"title\": 'string 1..9', code: {type: string}}, relations: { parent: belongs_to Item optional }}\n";
    there_and_back(
        spec,
        "add field items size:enum:s,m note:string:default=a",
        "remove field items size note",
        &spec.replace(
            "{type: string}}",
            "{type: string}, size: \"enum s,m\", note: string default=a}",
        ),
    );
    there_and_back(
        spec,
        "add feature unique:title,code items",
        "remove feature unique items",
        &spec.replace("optional }}", "optional }, unique: [[title, code]]}"),
    );
    assert_eq!(
        edited(spec, "rename field items.title headline"),
        spec.replace("\"title\"", "\"headline\"")
    );
    assert_eq!(
        edited(spec, "rename resource items Thing"),
        spec.replace("'Item'", "'Thing'")
            .replace("belongs_to Item", "belongs_to Thing")
    );
    assert_eq!(
        edited(spec, "remove relation items parent"),
        spec.replace(", relations: { parent: belongs_to Item optional }", "")
    );
    assert_eq!(
        edited(spec, "remove field items.title"),
        spec.replace("\"title\": 'string 1..9', ", "")
    );
}

#[test]
fn braces_of_several_lines_stay() {
    let spec = "\
service: {name: shop}
entities: {
  Item: {
    fields: {
      title: string, # shown
      code: string,
    },
  },
}
";
    there_and_back(
        spec,
        "add field items size:int",
        "remove field items size",
        &spec.replace("code: string,", "code: string,\n      size: int,"),
    );
    assert_eq!(
        edited(spec, "remove field items code"),
        spec.replace("      code: string,\n", "")
    );
}

#[test]
fn a_file_without_a_last_line_end_and_one_of_windows_stay_so() {
    let open = BLOG.trim_end();
    there_and_back(
        open,
        "add feature graphql",
        "remove feature graphql",
        &format!("{open}\n  graphql: true"),
    );
    let windows = format!("\u{feff}{}", BLOG.replace('\n', "\r\n"));
    there_and_back(
        &windows,
        "add field posts size:int",
        "remove field posts size",
        &windows.replace(
            "# shown in lists\r\n",
            "# shown in lists\r\n      size: int\r\n",
        ),
    );
}

const RENAMED: &str = "\
service: {name: blog}
auth: {entity: User, login: email, password: secret}
entities:
  User:
    fields:
      email: email unique # the login
      secret: password
  Post:
    fields:
      title: string renamed_from=headline
      slug: {type: slug, renamed_from: short}
    relations:
      author: belongs_to User
      editors: {many_to_many: User, inverse: edits}
    indexes:
      - [title, author] # for the list
      - [author_id]
    unique: [[slug, author_id]]
    owner: author
";

#[test]
fn everything_follows_the_new_name_of_an_entity() {
    insta::assert_snapshot!(edited(RENAMED, "rename resource users Person"), @"
    service: {name: blog}
    auth: {entity: Person, login: email, password: secret}
    entities:
      Person:
        fields:
          email: email unique # the login
          secret: password
      Post:
        fields:
          title: string renamed_from=headline
          slug: {type: slug, renamed_from: short}
        relations:
          author: belongs_to Person
          editors: {many_to_many: Person, inverse: edits}
        indexes:
          - [title, author] # for the list
          - [author_id]
        unique: [[slug, author_id]]
        owner: author
    ");
}

#[test]
fn everything_follows_the_new_name_of_a_member() {
    insta::assert_snapshot!(edited(RENAMED, "rename field posts author writer"), @"
    service: {name: blog}
    auth: {entity: User, login: email, password: secret}
    entities:
      User:
        fields:
          email: email unique # the login
          secret: password
      Post:
        fields:
          title: string renamed_from=headline
          slug: {type: slug, renamed_from: short}
        relations:
          writer: belongs_to User
          editors: {many_to_many: User, inverse: edits}
        indexes:
          - [title, writer] # for the list
          - [writer_id]
        unique: [[slug, writer_id]]
        owner: writer
    ");
    insta::assert_snapshot!(edited(RENAMED, "rename field users.email address"), @"
    service: {name: blog}
    auth: {entity: User, login: address, password: secret}
    entities:
      User:
        fields:
          address: email unique # the login
          secret: password
      Post:
        fields:
          title: string renamed_from=headline
          slug: {type: slug, renamed_from: short}
        relations:
          author: belongs_to User
          editors: {many_to_many: User, inverse: edits}
        indexes:
          - [title, author] # for the list
          - [author_id]
        unique: [[slug, author_id]]
        owner: author
    ");
}

#[test]
fn an_old_name_that_comes_back_is_no_old_name() {
    let title = edited(RENAMED, "rename field posts.title headline");
    assert!(title.contains("      headline: string\n"), "{title}");
    let slug = edited(RENAMED, "rename field posts.slug short");
    assert!(slug.contains("      short: {type: slug}\n"), "{slug}");
    let entity = RENAMED.replace("  Post:\n", "  Post:\n    renamed_from: Article\n");
    let entity = edited(&entity, "rename resource posts Article");
    assert!(entity.contains("  Article:\n    fields:\n"), "{entity}");
}

#[test]
fn an_index_goes_with_its_field_and_is_told() {
    let spec = RENAMED
        .replace("    owner: author\n", "")
        .replace("    unique: [[slug, author_id]]\n", "");
    let SpecEdit { text, notes, .. } = try_edit(&spec, "remove relation posts author").unwrap();
    assert!(!text.contains("indexes"), "{text}");
    let notes: Vec<_> = notes.iter().map(ToString::to_string).collect();
    assert_eq!(
        notes,
        [
            "the index on [title, author] of `Post` goes, too",
            "the index on [author_id] of `Post` goes, too"
        ]
    );
}

#[test]
fn what_others_name_does_not_go() {
    insta::assert_snapshot!(refused(RENAMED, "remove resource users"), @"
    error[still-in-use]: `User` cannot go: `Post.author`, `Post.editors` and `auth.entity` name it
      --> scaffold.yaml:13:15
       |
     2 | auth: {entity: User, login: email, password: secret}
       |                ---- and here
    ...
    13 |       author: belongs_to User
       |               ^^^^^^^^^^^^^^^ here
    14 |       editors: {many_to_many: User, inverse: edits}
       |                               ---- and here
       |
       = help: remove or change that first
    ");
    insta::assert_snapshot!(refused(RENAMED, "remove relation posts author"), @"
    error[still-in-use]: `Post.author` cannot go: `Post.owner` and `unique: [slug, author_id]` name it
      --> scaffold.yaml:19:12
       |
    18 |     unique: [[slug, author_id]]
       |                     --------- and here
    19 |     owner: author
       |            ^^^^^^ here
       |
       = help: remove or change that first
    ");
    insta::assert_snapshot!(refused(RENAMED, "remove field users secret"), @"
    error[still-in-use]: `User.secret` cannot go: `auth.password` names it
     --> scaffold.yaml:2:46
      |
    2 | auth: {entity: User, login: email, password: secret}
      |                                              ^^^^^^ here
      |
      = help: remove or change that first
    ");
}

#[test]
fn wrong_names_are_told_with_the_right_ones() {
    let lines = [
        "remove resource pots",
        "remove field posts titel",
        "remove field posts author",
        "remove relation users posts",
        "remove field posts",
        "rename field title headline",
        "rename field posts title Headline",
        "rename field posts title slug",
        "rename resource posts User",
        "add field posts title:string",
        "add field posts writer:belongs_to:User",
        "add relation posts size:int",
        "add feature graphl",
        "add feature graphql posts",
        "add feature owner:author",
        "add feature cache",
        "add feature soft_delete:maybe posts",
        "remove feature versioned posts",
        "remove feature timestamps posts",
        "remove feature index posts",
        "remove feature auth:Post",
    ];
    let answers = lines.map(|line| format!("$ scaffold {line}\n{}", refused(RENAMED, line)));
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../snapshots");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!("refused-edits", answers.join("\n")));
}

#[test]
fn what_an_alias_shares_is_refused() {
    let spec = "\
service: {name: blog}
entities:
  Post:
    fields: &both
      title: string
      body: text
  Note:
    fields: *both
    relations:
      post: belongs_to Post
";
    for line in [
        "add field posts size:int",
        "add field notes size:int",
        "remove field posts title",
        "rename field posts title headline",
        "rename field notes title headline",
    ] {
        assert!(refused(spec, line).contains("shared-by-alias"), "{line}");
    }
    assert_eq!(
        edited(spec, "rename resource posts Article"),
        spec.replace("Post", "Article")
    );
    assert_eq!(
        edited(spec, "add relation posts note:belongs_to:Note:optional"),
        spec.replace(
            "  Note:\n",
            "    relations:\n      note: belongs_to Note optional\n  Note:\n"
        )
    );
}
