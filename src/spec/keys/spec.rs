use serde_json::{Value as Json, json};

use super::CommandForm::{Flag, List, Login, Word};
use super::KeyPlace::{Api, Auth, Database, Pool, Service, Spec};
use super::auth::{auth, auth_schema, read_auth};
use super::entity::{ENTITY_KEYS, read_defaults, read_entities};
use super::mapping::report_missing;
use super::off::Off;
use super::table::{Key, KeyTable};
use super::values::{count, description, duration, engine};
use crate::diagnostics::Span;
use crate::spec::raw::{RawPool, RawService, RawSpec};
use crate::spec::reader::Reader;
use crate::spec::schema::{
    ENTITY_NAME, MAX_NAME, SERVICE_NAME, duration as time, entity_name, member_name, object, text,
    with,
};
use crate::spec::yaml::{Entry, Node, Value};

const NO_FEATURE: (Off, &str) = (Off::False, "leave it out, or say `false`");
const ONE_SERVICE: (Off, &str) = (Off::Never, "write one spec for one service");

type SpecKey = Key<RawSpec>;

/// The keys of the whole service, in the order in which messages list them.
const SPEC_KEYS: [SpecKey; 29] = [
    SpecKey::read(Spec, "scaffold", |reader, _, entry| version(reader, entry), |_| {
        json!({"description": "The version of the spec language.", "const": 1})
    })
    .written(1),
    SpecKey::nested(Spec, "service", read_service, service_schema).written(2),
    SpecKey::nested(Spec, "database", read_database, database_schema)
        .written(6)
        .command(20, Word, "database:postgres")
        .inner("engine"),
    SpecKey::nested(Spec, "api", read_api, api_schema).written(7),
    SpecKey::nested(Spec, "auth", read_auth, auth_schema)
        .written(8)
        .command(23, Login, "auth:User:login=email:password=password"),
    SpecKey::later(Spec, "cache", NO_FEATURE)
        .written(9)
        .command(21, Word, "cache:redis")
        .inner("store"),
    SpecKey::later(Spec, "events", NO_FEATURE)
        .written(10)
        .command(22, Word, "events:rabbitmq")
        .inner("broker"),
    SpecKey::nested(Spec, "defaults", read_defaults, defaults_schema).written(14),
    SpecKey::nested(Spec, "entities", read_entities, entities_schema),
    SpecKey::later(Spec, "clients", (Off::Empty, "leave it out for now")).written(12),
    SpecKey::later(Spec, "subscribes", (Off::Empty, "leave it out for now"))
        .written(13)
        .command(25, List, "subscribes:users.User.deleted"),
    SpecKey::later(Spec, "system", ONE_SERVICE).written(3),
    SpecKey::later(Spec, "services", ONE_SERVICE).written(5),
    SpecKey::later(Spec, "gateway", ONE_SERVICE).written(4),
    SpecKey::read(
        Service,
        "name",
        |reader, spec, entry| {
            service(spec).name = reader.text(&entry.value, "the name of the service");
        },
        |_| {
            json!({
                "description": "kebab-case; also the name of the crate.",
                "type": "string",
                "pattern": SERVICE_NAME
            })
        },
    ),
    SpecKey::read(
        Service,
        "description",
        |reader, spec, entry| service(spec).description = description(reader, &entry.value),
        |_| text("One sentence about the service."),
    ),
    SpecKey::read(
        Service,
        "version",
        |reader, spec, entry| service(spec).version = reader.text(&entry.value, "the version"),
        |_| {
            json!({
                "description": "Three numbers: `0.1.0`.",
                "type": "string",
                "pattern": "^[0-9]+\\.[0-9]+\\.[0-9]+([-+].+)?$"
            })
        },
    )
    .command(24, Word, "version:0.2.0"),
    SpecKey::read(
        Database,
        "engine",
        |reader, spec, entry| spec.database.engine = engine(reader, &entry.value),
        |_| engine_schema(),
    ),
    SpecKey::nested(Database, "pool", read_pool, |keys| {
        object(
            "Connections to a server, unless the settings of the service say otherwise.",
            keys.properties(Pool),
        )
    }),
    SpecKey::read(
        Pool,
        "max_connections",
        |reader, spec, entry| {
            let count = count(reader, &entry.value, "max_connections", None);
            pool(spec).max_connections = count;
        },
        |_| json!({"type": "integer", "minimum": 1}),
    ),
    SpecKey::read(
        Pool,
        "idle_timeout",
        |reader, spec, entry| pool(spec).idle_timeout = duration(reader, &entry.value),
        |_| time("How long an unused connection is kept."),
    ),
    SpecKey::read(
        Pool,
        "acquire_timeout",
        |reader, spec, entry| pool(spec).acquire_timeout = duration(reader, &entry.value),
        |_| time("How long a request waits for a connection."),
    ),
    SpecKey::read(
        Pool,
        "statement_timeout",
        |reader, spec, entry| pool(spec).statement_timeout = duration(reader, &entry.value),
        |_| time("How long a statement may take."),
    ),
    SpecKey::read(
        Api,
        "prefix",
        |reader, spec, entry| spec.prefix = reader.text(&entry.value, "the prefix"),
        |_| {
            json!({
                "description": "Before every route of an entity; `/api/v1` unless this says otherwise.",
                "type": "string",
                "pattern": "^(|/|(/[A-Za-z0-9._~-]+)+)$"
            })
        },
    )
    .command(19, Word, "prefix:/api/v2"),
    SpecKey::read(
        Auth,
        "entity",
        |reader, spec, entry| auth(spec).entity = reader.text(&entry.value, "`entity`"),
        |_| entity_name("The entity of the accounts."),
    ),
    SpecKey::read(
        Auth,
        "login",
        |reader, spec, entry| auth(spec).login = reader.text(&entry.value, "`login`"),
        |_| member_name("The field that people log in with; may be left out where only one can be."),
    ),
    SpecKey::read(
        Auth,
        "password",
        |reader, spec, entry| auth(spec).password = reader.text(&entry.value, "`password`"),
        |_| member_name("Their password; may be left out where there is only one."),
    ),
    SpecKey::read(
        Auth,
        "role",
        |reader, spec, entry| auth(spec).role = reader.text(&entry.value, "`role`"),
        |_| member_name("The enum whose values are the roles; without it, there are none."),
    ),
    SpecKey::later(Api, "graphql", NO_FEATURE).command(17, Flag, "graphql"),
];

impl KeyTable {
    /// The keys of the language itself.
    #[must_use]
    pub fn language() -> Self {
        Self::new(Vec::from(SPEC_KEYS), Vec::from(ENTITY_KEYS))
    }
}

/// Reads the root of a spec.
pub(in crate::spec) fn read_spec(
    reader: &mut Reader<'_>,
    keys: &KeyTable,
    root: &Node,
    spec: &mut RawSpec,
) {
    let Value::Mapping(entries) = &root.value else {
        reader.wrong_type::<()>(root, "a spec", "a mapping that begins with `service:`");
        return;
    };
    keys.of_spec(Spec, "the spec").read(reader, entries, spec);
    let has = |key: &str| entries.iter().any(|entry| entry.key.value == key);
    if !has("service") && !has("system") {
        let span = Span::new(root.span.start, root.span.start);
        report_missing(reader, "service", "the spec", span);
    }
}

fn version(reader: &mut Reader<'_>, entry: &Entry) {
    if let Some(version) = reader.text(&entry.value, "`scaffold`")
        && version.value != "1"
    {
        reader.unknown_value("version of the spec language", &version, &["1"]);
    }
}

fn read_service(reader: &mut Reader<'_>, keys: &KeyTable, spec: &mut RawSpec, entry: &Entry) {
    let node = &entry.value;
    spec.service = Some(RawService::default());
    let entries = reader.mapping(node, "`service`").unwrap_or_default();
    keys.of_spec(Service, "`service`")
        .read(reader, entries, spec);
    let is_named = entries.iter().any(|entry| entry.key.value == "name");
    if !is_named && node.is_mapping_or_null() {
        report_missing(reader, "name", "`service`", entry.key.span);
    }
}

fn service(spec: &mut RawSpec) -> &mut RawService {
    spec.service.get_or_insert_default()
}

/// An engine, or a mapping with the `engine` and the `pool`.
fn read_database(reader: &mut Reader<'_>, keys: &KeyTable, spec: &mut RawSpec, entry: &Entry) {
    match &entry.value.value {
        Value::Mapping(entries) => {
            keys.of_spec(Database, "`database`")
                .read(reader, entries, spec);
        }
        _ => spec.database.engine = engine(reader, &entry.value),
    }
}

fn read_pool(reader: &mut Reader<'_>, keys: &KeyTable, spec: &mut RawSpec, entry: &Entry) {
    spec.database.pool = Some(RawPool {
        span: entry.key.span,
        ..RawPool::default()
    });
    let entries = reader.mapping(&entry.value, "`pool`").unwrap_or_default();
    keys.of_spec(Pool, "`pool`").read(reader, entries, spec);
}

fn pool(spec: &mut RawSpec) -> &mut RawPool {
    spec.database.pool.get_or_insert_default()
}

fn read_api(reader: &mut Reader<'_>, keys: &KeyTable, spec: &mut RawSpec, entry: &Entry) {
    let entries = reader.mapping(&entry.value, "`api`").unwrap_or_default();
    keys.of_spec(Api, "`api`").read(reader, entries, spec);
}

fn service_schema(keys: &KeyTable) -> Json {
    let service = object("What the service is called.", keys.properties(Service));
    with(service, "required", json!(["name"]))
}

fn engine_schema() -> Json {
    json!({"description": "A file, or a server.", "enum": ["sqlite", "postgres", "mysql"]})
}

fn database_schema(keys: &KeyTable) -> Json {
    json!({"anyOf": [engine_schema(), {"type": "null"}, {
        "type": "object",
        "required": ["engine"],
        "additionalProperties": false,
        "properties": keys.properties(Database)
    }]})
}

fn api_schema(keys: &KeyTable) -> Json {
    let api = object("How the service is reached.", keys.properties(Api));
    with(api, "type", json!(["object", "null"]))
}

/// What entities do not say for themselves.
fn defaults_schema(keys: &KeyTable) -> Json {
    let description = "For every entity that does not say otherwise.";
    let defaults = object(
        description,
        keys.properties(super::KeyPlace::EntityOrDefaults),
    );
    with(defaults, "type", json!(["object", "null"]))
}

fn entities_schema(keys: &KeyTable) -> Json {
    let some = json!({"type": "object", "minProperties": 1});
    let entity = json!({
        "type": "object",
        "additionalProperties": false,
        "anyOf": [
            {"properties": {"fields": some}, "required": ["fields"]},
            {"properties": {"relations": some}, "required": ["relations"]}
        ]
    });
    let entities = json!({
        "description": "The resources of the service: PascalCase, singular.",
        "type": "object",
        "propertyNames": {"pattern": ENTITY_NAME, "maxLength": MAX_NAME}
    });
    let properties = keys.properties(super::KeyPlace::Entity);
    with(
        entities,
        "additionalProperties",
        with(entity, "properties", properties),
    )
}
