//! Every kind of problem that a spec can have, as the user sees it.

use std::path::{Path, PathBuf};

use scaffold::diagnostics::{Diagnostic, Diagnostics};
use scaffold::front;

fn invalid_specs() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/invalid");
    let mut files: Vec<_> = fs_err::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    files
}

fn problems(name: &str, bytes: &[u8]) -> Diagnostics {
    front::load(name, bytes).expect_err("the spec is invalid")
}

fn codes(bytes: &[u8]) -> Vec<&'static str> {
    problems("spec.yaml", bytes)
        .iter()
        .map(scaffold::diagnostics::Diagnostic::code)
        .collect()
}

#[test]
fn every_invalid_spec_is_explained() {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../snapshots/diagnostics");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    for file in invalid_specs() {
        let name = file.file_name().unwrap().to_string_lossy().into_owned();
        let text = problems(&name, &fs_err::read(&file).unwrap()).to_text(false);
        let stem = name.trim_end_matches(".yaml").to_owned();
        settings.bind(|| insta::assert_snapshot!(stem, text));
    }
}

#[test]
fn a_spec_named_for_a_code_shows_that_code() {
    for file in invalid_specs() {
        let stem = file.file_stem().unwrap().to_string_lossy().into_owned();
        let codes = codes(&fs_err::read(&file).unwrap());
        let shown = codes.iter().any(|code| stem.starts_with(code)) || stem == "many-at-once";
        assert!(shown, "{stem} shows {codes:?}");
    }
}

#[test]
fn json_has_places_codes_and_help() {
    let spec = b"service:\n  name: blog\nentities:\n  Post:\n    fields:\n      title: strng\n";
    let json = serde_json::to_string_pretty(&problems("blog.yaml", spec).to_json()).unwrap();
    insta::assert_snapshot!(json, @r#"
    [
      {
        "code": "unknown-type",
        "severity": "error",
        "message": "unknown type `strng`",
        "help": "did you mean `string`?",
        "file": "blog.yaml",
        "line": 6,
        "column": 14,
        "end_line": 6,
        "end_column": 19,
        "related": []
      }
    ]
    "#);
}

#[test]
fn duplicates_show_both_places() {
    let spec = b"service:\n  name: blog\nservice:\n  name: blog\n";
    let json = &problems("blog.yaml", spec).to_json()[0];
    assert_eq!((json.place.line, json.related[0].place.line), (3, 1));
}

#[test]
fn other_encodings_are_named() {
    let utf16: Vec<u8> = "\u{feff}service:\n"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    insta::assert_snapshot!(problems("spec.yaml", &utf16), @"
    error[wrong-encoding]: the spec is UTF-16, not UTF-8
     --> spec.yaml:1:1
      |
    1 |
      | ^
      |
      = help: save the file as UTF-8
    ");
    insta::assert_snapshot!(problems("spec.yaml", b"service:\n  name: caf\xe9\n"), @"
    error[wrong-encoding]: the spec is not UTF-8
     --> spec.yaml:2:12
      |
    2 |   name: caf�
      |            ^ the first byte that is not UTF-8 is here
      |
      = help: save the file as UTF-8
    ");
    assert_eq!(codes(b"service:\n  name: a\0b\n"), ["control-character"]);
}

#[test]
fn a_byte_order_mark_and_windows_line_ends_are_fine() {
    let spec = "\u{feff}service:\r\n  name: blog\r\nentities:\r\n  Tag:\r\n    fields:\r\n      name: strng\r\n";
    insta::assert_snapshot!(problems("spec.yaml", spec.as_bytes()), @"
    error[unknown-type]: unknown type `strng`
     --> spec.yaml:6:13
      |
    6 |       name: strng
      |             ^^^^^
      |
      = help: did you mean `string`?
    ");
}

#[test]
fn problems_of_both_stages_come_in_one_run() {
    let spec = b"service:\n  name: blog\nentities:\n  Posts:\n    fields:\n      title: string uniqe\n      body: txt\n";
    assert_eq!(
        codes(spec),
        ["entity-plural", "unknown-word", "unknown-type"]
    );
}

#[test]
fn hostile_specs_are_refused_in_bounded_time_and_memory() {
    let deep = format!("service: {}", "[".repeat(20_000));
    assert_eq!(codes(deep.as_bytes()), ["too-deep"]);
    let deep_blocks: String = (0..20_000).map(|_| "- ").collect();
    assert_eq!(codes(deep_blocks.as_bytes()), ["too-deep"]);
    let large = vec![b'#'; scaffold::spec::MAX_BYTES + 1];
    assert_eq!(codes(&large), ["file-too-large"]);
    let wide = format!("service: [{}]", "x,".repeat(500_001));
    assert_eq!(codes(wide.as_bytes()), ["too-many-values"]);
    let words = spec_with_field(&format!("string {}", "uniqe ".repeat(20_000)));
    assert_eq!(codes(words.as_bytes()).last(), Some(&"too-many-words"));
    let values: Vec<_> = (0..10_000).map(|number| format!("v{number}")).collect();
    let values = spec_with_field(&format!("enum {}", values.join(",")));
    assert_eq!(codes(values.as_bytes()), ["too-many-enum-values"]);
}

#[test]
fn only_so_many_problems_are_listed() {
    let fields: Vec<_> = (0..5_000)
        .map(|number| format!("      f{number}: strng"))
        .collect();
    let fields = fields.join(
        "
",
    );
    let spec = format!("service:\n  name: blog\nentities:\n  Post:\n    fields:\n{fields}");
    let problems = problems("spec.yaml", spec.as_bytes());
    assert_eq!((problems.len(), problems.left_out()), (1_000, 4_000));
    assert!(problems.to_text(false).ends_with("… and 4000 more\n"));
}

fn spec_with_field(declaration: &str) -> String {
    format!("service:\n  name: blog\nentities:\n  Post:\n    fields:\n      field: {declaration}\n")
}

#[test]
fn tables_that_mysql_would_refuse_are_told() {
    let codes_of = |engine: &str, fields: usize, declaration: &str| {
        let fields: Vec<_> = (1..=fields)
            .map(|number| format!("      q{number}: {declaration}\n"))
            .collect();
        let fields = fields.concat();
        let spec = format!(
            "service: {{name: forms}}\ndatabase: {engine}\nentities:\n  Form:\n    fields:\n{fields}"
        );
        let loaded = front::load("spec.yaml", spec.as_bytes());
        loaded.map_or_else(
            |problems| problems.iter().map(Diagnostic::code).collect(),
            |_| vec![],
        )
    };
    for (fields, declaration, is_refused) in [
        (63, "string optional", false),
        (70, "string optional", true),
        (70, "text optional", false),
        (99, "string ..20", false),
        (101, "string ..20", true),
        (1012, "bool", false),
        (1020, "bool", true),
        (65, "int index", true),
    ] {
        let expected = if is_refused {
            vec!["table-too-large"]
        } else {
            vec![]
        };
        assert_eq!(
            codes_of("mysql", fields, declaration),
            expected,
            "{fields} {declaration}"
        );
        let elsewhere = codes_of("sqlite", fields, declaration);
        assert!(
            elsewhere.is_empty(),
            "{fields} {declaration}: {elsewhere:?}"
        );
    }
}
