//! Services with next to nothing in them: clippy and the compiler have nothing to say of any.

use scaffold::model::Engine;

use crate::cargo::{build_turn, cargo_in, root, run, timed};
use crate::service::Service;
use crate::workspace::manifest;

/// Names of services, and their entities.
const TINY: [(&str, &str); 25] = [
    (
        "only-list",
        "{Entry: {operations: [list], fields: {body: string}}}",
    ),
    (
        "only-get",
        "{Entry: {operations: [get], fields: {body: string}}}",
    ),
    (
        "only-create",
        "{Entry: {operations: [create], fields: {body: string}}}",
    ),
    (
        "only-update",
        "{Entry: {operations: [update], fields: {body: string}}}",
    ),
    (
        "only-delete",
        "{Entry: {operations: [delete], fields: {body: string}}}",
    ),
    (
        "versioned-kept",
        "{Entry: {versioned: true, operations: [get, update], fields: {body: string}}}",
    ),
    (
        "versioned-deleted",
        "{Entry: {versioned: true, operations: [delete], fields: {body: string}}}",
    ),
    (
        "versioned-read",
        "{Entry: {versioned: true, operations: [get], fields: {body: string}}}",
    ),
    ("only-a-password", "{Entry: {fields: {secret: password}}}"),
    (
        "only-a-listed-password",
        "{Entry: {operations: [list], timestamps: false, fields: {secret: password}}}",
    ),
    (
        "only-a-relation",
        "{Entry: {relations: {s: belongs_to Other}}, Other: {fields: {x: int}}}",
    ),
    (
        "only-itself",
        "{Entry: {timestamps: false, relations: {parent: belongs_to Entry optional}}}",
    ),
    (
        "only-immutable",
        "{Entry: {operations: [update, get], fields: {x: int immutable}}}",
    ),
    (
        "only-json",
        "{Entry: {operations: [get, delete], soft_delete: true, fields: {x: json}}}",
    ),
    (
        "only-bytes",
        "{Entry: {operations: [update, list], timestamps: false, fields: {x: bytes}}}",
    ),
    (
        "only-bool",
        "{Entry: {operations: [list, create], id: bigint, timestamps: false, fields: {x: bool}}}",
    ),
    (
        "only-private",
        "{Entry: {id: bigint, timestamps: false, fields: {x: string private}}}",
    ),
    (
        "no-filters",
        "{Entry: {filters: [], sorts: [], fields: {x: string}}}",
    ),
    (
        "marked-as-deleted",
        "{Entry: {operations: [create], relations: {s: belongs_to Other on_delete=cascade}}, Other: {operations: [delete], soft_delete: true, fields: {x: int}}}",
    ),
    (
        "only-a-transition",
        "{Entry: {fields: {state: \"enum open,done default=open\"}, transitions: {state: {close: open -> done}}}}",
    ),
    (
        "only-an-action",
        "{Entry: {fields: {x: int optional}, actions: {forget: {set: [x=null]}}}}",
    ),
    (
        "only-an-input",
        "{Entry: {timestamps: false, fields: {x: int}, actions: {raise: {input: {by: int}, set: [x=$by]}}}}",
    ),
    (
        "only-on-collections",
        "{Entry: {operations: [list], fields: {x: int}, actions: {recount: {on: collection, custom: true}}}}",
    ),
    (
        "only-custom",
        "{Entry: {operations: [get], fields: {x: int}, actions: {touch: {custom: true}}}}",
    ),
    (
        "called-like-modules",
        "{Id: {fields: {v: int}}, Service: {fields: {v: int}}, Repository: {fields: {v: int}}, Seed: {fields: {v: int}}, Controller: {fields: {v: int}}}",
    ),
];

fn nothing_is_said(engine: Engine) {
    let folder = root().join(format!("tiny-on-{}", engine.name()));
    let services: Vec<_> = TINY
        .into_iter()
        .map(|(name, entities)| {
            let database = engine.name();
            let spec =
                format!("service: {{name: {name}}}\ndatabase: {database}\nentities: {entities}\n");
            Service::generate(&folder, name, &spec)
        })
        .collect();
    fs_err::write(folder.join("Cargo.toml"), manifest(&services)).unwrap();
    let _turn = build_turn();
    timed(&format!("tiny services on {}", engine.name()), || {
        let lint = "clippy --workspace --all-targets --keep-going -- -D warnings";
        run(cargo_in(&folder).args(lint.split(' ')))
    });
}

#[test]
#[ignore = "tier 3"]
fn on_sqlite_nothing_is_said_of_them() {
    nothing_is_said(Engine::Sqlite);
}

#[test]
#[ignore = "tier 3"]
fn on_postgres_nothing_is_said_of_them() {
    nothing_is_said(Engine::Postgres);
}

#[test]
#[ignore = "tier 3"]
fn on_mariadb_nothing_is_said_of_them() {
    nothing_is_said(Engine::Mysql);
}
