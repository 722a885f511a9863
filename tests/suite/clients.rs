//! Clients of other services: what is read from their specs, and what becomes of changes there.

use fs_err as fs;
use scaffold::features::Features;
use scaffold::front;
use tempfile::TempDir;

use crate::command::{Run, scaffold};
use crate::project::Project;
use crate::templates::fixtures;

const USERS: &str = "\
service: {name: users}
entities:
  User:
    fields:
      email: email unique
      password: password
      name: string optional
      born: date immutable
      state: enum new,old default=new
      limit: decimal 10,2 default=0
    relations:
      team: belongs_to Team optional
      groups: many_to_many Group
    versioned: true
    transitions:
      state:
        retire: new -> old
    actions:
      limit:
        input:
          limit: decimal 10,2
          reason: enum risk,wish optional
        set: [limit=$limit]
        custom: true
      recount: {on: collection, custom: true}
  Team:
    operations: [list, get]
    id: bigint
    timestamps: false
    fields: {name: string}
  Group:
    operations: [list]
    fields: {name: string}
  Log:
    operations: [create]
    fields: {line: string}
";

const SHOP: &str = "\
service: {name: shop}
clients:
  users: {spec: ../users/scaffold.yaml, url: http://localhost:3001}
entities:
  Item:
    fields:
      title: string
";

/// Both services beside each other.
struct Neighbours(TempDir);

impl Neighbours {
    /// With the spec of the other one, where there is one.
    fn new(users: Option<&str>) -> (Self, Run) {
        let home = TempDir::new().unwrap();
        fs::write(home.path().join("shop.yaml"), SHOP).unwrap();
        fs::create_dir(home.path().join("users")).unwrap();
        let neighbours = Self(home);
        if let Some(users) = users {
            neighbours.say(users);
        }
        let run = scaffold(neighbours.0.path(), &["new", "shop", "--spec", "shop.yaml"]);
        (neighbours, run)
    }

    /// What the other one says from now on.
    fn say(&self, users: &str) {
        fs::write(self.0.path().join("users/scaffold.yaml"), users).unwrap();
    }

    #[track_caller]
    fn ends(&self, arguments: &[&str], status: i32) -> Run {
        let run = scaffold(&self.0.path().join("shop"), arguments);
        assert_eq!(run.status, status, "{}", run.stderr);
        run
    }

    fn client(&self) -> String {
        let path = self.0.path().join("shop/src/clients/users.rs");
        fs::read_to_string(path).unwrap()
    }
}

#[test]
fn a_client_has_what_the_other_service_has() {
    let (neighbours, run) = Neighbours::new(Some(USERS));
    assert_eq!(run.status, 0, "{}", run.stderr);
    insta::assert_snapshot!(neighbours.client());
}

#[test]
fn a_client_follows_the_other_service() {
    let (neighbours, _) = Neighbours::new(Some(USERS));
    neighbours.ends(&["check"], 0);
    // What clients do not see is no change for them.
    neighbours.say(&USERS.replace("email: email unique", "email: email unique 5..100"));
    neighbours.ends(&["check"], 0);
    neighbours.say(&USERS.replace("name: string optional", "nick: string"));
    neighbours.ends(&["check"], 4);
    neighbours.ends(&["sync"], 0);
    let client = neighbours.client();
    assert!(client.contains("pub nick: String,"), "{client}");
    assert!(!client.contains("pub name: Option<String>"), "{client}");
    neighbours.ends(&["check"], 0);
}

#[test]
fn edits_of_a_client_stay() {
    let (neighbours, _) = Neighbours::new(Some(USERS));
    let path = neighbours.0.path().join("shop/src/clients/users.rs");
    fs::write(&path, neighbours.client() + "\npub const MINE: u8 = 1;\n").unwrap();
    neighbours.say(&USERS.replace("name: string optional", "nick: string"));
    neighbours
        .ends(&["sync"], 0)
        .says("merge src/clients/users.rs");
    let client = neighbours.client();
    assert!(client.contains("pub nick: String,"), "{client}");
    assert!(client.ends_with("\npub const MINE: u8 = 1;\n"), "{client}");
}

#[test]
fn services_may_call_each_other() {
    let back = "clients: {shop: {spec: ../shop/scaffold.yaml, url: http://localhost:3000}}\n";
    let (neighbours, run) = Neighbours::new(Some(&format!("{USERS}{back}")));
    assert_eq!(run.status, 0, "{}", run.stderr);
    neighbours.ends(&["check"], 0);
}

#[test]
fn what_cannot_be_read_is_told_where_it_is_named() {
    let (_, absent) = Neighbours::new(None);
    let (_, faulty) = Neighbours::new(Some(&USERS.replace("email unique", "emial unique")));
    let (_, empty) = Neighbours::new(Some("service: {name: users}\n"));
    for (run, code) in [
        (&absent, "client-spec-absent"),
        (&faulty, "client-spec-faulty"),
        (&empty, "client-spec-empty"),
    ] {
        assert_eq!(run.status, 1, "{}", run.stderr);
        run.says(&format!("error[{code}]"));
    }
    let texts = [absent.stderr, faulty.stderr, empty.stderr];
    insta::assert_snapshot!(texts.join("\n"));
}

/// The names of settings of clients begin with their own.
#[test]
fn no_client_can_have_the_settings_of_something_else() {
    let ends = [
        "url",
        "timeout",
        "retries",
        "concurrency",
        "breaker_failures",
    ];
    for (_, project) in fixtures() {
        let mut project = project;
        project
            .feature_settings
            .insert("cache".to_owned(), serde_json::json!({"store": "redis"}));
        project
            .feature_settings
            .insert("events".to_owned(), "rabbitmq".into());
        project.feature_settings.remove("clients");
        for setting in Features::standard().contributions(&project).settings {
            let names = ends
                .iter()
                .filter_map(|end| setting.name.strip_suffix(&format!("_{end}")));
            for name in names {
                let client = format!("{{{name}: {{url: 'http://localhost', resources: [rows]}}}}");
                let spec = format!("service: {{name: shop}}\nclients: {client}\n");
                let refused = front::load("shop.yaml", spec.as_bytes());
                assert!(refused.is_err(), "{}", setting.name);
            }
        }
    }
}

#[test]
fn a_client_that_is_gone_takes_its_file_along() {
    let clients = "clients: {pay: {url: 'http://localhost', resources: [charges]}}\n";
    let spec = "service: {name: shop}\nentities:\n  Item:\n    fields:\n      title: string\n";
    let project = Project::of(&format!("{spec}{clients}"));
    assert!(project.root().join("src/clients/pay.rs").exists());
    project.write("scaffold.yaml", spec);
    project.succeeds(&["sync"]);
    assert!(!project.root().join("src/clients").exists());
    project.succeeds(&["check"]);
}
