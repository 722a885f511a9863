//! Whatever a spec says in words, it means the same in every language that it is written into.

use std::collections::BTreeMap;

use proptest::prelude::*;
use rusqlite::Connection;
use scaffold::pipeline::{RunRequest, prepare};
use serde_json::json;
use syn::visit::{self, Visit};
use tempfile::TempDir;

use crate::tree::{tree, write_out};

/// Texts that end a literal, a comment, a cell or a template somewhere.
const NAUGHTY: [&str; 24] = [
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
    ) {
        let value = enum_value(&value);
        let pattern = format!("^{}$|^never$", regex::escape(&default));
        let spec = json!({
            "service": {"name": "naughty", "description": description},
            "entities": {"Text": {"description": about, "fields": {
                "word": {"type": "enum", "values": [value, "other"], "default": value, "description": about},
                "plain": {"type": "text", "default": default, "example": example, "description": description},
                "matched": {"type": "text", "pattern": pattern, "default": default},
                "object": {"type": "json", "default": {key.clone(): [default, 1, {"a": null}]}},
            }}},
        });
        let files = generated(&spec.to_string());
        is_described(&files["Cargo.toml"], &description);
        for path in ["src/models/text.rs", "tests/api/texts.rs"] {
            prop_assert!(literals(&files[path]).contains(&value), "{value:?} in {path}");
        }
        let quoted = format!("{value:?}");
        prop_assert!(files["tests/factories/text.rs"].contains(&quoted));
        for text in [&default, &pattern] {
            let path = "src/models/text_input.rs";
            prop_assert!(literals(&files[path]).contains(text), "{text:?} in {path}");
        }
        is_kept(&files["migrations/0001_create_texts.up.sql"], &[&value, &default, &default]);
    }
}

#[test]
fn a_key_of_json_may_be_empty() {
    let spec = r#"{"service": {"name": "naughty"}, "entities": {"Text": {"fields": {
        "object": {"type": "json", "default": {"": 1}}}}}}"#;
    let migration = &generated(spec)["migrations/0001_create_texts.up.sql"];
    assert!(migration.contains(r#"DEFAULT '{"":1}'"#), "{migration}");
}

/// `rustfmt` has read every file; one that it cannot read fails the run.
fn generated(spec: &str) -> BTreeMap<String, String> {
    let folder = TempDir::new().unwrap();
    let request = RunRequest::new(folder.path(), spec.as_bytes());
    let planned = prepare(&request).unwrap_or_else(|error| panic!("{error}\n{spec}"));
    write_out(folder.path(), planned).unwrap();
    tree(folder.path())
}

#[track_caller]
fn is_described(manifest: &str, description: &str) {
    let manifest: toml_edit::DocumentMut = manifest.parse().unwrap();
    let written = manifest["package"]
        .get("description")
        .and_then(|text| text.as_str());
    let description = Some(description.trim()).filter(|text| !text.is_empty());
    assert_eq!(written, description);
}

#[derive(Default)]
struct Literals(Vec<String>);

impl<'ast> Visit<'ast> for Literals {
    fn visit_lit_str(&mut self, literal: &'ast syn::LitStr) {
        self.0.push(literal.value());
    }

    /// Those in the arguments of macros and attributes, too.
    fn visit_macro(&mut self, call: &'ast syn::Macro) {
        self.add_tokens(&call.tokens.to_string());
    }

    fn visit_attribute(&mut self, attribute: &'ast syn::Attribute) {
        if let syn::Meta::List(list) = &attribute.meta {
            self.add_tokens(&list.tokens.to_string());
        }
        visit::visit_attribute(self, attribute);
    }
}

impl Literals {
    fn add_tokens(&mut self, tokens: &str) {
        let file: Result<syn::File, _> = syn::parse_str(&format!("const A: () = [{tokens}];"));
        if let Ok(file) = file {
            visit::visit_file(self, &file);
        }
    }
}

fn literals(source: &str) -> Vec<String> {
    let mut literals = Literals::default();
    literals.visit_file(&syn::parse_file(source).unwrap());
    literals.0
}

/// Makes sure that the defaults of a table are these texts, and that its checks take them.
#[track_caller]
fn is_kept(migration: &str, defaults: &[&str; 3]) {
    let database = Connection::open_in_memory().unwrap();
    database.execute_batch(migration).unwrap();
    let insert = "INSERT INTO texts (id, created_at, updated_at) VALUES (x'00112233445566778899aabbccddeeff', \
                  '2026-01-31 00:00:00.000000', '2026-01-31 00:00:00.000000')";
    database.execute_batch(insert).unwrap();
    let select = "SELECT word, plain, matched FROM texts";
    let kept: [String; 3] = database
        .query_row(select, [], |row| {
            Ok([row.get(0)?, row.get(1)?, row.get(2)?])
        })
        .unwrap();
    assert_eq!(kept, defaults.map(str::to_owned));
}
