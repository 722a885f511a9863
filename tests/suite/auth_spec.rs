//! `auth`, `access` and `owner`: what the spec says of accounts, and what becomes of it.

use std::path::Path;

use scaffold::front::load;
use scaffold::migrate::migrations;
use scaffold::model::{AccessRule, FieldKind, Grant, Owner, Project as Model};

use crate::command::scaffold_fed;
use crate::project::Project;
use crate::tree::tree;

const SPEC: &str = "\
service: {name: shop}
auth: {entity: User, role: role}
defaults:
  access: {delete: admin}
entities:
  User:
    fields:
      email: email unique
      password: password
      role: enum reader,author,admin default=reader
  Post:
    fields:
      title: string
    relations:
      author: belongs_to User
      tags: many_to_many Tag
    access:
      create: [admin, author]
      update: [admin, owner]
    owner: author
  Comment:
    operations: [list, create]
    fields:
      body: text
    relations:
      post: belongs_to Post on_delete=cascade
      author: belongs_to User optional on_delete=set_null
      parent: belongs_to Comment optional inverse=replies
    owner: author
    access: {read: authenticated}
  Tag:
    fields:
      name: string unique
    access: {create: [], update: [], delete: []}
";

fn model(spec: &str) -> Model {
    load("spec.yaml", spec.as_bytes()).unwrap_or_else(|problems| panic!("{problems}"))
}

fn inspect(spec: &str, arguments: &[&str]) -> String {
    let arguments = [&["inspect", "--access", "--spec", "-"], arguments].concat();
    let run = scaffold_fed(Path::new("."), &arguments, spec);
    assert_eq!(run.status, 0, "{}", run.stderr);
    run.stdout
}

#[test]
fn reviewers_see_who_may_do_what() {
    insta::assert_snapshot!(inspect(SPEC, &[]), @"
    Accounts are User, by email; their roles are reader, author, admin.
      register  public         POST   /api/v1/auth/register
      login     public         POST   /api/v1/auth/login
      refresh   public         POST   /api/v1/auth/refresh
      logout    authenticated  POST   /api/v1/auth/logout
      me        authenticated  GET    /api/v1/auth/me
      password  authenticated  POST   /api/v1/auth/password

    User (each is its own owner)
      read      owner          GET    /api/v1/users
                               GET    /api/v1/users/{id}
      create    nobody         POST   /api/v1/users
      update    owner          PUT    /api/v1/users/{id}
                               PATCH  /api/v1/users/{id}
      delete    owner          DELETE /api/v1/users/{id}

    Post (owner: author)
      read      public         GET    /api/v1/posts
                               GET    /api/v1/posts/{id}
                               GET    /api/v1/users/{id}/posts  (and read of User: owner)
                               GET    /api/v1/tags/{id}/posts
      create    author, admin  POST   /api/v1/posts
      update    owner, admin   PUT    /api/v1/posts/{id}
                               PATCH  /api/v1/posts/{id}
                               PUT    /api/v1/posts/{id}/tags/{tag_id}
                               DELETE /api/v1/posts/{id}/tags/{tag_id}
      delete    admin          DELETE /api/v1/posts/{id}

    Comment (owner: author)
      read      authenticated  GET    /api/v1/comments
                               GET    /api/v1/users/{id}/comments  (and read of User: owner)
                               GET    /api/v1/posts/{id}/comments
                               GET    /api/v1/comments/{id}/replies
      create    authenticated  POST   /api/v1/comments

    Tag
      read      public         GET    /api/v1/tags
                               GET    /api/v1/tags/{id}
                               GET    /api/v1/posts/{id}/tags
      create    nobody         POST   /api/v1/tags
      update    nobody         PUT    /api/v1/tags/{id}
                               PATCH  /api/v1/tags/{id}
      delete    nobody         DELETE /api/v1/tags/{id}
    ");
}

#[test]
fn without_accounts_everything_is_public() {
    let spec = "service: {name: shop}\napi: {prefix: /}\nentities:\n  Item:\n    operations: [get, delete]\n    fields: {name: string}\n";
    insta::assert_snapshot!(inspect(spec, &[]), @"
    Everything is public: the spec has no `auth`.

    Item
      read    public  GET    /items/{id}
      delete  public  DELETE /items/{id}
    ");
    let json: serde_json::Value = serde_json::from_str(&inspect(spec, &["--json"])).unwrap();
    assert_eq!(json["accounts"], serde_json::Value::Null);
}

#[test]
fn tools_read_the_same_as_json() {
    let json: serde_json::Value = serde_json::from_str(&inspect(SPEC, &["--json"])).unwrap();
    let accounts = &json["accounts"];
    assert_eq!(accounts["entity"], "User");
    assert_eq!(accounts["login"], "email");
    assert_eq!(
        accounts["roles"],
        serde_json::json!(["reader", "author", "admin"])
    );
    insta::assert_snapshot!(accounts["rules"][3], @r#"{"operation":"logout","routes":[{"method":"POST","path":"/api/v1/auth/logout"}],"who":["authenticated"]}"#);
    let post = &json["entities"][1];
    assert_eq!(post["owner"], "author");
    insta::assert_snapshot!(serde_json::to_string_pretty(&post["rules"][0]).unwrap(), @r#"
    {
      "operation": "read",
      "routes": [
        {
          "method": "GET",
          "path": "/api/v1/posts"
        },
        {
          "method": "GET",
          "path": "/api/v1/posts/{id}"
        },
        {
          "also": {
            "entity": "User",
            "operation": "read",
            "who": [
              "owner"
            ]
          },
          "method": "GET",
          "path": "/api/v1/users/{id}/posts"
        },
        {
          "method": "GET",
          "path": "/api/v1/tags/{id}/posts"
        }
      ],
      "who": [
        "public"
      ]
    }
    "#);
}

#[test]
fn grants_are_in_the_order_of_the_roles_whatever_the_spec_has_first() {
    let project = model(SPEC);
    let post = project.entity("Post").unwrap();
    let access = post.access.as_ref().unwrap();
    let role = |name: &str| Grant::Role(name.to_owned());
    assert_eq!(
        access.of(AccessRule::Create),
        [role("author"), role("admin")]
    );
    assert_eq!(access.of(AccessRule::Update), [Grant::Owner, role("admin")]);
    assert_eq!(post.owner, Some(Owner::Relation("author".to_owned())));
}

#[test]
fn an_entity_replaces_defaults_rule_by_rule_and_accounts_have_none() {
    let project = model(SPEC);
    let access = |entity: &str| project.entity(entity).unwrap().access.clone().unwrap();
    let admin = [Grant::Role("admin".to_owned())];
    assert_eq!(access("Post").delete, admin);
    assert_eq!(access("Post").read, [Grant::Public]);
    assert_eq!(access("Comment").create, [Grant::Authenticated]);
    assert_eq!(access("Tag").delete, []);
    let accounts = access("User");
    assert_eq!(accounts.delete, [Grant::Owner]);
    assert_eq!(accounts.read, [Grant::Owner]);
    assert_eq!(accounts.create, []);
    assert_eq!(project.entity("User").unwrap().owner, Some(Owner::Account));
    let open = SPEC.replace(
        "  Post:\n",
        "    access: {read: public, delete: [owner, admin]}\n  Post:\n",
    );
    let project = model(&open);
    let accounts = project.entity("User").unwrap().access.clone().unwrap();
    assert_eq!(accounts.read, [Grant::Public]);
    assert_eq!(accounts.update, [Grant::Owner]);
    assert_eq!(accounts.delete.len(), 2);
}

/// The spec without rules, of which the only login and password are not named.
fn bare(password: &str) -> String {
    format!(
        "service: {{name: shop}}\nauth: {{entity: User}}\nentities:\n  User:\n    fields:\n      \
         email: email unique\n      secret: {password}\n  Door:\n    fields:\n      code: password\n"
    )
}

#[test]
fn the_password_of_an_account_is_longer_than_others() {
    let lengths = |spec: &str| {
        let project = model(spec);
        let fields = project.entities.iter().flat_map(|entity| &entity.fields);
        let lengths = fields.filter_map(|field| match field.kind {
            FieldKind::Password { length } => Some((length.min.unwrap(), length.max.unwrap())),
            _ => None,
        });
        lengths.collect::<Vec<_>>()
    };
    assert_eq!(lengths(&bare("password")), [(12, 128), (8, 128)]);
    assert_eq!(lengths(&bare("password 16..64")), [(16, 64), (8, 128)]);
    assert_eq!(lengths(&bare("password ..64")), [(12, 64), (8, 128)]);
    let without = bare("password").replace("auth: {entity: User}\n", "");
    assert_eq!(lengths(&without), [(8, 128), (8, 128)]);
}

#[test]
fn the_fields_of_accounts_are_found_or_named() {
    let found = model(&bare("password")).auth.unwrap();
    assert_eq!((&*found.login, &*found.password), ("email", "secret"));
    assert_eq!(found.role, None);
    let named = SPEC.replace("role: role", "login: email, password: password, role: role");
    assert_eq!(model(&named), model(SPEC));
}

#[test]
fn rows_of_nobody_may_be_created_by_everybody() {
    let spec = SPEC.replace("read: authenticated", "create: public");
    let project = model(&spec);
    let access = project.entity("Comment").unwrap().access.clone().unwrap();
    assert_eq!(access.create, [Grant::Public]);
}

/// The migrations that take one spec to another on an engine, forwards and backwards.
fn migrated(engine: &str, old: &str, new: &str) -> String {
    let on = |spec: &str| model(&format!("database: {engine}\n{spec}"));
    let found = migrations(Some(&on(old)), &on(new), &[], false).unwrap();
    let texts = found
        .iter()
        .map(|one| format!("{}\n-- and back\n{}", one.up, one.down));
    texts.collect::<Vec<_>>().join("\n")
}

#[test]
fn authentication_brings_the_table_of_sessions() {
    let new = bare("password");
    let old = new.replace("auth: {entity: User}\n", "");
    insta::assert_snapshot!(migrated("sqlite", &old, &new), @"
    -- Creates the table auth_sessions.

    CREATE TABLE auth_sessions (
        id BLOB NOT NULL PRIMARY KEY,
        user_id BLOB NOT NULL
            CONSTRAINT auth_sessions_user_id_fkey REFERENCES users (id) ON DELETE CASCADE,
        refresh_hash TEXT NOT NULL
            CONSTRAINT auth_sessions_refresh_hash_check CHECK (length(refresh_hash) <= 43),
        expires_at TEXT NOT NULL,
        created_at TEXT NOT NULL
    ) STRICT;

    CREATE INDEX auth_sessions_user_id_idx ON auth_sessions (user_id);

    CREATE INDEX auth_sessions_expires_at_idx ON auth_sessions (expires_at);

    -- and back
    -- Drops the table auth_sessions.

    DROP TABLE auth_sessions;
    ");
    insta::assert_snapshot!(migrated("postgres", &old, &new), @r#"
    -- Creates the table auth_sessions.

    CREATE TABLE auth_sessions (
        id uuid NOT NULL PRIMARY KEY,
        user_id uuid NOT NULL
            CONSTRAINT auth_sessions_user_id_fkey REFERENCES users (id) ON DELETE CASCADE,
        refresh_hash text COLLATE "C" NOT NULL
            CONSTRAINT auth_sessions_refresh_hash_check CHECK (char_length(refresh_hash) <= 43),
        expires_at timestamptz NOT NULL,
        created_at timestamptz NOT NULL
    );

    CREATE INDEX auth_sessions_user_id_idx ON auth_sessions (user_id);

    CREATE INDEX auth_sessions_expires_at_idx ON auth_sessions (expires_at);

    -- and back
    -- Drops the table auth_sessions.

    DROP TABLE auth_sessions;
    "#);
    insta::assert_snapshot!(migrated("mysql", &old, &new), @"
    -- Creates the table auth_sessions.

    CREATE TABLE auth_sessions (
        id binary(16) NOT NULL PRIMARY KEY,
        user_id binary(16) NOT NULL,
        refresh_hash varchar(43) NOT NULL,
        expires_at datetime(6) NOT NULL,
        created_at datetime(6) NOT NULL,
        CONSTRAINT auth_sessions_user_id_fkey FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE,
        CONSTRAINT auth_sessions_refresh_hash_check CHECK (char_length(refresh_hash) <= 43)
    ) ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE /*!80017 utf8mb4_0900_bin*/ /*M! utf8mb4_nopad_bin*/;

    CREATE INDEX auth_sessions_user_id_idx ON auth_sessions (user_id);

    CREATE INDEX auth_sessions_expires_at_idx ON auth_sessions (expires_at);

    -- and back
    -- Drops the table auth_sessions.

    DROP TABLE auth_sessions;
    ");
    let numbered = |spec: &str| spec.replace("  User:\n", "  User:\n    id: bigint\n");
    let sql = migrated("postgres", &numbered(&old), &numbered(&new));
    assert!(sql.contains("user_id bigint NOT NULL"), "{sql}");
}

#[test]
fn sessions_follow_the_accounts() {
    let old = bare("password");
    let new = old
        .replace("entity: User", "entity: Member")
        .replace("  User:\n", "  Member:\n    renamed_from: User\n");
    insta::assert_snapshot!(migrated("postgres", &old, &new), @"
    -- Renames users to members.
    -- Renames user_id to member_id in auth_sessions.

    ALTER TABLE users RENAME TO members;

    ALTER INDEX users_pkey RENAME TO members_pkey;

    ALTER INDEX users_email_key RENAME TO members_email_key;

    ALTER TABLE members RENAME CONSTRAINT users_email_check TO members_email_check;

    ALTER INDEX auth_sessions_user_id_idx RENAME TO auth_sessions_member_id_idx;

    ALTER TABLE auth_sessions RENAME COLUMN user_id TO member_id;

    ALTER TABLE auth_sessions RENAME CONSTRAINT auth_sessions_user_id_fkey TO auth_sessions_member_id_fkey;

    -- and back
    -- Renames members to users.
    -- Renames member_id to user_id in auth_sessions.

    ALTER TABLE members RENAME TO users;

    ALTER INDEX members_pkey RENAME TO users_pkey;

    ALTER INDEX members_email_key RENAME TO users_email_key;

    ALTER TABLE users RENAME CONSTRAINT members_email_check TO users_email_check;

    ALTER INDEX auth_sessions_member_id_idx RENAME TO auth_sessions_user_id_idx;

    ALTER TABLE auth_sessions RENAME COLUMN member_id TO user_id;

    ALTER TABLE auth_sessions RENAME CONSTRAINT auth_sessions_member_id_fkey TO auth_sessions_user_id_fkey;
    ");
    let other = old
        .replace("entity: User", "entity: Door")
        .replace("code: password", "name: slug unique\n      code: password")
        .replace("{entity: Door}", "{entity: Door, login: name}");
    let named = old.replace("code: password", "name: slug unique\n      code: password");
    insta::assert_snapshot!(migrated("sqlite", &named, &other), @"
    -- Creates the table auth_sessions.
    -- Drops the table auth_sessions.

    DROP TABLE auth_sessions;

    CREATE TABLE auth_sessions (
        id BLOB NOT NULL PRIMARY KEY,
        door_id BLOB NOT NULL
            CONSTRAINT auth_sessions_door_id_fkey REFERENCES doors (id) ON DELETE CASCADE,
        refresh_hash TEXT NOT NULL
            CONSTRAINT auth_sessions_refresh_hash_check CHECK (length(refresh_hash) <= 43),
        expires_at TEXT NOT NULL,
        created_at TEXT NOT NULL
    ) STRICT;

    CREATE INDEX auth_sessions_door_id_idx ON auth_sessions (door_id);

    CREATE INDEX auth_sessions_expires_at_idx ON auth_sessions (expires_at);

    -- and back
    -- Creates the table auth_sessions.
    -- Drops the table auth_sessions.

    DROP TABLE auth_sessions;

    CREATE TABLE auth_sessions (
        id BLOB NOT NULL PRIMARY KEY,
        user_id BLOB NOT NULL
            CONSTRAINT auth_sessions_user_id_fkey REFERENCES users (id) ON DELETE CASCADE,
        refresh_hash TEXT NOT NULL
            CONSTRAINT auth_sessions_refresh_hash_check CHECK (length(refresh_hash) <= 43),
        expires_at TEXT NOT NULL,
        created_at TEXT NOT NULL
    ) STRICT;

    CREATE INDEX auth_sessions_user_id_idx ON auth_sessions (user_id);

    CREATE INDEX auth_sessions_expires_at_idx ON auth_sessions (expires_at);
    ");
}

#[test]
fn a_command_adds_accounts_to_a_project_and_takes_them_away() {
    let spec = SPEC
        .replace("auth: {entity: User, role: role}\ndefaults:\n  access: {delete: admin}\n", "")
        .replace("    access:\n      create: [admin, author]\n      update: [admin, owner]\n    owner: author\n", "")
        .replace("    owner: author\n    access: {read: authenticated}\n", "")
        .replace("    access: {create: [], update: [], delete: []}\n", "");
    let project = Project::of(&spec);
    let before = project.read("scaffold.yaml");
    let code = || {
        let mut files = tree(&project.root());
        files.retain(|path, _| !path.contains("migrations") && !path.starts_with(".scaffold/"));
        files
    };
    let code_before = code();
    let added = project.succeeds(&["add", "feature", "auth:users"]);
    let after = before.replace(
        "service: {name: shop}\n",
        "service: {name: shop}\nauth:\n  entity: User\n  login: email\n  password: password\n  role: role\n",
    );
    assert_eq!(project.read("scaffold.yaml"), after);
    assert!(
        added.stderr.contains("0002_create_auth_sessions.up.sql"),
        "{}",
        added.stderr
    );
    let notes: Vec<_> = added
        .stderr
        .lines()
        .filter(|line| line.starts_with("note"))
        .collect();
    insta::assert_snapshot!(notes.join("\n"), @"
    note: `User` has no `access`: each account reads, updates and deletes itself alone, and is made by registering
    note: `Post`, `Comment` and `Tag` have no `access`: reading is public, writing is for every account; `scaffold inspect --access` prints who may do what
    ");
    let memory = project.read(".scaffold/model/service.json");
    assert!(memory.contains("\"login\": \"email\""), "{memory}");
    let synced = project.succeeds(&["sync"]);
    assert!(synced.stderr.contains("nothing to do"), "{}", synced.stderr);
    project.succeeds(&["add", "feature", "owner:author", "posts"]);
    project.succeeds(&["add", "feature", "access:update=owner,admin", "posts"]);
    let memory = project.read(".scaffold/model/entities/Post.json");
    assert!(memory.contains("\"relation\": \"author\""), "{memory}");
    let refused = project.ends(&["remove", "feature", "auth"], 1);
    assert!(
        refused
            .stderr
            .contains("`Post.access` and `Post.owner` name it"),
        "{}",
        refused.stderr
    );
    let refused = project.ends(&["remove", "feature", "owner", "posts"], 1);
    assert!(
        refused.stderr.contains("error[no-owner]"),
        "{}",
        refused.stderr
    );
    project.succeeds(&["remove", "feature", "access", "posts"]);
    project.succeeds(&["remove", "feature", "owner", "posts"]);
    project.succeeds(&["remove", "feature", "auth"]);
    assert_eq!(project.read("scaffold.yaml"), before);
    assert_eq!(code(), code_before);
    let dropped = project.read("migrations/0003_drop_auth_sessions.up.sql");
    assert!(dropped.contains("DROP TABLE auth_sessions;"), "{dropped}");
}

#[test]
fn a_run_says_once_what_holds_by_default() {
    let spec = SPEC
        .replace("    access: {create: [], update: [], delete: []}\n", "")
        .replace("defaults:\n  access: {delete: admin}\n", "");
    let project = Project::of(&spec);
    let notes = |line: &[&str]| {
        let json = project.succeeds(&[line, &["--json"]].concat()).stdout;
        let json: serde_json::Value = serde_json::from_str(&json).unwrap();
        json["notes"].clone()
    };
    assert_eq!(notes(&["sync"]), serde_json::json!([]));
    insta::assert_snapshot!(notes(&["add", "resource", "pages", "title:string"]), @r#"["`Page` has no `access`: reading is public, writing is for every account; `scaffold inspect --access` prints who may do what"]"#);
    assert_eq!(
        notes(&["rename", "resource", "pages", "sheet"]),
        serde_json::json!([])
    );
}

#[test]
fn rules_follow_the_names_that_a_command_changes() {
    let project = Project::of(SPEC);
    let before = project.read("scaffold.yaml");
    project.succeeds(&["rename", "resource", "users", "member"]);
    project.succeeds(&["rename", "field", "posts", "author", "writer"]);
    project.succeeds(&["rename", "field", "members", "role", "rank"]);
    let after = before
        .replace("{entity: User, role: role}", "{entity: Member, role: rank}")
        .replace("  User:", "  Member:")
        .replace("      role: enum", "      rank: enum")
        .replace("belongs_to User", "belongs_to Member")
        .replacen("author: belongs_to", "writer: belongs_to", 1)
        .replacen("owner: author", "owner: writer", 1);
    assert_eq!(project.read("scaffold.yaml"), after);
    for line in [
        &["remove", "resource", "members"][..],
        &["remove", "relation", "posts", "writer"],
        &["remove", "field", "members", "rank"],
    ] {
        let refused = project.ends(line, 1);
        assert!(
            refused.stderr.contains("still-in-use"),
            "{}",
            refused.stderr
        );
    }
    let refused = project.ends(&["remove", "field", "members", "password"], 1);
    assert!(
        refused.stderr.contains("error[no-login]"),
        "{}",
        refused.stderr
    );
}

/// A post with actions that speak of accounts, in every way.
const WITH_ACTIONS: &str = "\
service: {name: shop}
auth: {entity: User, role: role}
entities:
  User:
    fields:
      email: email unique
      password: password
      role: enum reader,admin default=reader
  Post:
    fields:
      title: string
      status: enum draft,public default=draft
    relations:
      author: belongs_to User
      editor: belongs_to User optional inverse=none
    owner: author
    access: {read: public, update: owner, publish: admin}
    transitions:
      status:
        publish: draft -> public
    actions:
      claim: {set: [editor=caller], access: authenticated}
      clear: {set: [title=None]}
      count: {on: collection, custom: true, access: admin}
";

#[test]
fn actions_have_rules_of_their_own_or_that_of_updates() {
    insta::assert_snapshot!(inspect(WITH_ACTIONS, &[]), @"
    Accounts are User, by email; their roles are reader, admin.
      register  public         POST   /api/v1/auth/register
      login     public         POST   /api/v1/auth/login
      refresh   public         POST   /api/v1/auth/refresh
      logout    authenticated  POST   /api/v1/auth/logout
      me        authenticated  GET    /api/v1/auth/me
      password  authenticated  POST   /api/v1/auth/password

    User (each is its own owner)
      read      owner          GET    /api/v1/users
                               GET    /api/v1/users/{id}
      create    nobody         POST   /api/v1/users
      update    owner          PUT    /api/v1/users/{id}
                               PATCH  /api/v1/users/{id}
      delete    owner          DELETE /api/v1/users/{id}

    Post (owner: author)
      read      public         GET    /api/v1/posts
                               GET    /api/v1/posts/{id}
                               GET    /api/v1/users/{id}/posts  (and read of User: owner)
      create    authenticated  POST   /api/v1/posts
      update    owner          PUT    /api/v1/posts/{id}
                               PATCH  /api/v1/posts/{id}
      delete    authenticated  DELETE /api/v1/posts/{id}
      publish   admin          POST   /api/v1/posts/{id}/publish
      claim     authenticated  POST   /api/v1/posts/{id}/claim
      clear     owner          POST   /api/v1/posts/{id}/clear
      count     admin          POST   /api/v1/posts/count
    ");
}

#[test]
fn the_rule_of_an_action_follows_its_name() {
    let project = Project::of(WITH_ACTIONS);
    let before = project.read("scaffold.yaml");
    project.succeeds(&["rename", "action", "posts.publish", "release"]);
    let after = before
        .replace("publish: admin", "release: admin")
        .replace("publish: draft", "release: draft");
    assert_eq!(project.read("scaffold.yaml"), after);
    let refused = project.ends(&["remove", "feature", "transition:release", "posts"], 1);
    assert!(
        refused.stderr.contains("`Post.access` names it"),
        "{}",
        refused.stderr
    );
    project.succeeds(&["remove", "feature", "access", "posts"]);
    project.succeeds(&["remove", "feature", "owner", "posts"]);
    let refused = project.ends(&["remove", "feature", "auth"], 1);
    assert!(
        refused
            .stderr
            .contains("`Post.claim.access`, `Post.claim.set` and `Post.count.access` name it"),
        "{}",
        refused.stderr
    );
}
