//! The spec of a system of several services: what is read of it, and what is wrong with it.

use std::path::{Path, PathBuf};

use fs_err as fs;
use scaffold::diagnostics::Diagnostics;
use scaffold::front;
use scaffold::model::System;
use scaffold::spec::is_system;
use tempfile::TempDir;

use crate::command::scaffold;

const FILES: [&str; 4] = ["system.yaml", "users.yaml", "inventory.yaml", "orders.yaml"];

fn fixture() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/system")
}

/// The system of the fixture, with something in one of its files replaced.
fn load_with(file: &str, from: &str, to: &str) -> Result<System, Diagnostics> {
    let home = TempDir::new().unwrap();
    for name in FILES {
        let text = fs::read_to_string(fixture().join(name)).unwrap();
        let changed = if name == file {
            assert!(text.contains(from), "{from}");
            text.replacen(from, to, 1)
        } else {
            text
        };
        fs::write(home.path().join(name), changed).unwrap();
    }
    let bytes = fs::read(home.path().join("system.yaml")).unwrap();
    let loaded = front::load_system(home.path(), "system.yaml", &bytes);
    loaded.map(|(system, _)| system)
}

#[track_caller]
fn problems(file: &str, from: &str, to: &str) -> Diagnostics {
    load_with(file, from, to).expect_err("the system is invalid")
}

/// The codes of a faulty system, each with its line and column.
#[track_caller]
fn codes(file: &str, from: &str, to: &str) -> Vec<String> {
    let problems = problems(file, from, to);
    let problems = problems.to_json().into_iter();
    let shown = problems.map(|one| {
        assert!(one.help.is_some(), "{}", one.code);
        format!("{} {}:{}", one.code, one.place.line, one.place.column)
    });
    shown.collect()
}

#[test]
fn a_system_knows_its_services_and_what_each_needs_of_the_others() {
    let system = load_with("system.yaml", "", "").unwrap();
    assert_eq!(system.name, "shop");
    let names: Vec<_> = system
        .members
        .iter()
        .map(|one| (one.name(), one.port))
        .collect();
    assert_eq!(
        names,
        [("users", 3001), ("inventory", 3002), ("orders", 3003)]
    );
    let orders = system.member("orders").unwrap();
    assert_eq!(orders.calls, ["users", "inventory"]);
    assert_eq!(orders.subscribes, ["users.User.deleted"]);
    assert!(orders.project.entity("Order").is_some());
    assert!(system.member("shop").is_none());
}

#[test]
fn services_may_call_each_other_in_circles() {
    let system = load_with("system.yaml", "port: 3001", "port: 3001, calls: [orders]").unwrap();
    assert_eq!(system.member("users").unwrap().calls, ["orders"]);
}

#[test]
fn what_is_wrong_between_services_has_a_code_and_a_place() {
    let of = |from, to| codes("system.yaml", from, to);
    assert_eq!(
        of("calls: [users", "calls: [user"),
        ["unknown-service 8:13"]
    );
    assert_eq!(
        of("[users, inv", "[users, users, inv"),
        ["repeated-value 8:20"]
    );
    assert_eq!(
        of("calls: [users", "calls: [orders"),
        ["service-calls-itself 8:13"]
    );
    assert_eq!(of("[users.User", "[user.User"), ["unknown-service 9:18"]);
    assert_eq!(of("users.User.", "users.Usr."), ["topic 9:18"]);
    assert_eq!(of(".deleted", ".removed"), ["topic 9:18"]);
    assert_eq!(of("users.User.deleted", "users.User"), ["topic 9:18"]);
    assert_eq!(
        of("[users.User", "[inventory.Product"),
        ["service-without-events 9:18"]
    );
    assert_eq!(of("port: 3002", "port: 3001"), ["port-taken 4:43"]);
    assert_eq!(
        of("services:", "gateway: {port: 3002}\nservices:"),
        ["port-taken 5:43"]
    );
    assert_eq!(of("port: 3002", "port: 70000"), ["value-not-of-type 4:43"]);
    assert_eq!(of("users.yaml", "user.yaml"), ["member-spec-absent 3:17"]);
    assert_eq!(
        of("system: shop", "system: orders"),
        ["member-name-taken 5:3"]
    );
    assert_eq!(of("system: shop", "system: Shop"), ["service-spelling 1:9"]);
    assert_eq!(of(", port: 3001", ""), ["missing-key 3:3"]);
    assert_eq!(of("calls:", "call:"), ["unknown-key 8:5"]);
}

#[test]
fn what_is_wrong_in_the_spec_of_a_service_is_told_where_it_is_named() {
    let of = |file, from, to| codes(file, from, to);
    assert_eq!(
        of("users.yaml", "unique", "uniqe"),
        ["member-spec-faulty 3:17"]
    );
    assert_eq!(
        of("users.yaml", "name: users", "name: people"),
        ["member-name-differs 3:3"]
    );
    assert_eq!(
        of("users.yaml", "events: rabbitmq\n", ""),
        ["service-without-events 9:18"]
    );
    assert_eq!(
        of("users.yaml", "rabbitmq", "memory"),
        ["foreign-topic 9:18"]
    );
    assert_eq!(
        of("orders.yaml", "rabbitmq", "memory"),
        ["foreign-topic 9:18"]
    );
    let without = "events: rabbitmq\n";
    assert_eq!(
        of("orders.yaml", without, ""),
        ["subscribes-without-events 9:18"]
    );
}

#[test]
fn engines_that_cargo_cannot_resolve_together_are_refused() {
    let events = "events: rabbitmq";
    let changed = format!("database: postgres\n{events}");
    insta::assert_snapshot!(problems("orders.yaml", events, &changed));
    let wrong = codes("users.yaml", events, &changed);
    assert_eq!(wrong, ["engines-apart 4:21", "engines-apart 6:11"]);
}

#[test]
fn a_service_that_cannot_be_read_is_one_problem() {
    let wrong = codes(
        "system.yaml",
        "{spec: users.yaml, port: 3001}",
        "[users.yaml]",
    );
    assert_eq!(wrong, ["wrong-type 3:10"]);
}

#[test]
fn two_services_with_one_port_show_both_places() {
    insta::assert_snapshot!(problems("system.yaml", "port: 3002", "port: 3001"));
}

#[test]
fn the_first_error_in_the_spec_of_a_service_has_its_place() {
    insta::assert_snapshot!(problems("users.yaml", "..200 unique", "..200 uniqe"));
}

#[test]
fn a_system_is_told_from_a_service_by_its_key() {
    assert!(is_system(b"system: shop\n"));
    assert!(is_system("\u{feff}gateway:\nsystem: shop\n".as_bytes()));
    assert!(!is_system(b"service: {name: system}\n"));
    assert!(!is_system(b"service: {name: a}\nsystem: shop\n"));
    assert!(!is_system(b"system: [\n"));
}

#[test]
fn a_system_is_checked_and_then_refused_and_nothing_is_written() {
    let home = TempDir::new().unwrap();
    let spec = fixture().join("system.yaml");
    let run = scaffold(
        home.path(),
        &["new", "shop", "--spec", spec.to_str().unwrap()],
    );
    assert_eq!(run.status, 1, "{}", run.stderr);
    run.says("error[not-supported-yet]: `system` is not supported yet");
    run.says("system.yaml:1:1");
    assert_eq!(run.stderr.matches("error[").count(), 1, "{}", run.stderr);
    assert_eq!(fs::read_dir(home.path()).unwrap().count(), 0);
    let faulty =
        "system: shop\ngateway: {port: 8080}\nservices:\n  users: {spec: no.yaml, port: 1}\n";
    fs::write(home.path().join("system.yaml"), faulty).unwrap();
    let run = scaffold(home.path(), &["new", "--spec", "system.yaml"]);
    run.says("error[member-spec-absent]: `no.yaml` cannot be read");
    assert!(!run.stderr.contains("not-supported-yet"), "{}", run.stderr);
    let right = faulty.replace("no.yaml", "users.yaml");
    fs::write(home.path().join("system.yaml"), right).unwrap();
    fs::copy(fixture().join("users.yaml"), home.path().join("users.yaml")).unwrap();
    let run = scaffold(home.path(), &["new", "--spec", "system.yaml"]);
    run.says("`system` is not supported yet");
    run.says("`gateway` is not supported yet");
}
