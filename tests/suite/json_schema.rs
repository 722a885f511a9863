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
        "magazine.yaml",
        "newsroom.yaml",
        "store.yaml",
        "shop.yaml",
    ] {
        assert_eq!(errors(&fixture(name)), Vec::<String>::new(), "{name}");
    }
}

#[test]
fn what_comes_later_passes_where_it_is_off_and_is_not_suggested() {
    let off = json!({
        "service": {"name": "blog"},
        "api": {"graphql": false},
        "auth": null,
        "cache": {"store": "none"},
        "events": "none",
        "clients": {},
        "subscribes": [],
        "entities": {"Post": {"cqrs": false, "fields": {"title": "string"}}}
    });
    assert_eq!(errors(&off), Vec::<String>::new());
    let mut on = off;
    on["clients"] = json!({"users": {"url": "http://localhost", "openapi": "users.json"}});
    // Neither the key that is known later, nor without those that are known.
    assert_eq!(errors(&on).len(), 2);
    let schema = scaffold::spec::json_schema(&scaffold::front::keys());
    let properties = &schema["properties"];
    assert_eq!(properties["gateway"]["doNotSuggest"], true);
    assert_eq!(properties["telemetry"]["doNotSuggest"], Value::Null);
}

#[test]
fn the_schema_refuses_what_the_program_refuses() {
    let fields = [
        "bool 1..2",
        "json unique",
        "password default=x",
        "int pattern=[0-9]+",
        "uuid 1..",
        "string(100)",
        "decimal 10",
        "enum",
        "string on_delete=cascade",
        "text table=x",
    ];
    let relations = [
        "belongs_to User on_delete=set_null",
        "belongs_to User min=1",
        "many_to_many Tag optional",
        "many_to_many Tag on_delete=cascade",
        "belongs_to User table=x",
        "belongs_to",
    ];
    let fields = fields.map(|field| json!({"fields": {"it": field}}));
    let relations = relations
        .map(|relation| json!({"fields": {"title": "string"}, "relations": {"it": relation}}));
    let long = [
        json!({"fields": {"it": {"type": "bool", "min": 1}}}),
        json!({"fields": {"it": {"type": "json", "unique": true}}}),
        json!({"fields": {"it": {"type": "string", "inverse": "x"}}}),
        json!({"fields": {"a": "string"}, "relations": {"it": {"belongs_to": "Post", "on_delete": "set_null"}}}),
        json!({"fields": {"a": "string"}, "relations": {"it": {"many_to_many": "Post", "optional": true}}}),
        json!({}),
        json!({"fields": {}}),
    ];
    let validator = validator();
    for wrong in fields.into_iter().chain(relations).chain(long) {
        let spec = entity(&wrong);
        assert!(!validator.is_valid(&spec), "{spec}");
        let text = spec.to_string();
        assert!(
            scaffold::front::load("spec", text.as_bytes()).is_err(),
            "{spec}"
        );
    }
    let right = entity(&json!({
        "fields": {"a": "string ..9 unique pattern=[a-z]+", "b": {"type": "decimal 4,1", "min": 0}},
        "relations": {
            "parent": "belongs_to Post optional on_delete=set_null",
            "tags": {"many_to_many": "Post", "table": "links", "inverse": "none"}
        }
    }));
    assert_eq!(errors(&right), Vec::<String>::new());
}

#[test]
fn gross_errors_are_refused() {
    let validator = validator();
    let wrong = [
        json!({}),
        json!({"service": {"name": "My Blog"}}),
        json!({"service": {"name": "blog"}, "telemetry": "oltp"}),
        json!({"service": {"name": "blog"}, "api": {"rate_limit": "0/minute"}}),
        json!({"service": {"name": "blog"}, "api": {"rate_limit": "1000001/minute"}}),
        json!({"service": {"name": "blog"}, "api": {"rate_limit": "100/week"}}),
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

/// Invalid specs that a schema lets through: what they break is a rule between two places, or one
/// that takes more than a schema to judge.
const BEYOND_A_SCHEMA: [&str; 83] = [
    "access-left-out",
    "access-without-auth",
    "access-without-auth-everywhere",
    "accounts-need-operations",
    "action-name-taken",
    "caller-without-account",
    "column-clash-id",
    "decimal-too-precise",
    "empty-range",
    "entity-clash",
    "entity-clash-auth",
    "entity-clash-graphql",
    "entity-plural",
    "example-missing",
    "incomparable-field",
    "input-mismatch",
    "invalid-enum-value",
    "invalid-pattern",
    "inverse-clash",
    "name-clash",
    "name-clash-truncated",
    "needs-auth",
    "no-login",
    "no-owner",
    "no-owner-defaults",
    "no-roles",
    "null-for-required",
    "on-collection",
    "owner-creates-account",
    "owner-of-collection",
    "ownerless-create",
    "ownerless-create-defaults",
    "pattern-impossible",
    "range-beyond-type",
    "renamed-from-itself",
    "renamed-from-present",
    "renamed-from-twice",
    "repeated-enum-value",
    "repeated-value-access-action",
    "repeated-value-actions",
    "repeated-word",
    "required-cycle",
    "reserved-role",
    "reserved-route",
    "reserved-route-prefix",
    "service-name-taken",
    "service-name-taken-keyword",
    "short-password",
    "short-password-max",
    "table-reserved",
    "table-too-large",
    "unknown-entity-auth",
    "unknown-field",
    "unknown-field-auth",
    "unknown-field-lists",
    "unknown-field-transitions",
    "unknown-input",
    "unknown-key-access",
    "unknown-owner",
    "unknown-role",
    "unreachable-state",
    "unsettable-field",
    "unsettable-field-caller",
    "unsuitable-field",
    "unsuitable-field-lists",
    "unsuitable-login",
    "unsuitable-login-many",
    "unsuitable-login-optional",
    "unsuitable-login-private",
    "unsuitable-owner",
    "unsuitable-owner-others",
    "unsuitable-password",
    "unsuitable-password-immutable",
    "unsuitable-password-optional",
    "unsuitable-role",
    "unsuitable-role-private",
    "unused-input",
    "value-against-pattern",
    "value-not-in-enum",
    "value-not-in-enum-transitions",
    "value-outside-range",
    "without-states",
    "word-of-columns",
];

#[test]
fn invalid_fixtures_are_refused_where_a_schema_can() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/invalid");
    let mut accepted = Vec::new();
    for file in fs_err::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        // What is no YAML is refused by the editor itself.
        let text = fs_err::read(&path).unwrap();
        if let Ok(spec) = scaffold::spec::to_json(&name, &text)
            && validator().is_valid(&spec)
        {
            accepted.push(name);
        }
    }
    accepted.sort();
    assert_eq!(accepted, BEYOND_A_SCHEMA);
}
