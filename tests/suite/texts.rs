//! Whatever a spec says in words, it means the same in every language that it is written into.

mod markdown;
mod rust;
mod sql;

use std::collections::BTreeMap;

use proptest::prelude::*;
use scaffold::model::Engine;
use scaffold::pipeline::{RunRequest, prepare};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::tree::{tree, write_out};

use markdown::{plain_text, prose_text, sections};
use rust::{documentation, literals, schema_text};

/// Texts that end a literal, a comment, a cell or a template somewhere.
const NAUGHTY: [&str; 25] = [
    "\"",
    "\\",
    "'",
    "`",
    "\"#",
    "\\n",
    "*/",
    "/*",
    "--",
    "{{ x }}",
    "{n}",
    "{%",
    "${x}",
    "</b>",
    "<!--",
    "[x]: y",
    "| a |",
    "- item",
    "1. item",
    "# head",
    "===",
    "&amp;",
    "é\u{2028}ß",
    "`x_y`,",
    "%s \u{1F600}",
];

fn naughty() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        prop::sample::select(NAUGHTY.as_slice()).prop_map(str::to_owned),
        "[ a-zA-Z_:;.!()-]{0,8}",
    ];
    prop::collection::vec(piece, 1..5).prop_map(|pieces| pieces.concat())
}

/// A text of several lines.
fn prose() -> impl Strategy<Value = String> {
    let end = prop::sample::select(vec!["\n", "\n\n", "\n    ", "\n\t", " "]);
    let lines = prop::collection::vec((naughty(), end), 1..4);
    lines.prop_map(|lines| {
        lines
            .iter()
            .fold(String::new(), |text, (line, end)| text + line + end)
    })
}

/// An enum value as the language takes it.
fn enum_value(text: &str) -> String {
    let text: String = text
        .chars()
        .filter(|c| *c != ',' && !c.is_control())
        .collect();
    format!("v{}", text.trim_end())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    #[test]
    fn every_text_means_the_same_everywhere(
        description in prose(),
        about in prose(),
        value in naughty(),
        default in naughty(),
        example in naughty(),
        key in naughty(),
        engine in prop::sample::select(vec![Engine::Sqlite, Engine::Postgres, Engine::Mysql]),
    ) {
        let value = enum_value(&value);
        let pattern = format!("^{}$|^never$", regex::escape(&default));
        let object = json!({key: [default, 1, {"a": null}]});
        let spec = json!({
            "service": {"name": "naughty", "description": description},
            "database": engine.name(),
            "entities": {"Text": {"description": about, "fields": {
                "word": {"type": "enum", "values": [value, "other"], "default": value, "description": about},
                "plain": {"type": "text", "default": default, "example": example, "description": description},
                "matched": {"type": "text", "pattern": pattern, "default": default},
                "object": {"type": "json", "default": object},
            }}},
        });
        let files = generated(&spec.to_string());
        is_described(&files, &description);
        is_documented(&files, &about, &description);
        is_in_the_schema(&files, [&default, &example, &pattern]);
        for path in ["src/models/text.rs", "tests/api/texts.rs"] {
            prop_assert!(literals(&files[path]).contains(&value), "{value:?} in {path}");
        }
        let quoted = format!("{value:?}");
        prop_assert!(files["tests/factories/text.rs"].contains(&quoted));
        for text in [&default, &pattern] {
            let path = "src/models/text_input.rs";
            prop_assert!(literals(&files[path]).contains(text), "{text:?} in {path}");
        }
        let migration = &files["migrations/0001_create_texts.up.sql"];
        let [word, plain, matched, kept] = sql::defaults(engine, migration);
        prop_assert_eq!([&word, &plain, &matched], [&value, &default, &default]);
        prop_assert_eq!(serde_json::from_str::<Value>(&kept).unwrap(), object);
        is_yaml(&files);
    }
}

#[test]
fn a_key_of_json_may_be_empty() {
    let spec = r#"{"service": {"name": "naughty"}, "entities": {"Text": {"fields": {
        "object": {"type": "json", "default": {"": 1}}}}}}"#;
    let migration = &generated(spec)["migrations/0001_create_texts.up.sql"];
    assert!(migration.contains(r#"DEFAULT '{"":1}'"#), "{migration}");
}

#[test]
fn words_in_backticks_stay_code_and_other_markup_is_shown() {
    let description = "Lists `posts`, a`b and `two words` of [them](x).";
    let spec = json!({"service": {"name": "naughty", "description": description}});
    let readme = &generated(&spec.to_string())["README.md"];
    let shown = r"Lists `posts`, a\`b and \`two words\` of \[them\](x).";
    assert!(readme.contains(&format!("\n{shown}\n")), "{readme}");
}

/// Neither a word that YAML reads as something else, nor that of the container beside it.
#[test]
fn a_container_has_a_name_of_its_own() {
    for (database, name, line) in [
        ("postgres", "database", "database-service:"),
        ("sqlite", "database", "database:"),
        ("sqlite", "null", "\"null\":"),
        ("sqlite", "no", "\"no\":"),
    ] {
        let files = generated(&format!(
            "service: {{name: '{name}'}}\ndatabase: {database}\n"
        ));
        let start = format!("services:\n  {line}\n");
        assert!(files["compose.yaml"].starts_with(&start), "{start}");
        is_yaml(&files);
    }
}

/// `rustfmt` has read every file; one that it cannot read fails the run.
fn generated(spec: &str) -> BTreeMap<String, String> {
    let folder = TempDir::new().unwrap();
    let request = RunRequest::new(folder.path(), spec.as_bytes());
    let planned = prepare(&request).unwrap_or_else(|error| panic!("{error}\n{spec}"));
    write_out(folder.path(), planned).unwrap();
    tree(folder.path())
}

/// Of the service: `Cargo.toml`, which the OpenAPI document takes it from, the README and the crate.
#[track_caller]
fn is_described(files: &BTreeMap<String, String>, description: &str) {
    let manifest: toml_edit::DocumentMut = files["Cargo.toml"].parse().unwrap();
    let written = manifest["package"].get("description");
    let written = written.and_then(|text| text.as_str());
    let text = Some(description.trim()).filter(|text| !text.is_empty());
    assert_eq!(written, text);

    let description = prose_text(description);
    if !description.is_empty() {
        let introduction = &sections(&files["README.md"])[0];
        assert!(
            introduction.starts_with(&description),
            "{introduction}\n{description}"
        );
        let of_crate = plain_text(&documentation(&files["src/lib.rs"], &[]));
        assert_eq!(of_crate, description);
    }
}

/// Of the entity and its fields, which the OpenAPI document takes from the documentation of types.
#[track_caller]
fn is_documented(files: &BTreeMap<String, String>, about: &str, description: &str) {
    let expected = [
        (["Text"].as_slice(), about),
        (&["Text", "word"], about),
        (&["Text", "plain"], description),
    ];
    for (path, text) in expected {
        let text = prose_text(text);
        let written = plain_text(&documentation(&files["src/models/text.rs"], path));
        assert!(
            text.is_empty() || written == text,
            "{path:?}: {written:?}\n{text:?}"
        );
    }
}

/// What the OpenAPI document says of the field without rules and the one with a pattern.
#[track_caller]
fn is_in_the_schema(files: &BTreeMap<String, String>, [default, example, pattern]: [&String; 3]) {
    let source = &files["src/models/text_input.rs"];
    let of = |field, key| schema_text(source, "NewText", field, key);
    assert_eq!(of("plain", "default").as_ref(), Some(default));
    assert_eq!(of("plain", "example").as_ref(), Some(example));
    assert_eq!(of("matched", "default").as_ref(), Some(default));
    assert_eq!(of("matched", "pattern").as_ref(), Some(pattern));
}

/// A name that stands twice in one place is an error.
#[track_caller]
fn is_yaml(files: &BTreeMap<String, String>) {
    for path in ["compose.yaml", ".github/workflows/ci.yml"] {
        let read: Result<Value, _> = serde_saphyr::from_str(&files[path]);
        let document = read.unwrap_or_else(|error| panic!("{path}: {error}"));
        assert!(document.is_object(), "{path}: {document}");
    }
}
