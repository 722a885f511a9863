//! Values mean the same on every engine: they are written, read, filtered, sorted and paged.

use scaffold::model::Engine;
use serde_json::{Value, json};

use super::value_cases::{FieldCases, Outcome, sorted_fields, unlisted_fields};
use crate::running::{RunningService, on_database};
use crate::server::{self, Server};
use crate::workspace::Workspace;

#[test]
#[ignore = "tier 2"]
fn values_mean_the_same_on_sqlite() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("values.db");
    mean_the_same(
        Engine::Sqlite,
        "kinds",
        &format!("sqlite:{}", file.display()),
    );
}

/// In a database that sorts as people in America do.
#[test]
#[ignore = "tier 2"]
fn values_mean_the_same_on_postgres() {
    let create = "CREATE DATABASE kinds TEMPLATE template0 LOCALE_PROVIDER icu ICU_LOCALE 'en-US';";
    on_server(server::Engine::Postgres, "kinds", create);
}

/// On a server that has been told to make do with other values.
#[test]
#[ignore = "tier 2"]
fn values_mean_the_same_on_mariadb() {
    let create = "SET GLOBAL sql_mode = ''; CREATE DATABASE kinds;";
    on_server(server::Engine::Mariadb, "kinds", create);
}

fn on_server(engine: server::Engine, sample: &str, create: &str) {
    let server = Server::start(engine);
    server.run(engine.any_database(), create).unwrap();
    let workspace = Workspace::with_server(engine);
    mean_the_same(workspace.engine, sample, &server.url("kinds"));
}

fn mean_the_same(engine: Engine, sample: &str, url: &str) {
    let program = Workspace::of(engine).program(sample);
    let migrated = on_database(&program, url).arg("migrate").status().unwrap();
    assert!(migrated.success());
    let client = Client(RunningService::start(&mut on_database(&program, url)));
    for field in unlisted_fields() {
        client.writes(&field);
    }
    for field in sorted_fields() {
        let rows = client.writes(&field);
        client.filters(field.0, &rows);
        client.sorts(field.0, &rows);
    }
    client.searches();
    client.refuses_what_is_taken();
}

/// Who asks a service.
struct Client(RunningService);

impl Client {
    /// Status and document of an answer.
    fn ask(&self, method: &str, path: &str, body: &Value) -> (u16, Value) {
        let answer = self.0.send_to(method, path, &body.to_string());
        let (head, body) = answer.split_once("\r\n\r\n").unwrap();
        let status = head.split(' ').nth(1).unwrap_or_default();
        (status.parse().unwrap(), serde_json::from_str(body).unwrap())
    }

    /// The rows of a list, and where it goes on.
    fn list(&self, query: &str) -> (Vec<Value>, Option<String>) {
        let (status, answer) = self.ask("GET", &format!("/looses?{query}"), &Value::Null);
        assert_eq!(status, 200, "{query}: {answer}");
        let cursor = answer["meta"]["next_cursor"].as_str().map(str::to_owned);
        (answer["data"].as_array().unwrap().clone(), cursor)
    }

    /// Writes the values of a field, each in a row of its own, and gives the rows that there are.
    fn writes(&self, (field, cases): &FieldCases) -> Vec<Value> {
        let mut rows = Vec::new();
        for case in cases {
            let sent = json!({ *field: case.sent });
            let (status, answer) = self.ask("POST", "/looses", &sent);
            let kept = match &case.outcome {
                Outcome::Kept => &case.sent,
                Outcome::KeptAs(value) => value,
                Outcome::Refused(words) => {
                    let is_said = answer.to_string().contains(words);
                    assert!(status == 422 && is_said, "{sent}: {answer}");
                    self.does_not_break_at(field, &case.sent);
                    continue;
                }
            };
            assert_eq!(status, 201, "{sent}: {answer}");
            let row = &answer["data"];
            assert_eq!(row[field], *kept, "{sent}");
            let path = format!("/looses/{}", text(&row["id"]));
            let (_, read) = self.ask("GET", &path, &Value::Null);
            assert_eq!(read["data"], *row, "{sent}");
            rows.push(row.clone());
        }
        rows
    }

    /// A value that no row can have finds none, or is none.
    fn does_not_break_at(&self, field: &str, value: &Value) {
        let path = format!("/looses?{field}={}", encoded(&text(value)));
        let (status, answer) = self.ask("GET", &path, &Value::Null);
        let is_empty = status == 200 && answer["data"] == json!([]);
        assert!(status == 400 || is_empty, "{path}: {answer}");
    }

    /// Each row is found by its value, and no other is.
    fn filters(&self, field: &str, rows: &[Value]) {
        let operators = if field == "a_bool" {
            &["eq"][..]
        } else {
            &["eq", "in"]
        };
        for row in rows {
            let value = encoded(&text(&row[field]));
            for operator in operators {
                let (found, _) = self.list(&format!("{field}[{operator}]={value}"));
                assert_eq!(
                    found,
                    std::slice::from_ref(row),
                    "{field}[{operator}] {row}"
                );
            }
        }
    }

    /// Lists, and walks from page to page, up and down; rows are given in ascending order.
    fn sorts(&self, field: &str, rows: &[Value]) {
        let mut expected = rows.to_vec();
        for sign in ["", "-"] {
            let query = format!("sort={sign}{field}&{field}[is_null]=false");
            assert_eq!(self.list(&query).0, expected, "{query}");
            let (mut walked, mut cursor) = (Vec::new(), Some(String::new()));
            while let Some(position) = cursor.filter(|_| walked.len() <= rows.len()) {
                let (page, next) = self.list(&format!("{query}&per_page=2&cursor={position}"));
                walked.extend(page);
                cursor = next;
            }
            assert_eq!(walked, expected, "{query}");
            expected.reverse();
        }
    }

    /// Texts are found in whatever case, and their accents matter.
    fn searches(&self) {
        let long = "x".repeat(60_000);
        for (operator, text, expected) in [
            ("contains", "é", vec!["É", "é"]),
            ("contains", "E", vec!["e\u{301}"]),
            ("starts_with", "A", vec!["A", "a", "a\t", "a "]),
            ("contains", "%", vec![]),
            ("contains", "\\", vec![]),
            ("contains", &long, vec![]),
        ] {
            let (found, _) = self.list(&format!("a_string[{operator}]={}", encoded(text)));
            let found: Vec<_> = found.iter().map(|row| row["a_string"].clone()).collect();
            assert_eq!(found, expected, "{operator}");
        }
        self.does_not_break_at("a_string[contains]", &json!("\0"));
        self.does_not_break_at("a_string[in]", &json!("a,\0"));
    }

    /// Texts are taken if they are the same in every character, however long they are.
    fn refuses_what_is_taken(&self) {
        let url = |end: u8| json!(format!("https://example.com/{}{end}", "x".repeat(900)));
        for (field, values) in [
            (
                "name",
                ["a", "a ", "A", "á", "a\u{301}", "ａ"]
                    .map(Value::from)
                    .to_vec(),
            ),
            ("source", vec![url(1), url(2)]),
            ("remark", vec![json!(noise(100_000))]),
        ] {
            for (number, value) in values.iter().enumerate() {
                let label = json!({ "name": format!("{field} {number}"), field: value });
                let (status, answer) = self.ask("POST", "/labels", &label);
                assert_eq!(status, 201, "{answer}");
            }
            let again = json!({ "name": "another", field: values[0] });
            let (status, _) = self.ask("POST", "/labels", &again);
            assert_eq!(status, if field == "remark" { 201 } else { 409 }, "{field}");
        }
    }
}

/// So many characters that cannot be said in fewer.
fn noise(length: usize) -> String {
    let numbers = std::iter::successors(Some(1_u32), |number| {
        Some(number.wrapping_mul(1_664_525).wrapping_add(1_013_904_223))
    });
    let letters = numbers.filter_map(|number| char::from_u32(0x4e00 + (number >> 18)));
    letters.take(length).collect()
}

fn text(value: &Value) -> String {
    let text = value.as_str().map(str::to_owned);
    text.unwrap_or_else(|| value.to_string())
}

/// A text as a query has it.
fn encoded(text: &str) -> String {
    let encoded = |byte: u8| match byte {
        _ if byte.is_ascii_alphanumeric() => char::from(byte).to_string(),
        _ => format!("%{byte:02X}"),
    };
    text.bytes().map(encoded).collect()
}
