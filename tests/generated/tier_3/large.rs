//! Services with many entities: no function of theirs grows with their number, and clippy has
//! nothing to say of any.

use std::fmt::Write;

use scaffold::model::Engine;

use crate::cargo::root;
use crate::service::Service;

const ENTITIES: usize = 120;

/// Entities of six kinds in turns, each of which refers to the one before it.
fn spec(engine: Engine) -> String {
    let engine = engine.name();
    let mut spec = format!("service: {{name: large}}\ndatabase: {engine}\nentities:\n");
    for n in 1..=ENTITIES {
        let settings = [
            "fields: {name: string unique, active: bool default=true}",
            "versioned: true, fields: {price: 'decimal 9,2 optional', data: bytes optional}",
            "operations: [list, get], fields: {state: 'enum new,old', secret: password}",
            "id: bigint, soft_delete: true, fields: {amount: int 0.., noted_at: datetime}",
            "operations: [create, list, get], fields: {body: json}",
            "timestamps: false, fields: {day: date, hour: time optional}",
        ][n % 6];
        let before = if n == 1 { ENTITIES } else { n - 1 };
        let optional = if n == 1 { " optional" } else { "" };
        let links = if n % 4 == 0 {
            format!(", linked: many_to_many Thing{} inverse=none", n / 2)
        } else {
            String::new()
        };
        writeln!(
            spec,
            "  Thing{n}: {{{settings}, relations: {{owner: belongs_to Thing{before}{optional}{links}}}}}"
        )
        .unwrap();
    }
    spec
}

fn nothing_is_said(engine: Engine) {
    let folder = root().join(format!("large-on-{}", engine.name()));
    let service = Service::generate(&folder, "large", &spec(engine));
    service.passes_its_lints();
    service.has_no_shortcuts();
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
