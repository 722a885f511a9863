//! The specs of the services that the tests generate.

use std::path::{Path, PathBuf};

use scaffold::front::load;
use scaffold::model::{Engine, Operation};

/// By the names that [`spec`] knows.
pub const NAMES: [&str; 16] = [
    "empty", "blog", "kinds", "awkward", "odd", "shop", "journal", "archive", "library", "vault",
    "links", "adopted", "newsroom", "magazine", "members", "visitors",
];

/// Nothing but new rows.
const JOURNAL: &str = "\
service: {name: journal}
entities:
  Entry:
    operations: [create]
    fields: {body: json}
";

/// Nothing but reading.
const ARCHIVE: &str = "\
service: {name: archive}
entities:
  Entry:
    operations: [list, get]
    fields: {body: json}
";

/// Nothing but two entities; one stays when it is deleted, and has more flags than clippy likes, the
/// other has versions.
const LIBRARY: &str = "\
service: {name: library}
entities:
  Shelf:
    soft_delete: true
    fields: {name: string, dusty: bool, full: bool, locked: bool, public: bool}
  Book:
    versioned: true
    fields: {title: string}
    relations: {shelf: belongs_to Shelf}
";

/// A table that was there before the service, and whose columns have the names of the fields.
const NOTEBOOK: &str = "\
service: {name: notebook}
defaults: {id: bigint, timestamps: false}
entities:
  Note:
    table: notes
    fields: {body: text, state: 'enum new,old'}
";

/// Nothing but a secret, which no response has.
const VAULT: &str = "\
service: {name: vault}
entities:
  Secret:
    operations: [create]
    id: bigint
    timestamps: false
    fields: {code: password optional}
";

/// Nothing but links, to what can only be read.
const LINKS: &str = "\
service: {name: links}
entities:
  Shelf:
    timestamps: false
    relations: {books: many_to_many Book}
  Book:
    operations: [get]
    fields: {pages: int}
";

/// Accounts without roles, by numbers and one to one with their cards; entities are called like what
/// accounts have.
const MEMBERS: &str = "\
service: {name: members}
auth: {entity: Account, login: handle}
defaults: {id: bigint}
entities:
  Account:
    soft_delete: true
    versioned: true
    fields:
      handle: string 3..40 unique
      password: password 15..100
      pin: password optional
      state: enum new,old default=new
    relations:
      sponsor: belongs_to Account optional inverse=sponsored
    actions:
      set_pin: {input: {pin: password}, set: [pin=$pin]}
      sponsor_me: {set: [sponsor=caller]}
  # One to one with its owner, and nothing but reading.
  Grant:
    operations: [list, get]
    fields:
      number: uuid
    relations:
      principal: belongs_to Account unique on_delete=cascade
    owner: principal
    access: {read: owner}
  Session:
    timestamps: false
    operations: [create, delete, list]
    fields: {tokens: 'enum one,two'}
    relations:
      caller: belongs_to Account immutable
    owner: caller
    access: {read: authenticated, delete: owner}
  Registration:
    fields: {access: string}
    relations: {login: many_to_many Session}
    access: {update: []}
";

/// Accounts that nobody can see or delete.
const VISITORS: &str = "\
service: {name: visitors}
auth: {entity: Person}
entities:
  Person:
    operations: [create, update]
    plural: people
    fields:
      email: email unique
      password: password
  Note:
    operations: [create, delete]
    fields: {body: text}
    relations: {person: belongs_to Person}
    owner: person
    access: {create: authenticated, delete: owner}
";

/// What services call: one whose spec is beside their folders, and one that only has a name, with
/// resources that are called like what their code names, or alike for one and several.
const CLIENTS: &str = "\
clients:
  users: {spec: ../users.yaml, url: 'http://localhost:3001'}
  payments:
    url: http://[::1]:8080/api/v1/
    resources: [charges, settings, upstreams, lists, values, news, credit-notes, types, payments_clients]
    timeout: 2s
    retries: 0
    concurrency: 1
    breaker: {failures: 1, open_for: 250ms, probes: 1}
";

/// The folder of the specs that these name.
pub fn neighbours() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/generated/neighbours")
}

/// A fixture, or one of the small specs above; `traced_` before the name is for traces, `limited_`
/// for a rate limit, `graphql_` for GraphQL, `cached_` for a cache in memory,
/// `shared_` for one in Redis, `emitting_` for events in memory, `brokered_` for those of `RabbitMQ`,
/// `handling_` before either for handlers of the first entity's events, `calling_` for clients,
/// `cqrs_` for commands and queries of all entities.
///
/// What was there before a service that has adopted it is, on servers, what `schemas` has.
pub fn spec(engine: Engine, name: &str) -> String {
    if let Some(name) = name.strip_prefix("traced_") {
        return format!("{}\ntelemetry: otlp\n", spec(engine, name));
    }
    if let Some(name) = name.strip_prefix("limited_") {
        return with_setting_of_api(&spec(engine, name), "rate_limit: 100/minute");
    }
    if let Some(name) = name.strip_prefix("graphql_") {
        return with_setting_of_api(&spec(engine, name), "graphql: true");
    }
    if let Some(name) = name.strip_prefix("handling_") {
        return with_subscriptions(&spec(engine, name));
    }
    if let Some(name) = name.strip_prefix("cqrs_") {
        return with_commands(&spec(engine, name));
    }
    if let Some(name) = name.strip_prefix("calling_") {
        return format!("{}\n{CLIENTS}", spec(engine, name));
    }
    for (prefix, key, value) in [
        ("cached_", "cache", "memory"),
        ("shared_", "cache", "redis"),
        ("emitting_", "events", "memory"),
        ("brokered_", "events", "rabbitmq"),
    ] {
        if let Some(name) = name.strip_prefix(prefix) {
            let spec = spec(engine, name).replace(&format!("{key}: none\n"), "");
            return format!("{spec}\n{key}: {value}\n");
        }
    }
    let text = match (name, engine) {
        ("journal", _) => JOURNAL,
        ("archive", _) => ARCHIVE,
        ("library", _) => LIBRARY,
        ("vault", _) => VAULT,
        ("links", _) => LINKS,
        ("members", _) => MEMBERS,
        ("visitors", _) => VISITORS,
        ("notebook", _) => NOTEBOOK,
        ("adopted", Engine::Sqlite) => include_str!("adopted/sqlite.yaml"),
        ("adopted", Engine::Postgres) => include_str!("adopted/postgres.yaml"),
        ("adopted", Engine::Mysql) => include_str!("adopted/mysql.yaml"),
        _ => {
            let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
            let fixture = fixtures.join(name).with_extension("yaml");
            return on(engine, &fs_err::read_to_string(fixture).unwrap());
        }
    };
    on(engine, text)
}

/// With handlers of all that may happen to rows of the first entity, and where there is a broker to
/// rows of another service.
fn with_subscriptions(spec: &str) -> String {
    let project = load("a sample", spec.as_bytes()).unwrap();
    let Some(entity) = project.entities.first() else {
        return spec.to_owned();
    };
    let operations = [
        (Operation::Create, "created"),
        (Operation::Update, "updated"),
        (Operation::Delete, "deleted"),
    ];
    let events = operations
        .into_iter()
        .filter(|(operation, _)| entity.has(*operation));
    let own = events.map(|(_, event)| format!("{}.{}.{event}", project.service.name, entity.name));
    let foreign = (!project.keeps_events_in_process()).then(|| "users.User.deleted".to_owned());
    let topics: Vec<_> = own.chain(foreign).collect();
    format!("{spec}\nsubscribes: [{}]\n", topics.join(", "))
}

/// With commands and queries of all entities.
fn with_commands(spec: &str) -> String {
    let Some((start, entities)) = spec.split_once("\nentities:\n") else {
        return spec.to_owned();
    };
    let lines = entities.lines().map(|line| {
        let is_entity = line.starts_with("  ") && line[2..].starts_with(char::is_uppercase);
        match line.split_once(':') {
            Some((name, rest)) if is_entity && rest.trim_start().starts_with('{') => {
                format!("{name}:{}\n", rest.replacen('{', "{cqrs: true, ", 1))
            }
            Some((name, rest)) if is_entity => format!("{name}:{rest}\n    cqrs: true\n"),
            _ => format!("{line}\n"),
        }
    });
    format!("{start}\nentities:\n{}", lines.collect::<String>())
}

fn with_setting_of_api(spec: &str, setting: &str) -> String {
    let spec = spec.replace("  graphql: false\n", "");
    for (api, end) in [("\napi:\n", "\n"), ("\napi: {", ", ")] {
        if let Some((before, after)) = spec.split_once(api) {
            let indent = if end == "\n" { "  " } else { "" };
            return format!("{before}{api}{indent}{setting}{end}{after}");
        }
    }
    format!("{spec}\napi: {{{setting}}}\n")
}

/// The same on a database of this kind.
fn on(engine: Engine, spec: &str) -> String {
    let lines = spec.lines().filter(|line| !line.starts_with("database:"));
    let lines: Vec<_> = lines.collect();
    let spec = format!("{}\ndatabase: {}\n", lines.join("\n"), engine.name());
    if engine == Engine::Sqlite {
        return spec;
    }
    // Servers have decimals with more digits than SQLite.
    spec.replace("largest: decimal 18,4", "largest: decimal 28,10")
}
