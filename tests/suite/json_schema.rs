//! The schema for editors agrees with what the program accepts.

use std::path::Path;

use jsonschema::Validator;
use serde_json::{Value, json};

fn validator() -> Validator {
    jsonschema::validator_for(&scaffold::spec::json_schema(&scaffold::front::keys())).unwrap()
}

/// A spec that sqlite accepts, as JSON; YAML is read by the program's own reader.
fn fixture(name: &str) -> Value {
    let file = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("fixtures")
        .join(name);
    scaffold::spec::to_json(name, &fs_err::read(file).unwrap()).unwrap()
}

fn entity(entity: &Value) -> Value {
    json!({"service": {"name": "blog"}, "entities": {"Post": entity}})
}

fn errors(spec: &Value) -> Vec<String> {
    let validator = validator();
    let errors = validator.iter_errors(spec);
    errors
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect()
}

#[test]
fn every_fixture_is_valid() {
    for name in [
        "blog.yaml",
        "empty.yaml",
        "kinds.yaml",
        "awkward.yaml",
        "shop.yaml",
    ] {
        assert_eq!(errors(&fixture(name)), Vec::<String>::new(), "{name}");
    }
}

#[test]
fn the_parts_that_come_later_are_in_it() {
    let spec = json!({
        "service": {"name": "blog"},
        "database": {"engine": "postgres", "pool": {"max_connections": 20, "idle_timeout": "30s"}},
        "api": {"prefix": "/api/v1", "graphql": true, "rate_limit": "100/minute"},
        "auth": {"entity": "User", "login": "email", "password": "password", "role": "role"},
        "cache": {"store": "redis", "ttl": "1h"},
        "events": "rabbitmq",
        "telemetry": "otlp",
        "clients": {"users": {"spec": "../users/scaffold.yaml", "url": "http://localhost:3001"}},
        "subscribes": ["users.User.deleted"],
        "entities": {"Post": {
            "table": "tbl_posts",
            "owner": "author",
            "access": {"read": "public", "update": ["owner", "admin"]},
            "fields": {"title": "string column=ttl"},
            "relations": {"customer": "references users.User on_delete=set_null"}
        }}
    });
    assert_eq!(errors(&spec), Vec::<String>::new());
    let system = json!({
        "system": "shop",
        "gateway": {"port": 8080},
        "services": {"orders": {"spec": "orders.yaml", "port": 3003, "calls": ["users"]}}
    });
    assert_eq!(errors(&system), Vec::<String>::new());
}

#[test]
fn gross_errors_are_refused() {
    let validator = validator();
    let wrong = [
        json!({}),
        json!({"service": {"name": "My Blog"}}),
        json!({"service": {"name": "blog"}, "telemetry": "oltp"}),
        json!({"service": {"name": "blog"}, "entitys": {}}),
        json!({"service": {"name": "blog"}, "entities": {"post": {}}}),
        entity(&json!({"feilds": {}})),
        entity(&json!({"operations": ["list", "drop"]})),
        entity(&json!({"timestamps": "yes"})),
        entity(&json!({"indexes": ["title"]})),
        entity(&json!({"fields": {"Title": "string"}})),
        entity(&json!({"fields": {"title": "strng 1..200"}})),
        entity(&json!({"fields": {"title": "string uniqe"}})),
        entity(&json!({"fields": {"price": "decimal"}})),
        entity(&json!({"fields": {"title": {"type": "string", "maximum": 5}}})),
        entity(&json!({"relations": {"author": "belongs_to user"}})),
        entity(&json!({"relations": {"author": "has_many User"}})),
        entity(&json!({"relations": {"author": {"belongs_to": "User", "on_delete": "explode"}}})),
    ];
    for spec in wrong {
        assert!(!validator.is_valid(&spec), "{spec}");
    }
}

#[test]
fn the_schema_itself_is_valid() {
    jsonschema::draft202012::meta::validate(&scaffold::spec::json_schema(&scaffold::front::keys()))
        .unwrap();
}
