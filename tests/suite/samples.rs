//! Values that the service's tests and documents need are found for every rule, or asked for.

use std::fmt::Write as _;

use proptest::prelude::*;
use proptest::string::string_regex;
use scaffold::front;
use scaffold::sample::{Pattern, Taste};

use super::command::scaffold;

const EXPRESSIONS: [&str; 18] = [
    "^https://",
    r"\.pdf$",
    "[A-Z]",
    r"\d",
    "foo|bar",
    r"secret\b",
    r"\Bx\B",
    r"^[^\x00-\x7f]{3}$",
    r"^(?:(?:25[0-5]|1?\d?\d)\.){3}\d$",
    r"^\p{Lu}\p{Ll}+$",
    "(?m)^end$",
    r"^\S+( \S+)+$",
    "^[à-ü]+$",
    "^ +$",
    "^(a|b)?$",
    r"^\+[1-9]\d{1,14}$",
    "(?i)^[0-9A-F]{8}$",
    r"^\w{1,100}$",
];

#[test]
fn texts_are_found_for_patterns_of_every_kind() {
    for expression in EXPRESSIONS {
        let pattern = Pattern::of(expression).unwrap();
        for (min, max) in [(0, 255), (8, 30)] {
            let matches = pattern.matches(Taste::Digits, min, max);
            let is_short = matches!(expression, "^(a|b)?$" | "^[^\\x00-\\x7f]{3}$") && min > 3;
            assert_eq!(matches.impossible, is_short, "{expression} {min}..{max}");
            assert_eq!(
                matches.texts.is_empty(),
                is_short,
                "{expression} {min}..{max}"
            );
            holds(&pattern, &matches.texts, min, max);
        }
    }
}

#[test]
fn long_texts_of_an_exact_length_are_found() {
    for (expression, length) in [
        (r"^[\p{L}\p{N}]+[12]$", 300),
        (r"^\p{Greek}{1,20}-\p{Lu}+-7$", 200),
        (r"^\w+@x$", 1_000),
        ("^(?:ab){500}$", 1_000),
        (r"^a{0,5}(?:xyz)*$", 250),
        (r"^(\p{L}+ )*\p{L}+1$", 150),
    ] {
        let pattern = Pattern::of(expression).unwrap();
        let matches = pattern.matches(Taste::Digits, length, length);
        assert!(!matches.texts.is_empty(), "{expression} of {length}");
        holds(&pattern, &matches.texts, length, length);
    }
}

#[track_caller]
fn holds(pattern: &Pattern, texts: &[String], min: usize, max: usize) {
    for (at, text) in texts.iter().enumerate() {
        assert!(pattern.is_match(text), "{text:?} against {pattern:?}");
        assert!((min..=max).contains(&text.chars().count()), "{text:?}");
        assert!(!texts[..at].contains(text), "{text:?} twice");
    }
}

/// Expressions without look-around, which the generator of texts does not know.
fn expression() -> impl Strategy<Value = String> {
    let atom = prop::sample::select(vec![
        "a",
        "[b-f]",
        r"\d",
        "[^x]",
        "(?:yz|é)",
        "[α-ω]",
        r"\.",
    ]);
    let counted = prop::sample::select(vec!["", "?", "+", "*", "{3}", "{2,5}"]);
    let parts = prop::collection::vec((atom, counted), 1..5);
    parts.prop_map(|parts| {
        parts
            .iter()
            .fold(String::new(), |text, (a, c)| text + a + c)
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, ..ProptestConfig::default() })]

    /// No pattern is refused as impossible that some text matches.
    #[test]
    fn what_is_called_impossible_has_no_text(
        (expression, text) in expression().prop_flat_map(|expression| {
            let text = string_regex(&expression).unwrap();
            (Just(expression), text)
        }),
        is_whole in any::<bool>(),
    ) {
        let expression = if is_whole { format!("^{expression}$") } else { expression };
        let length = text.chars().count();
        let pattern = Pattern::of(&expression).unwrap();
        prop_assume!(pattern.is_match(&text) && !text.contains('\0'));
        for (min, max) in [(length, length), (0, length), (length, 255)] {
            let matches = pattern.matches(Taste::Letters, min, max);
            prop_assert!(!matches.impossible, "{expression} has {text:?}");
            let is_found = !matches.texts.is_empty() || min > 30;
            prop_assert!(is_found, "{expression} has {text:?}");
            holds(&pattern, &matches.texts, min, max);
        }
    }
}

/// A search for each of them without a bound takes half a minute or more.
#[test]
fn strange_patterns_do_not_keep_a_spec_waiting() {
    let mut spec = "service: {name: slow}\nentities:\n".to_owned();
    for entity in 0..30 {
        let _ = write!(
            spec,
            "  Entity{entity}:\n    fields:\n\
             \x20     one: {{type: string, pattern: '^[A-Z]+${entity}'}}\n\
             \x20     two: {{type: string, pattern: '^(a|b|c){{{entity},80}}x\\bx'}}\n\
             \x20     three: {{type: string, pattern: '^((\\p{{L}}+\\d){{3}}!){{5}}{entity}\\bz$'}}\n"
        );
    }
    let problems = front::load("spec.yaml", spec.as_bytes()).unwrap_err();
    let codes = problems.iter().map(scaffold::diagnostics::Diagnostic::code);
    assert!(
        codes
            .into_iter()
            .all(|code| ["pattern-impossible", "example-missing"].contains(&code))
    );
}

#[test]
fn examples_of_the_spec_are_what_rows_are_made_of() {
    let folder = tempfile::tempdir().unwrap();
    let spec = "service: {name: links}\nentities:\n  Link: {fields: {href: {type: string, \
                pattern: '^https://[^/]+/[a-z]$', example: 'https://example.com/a', unique: true}}}\n";
    fs_err::write(folder.path().join("spec.yaml"), spec).unwrap();
    let run = scaffold(
        folder.path(),
        &["new", "links", "--quiet", "--spec", "spec.yaml"],
    );
    assert_eq!(run.status, 0, "{}", run.stderr);
    let factory = folder.path().join("links/tests/factories/link.rs");
    let factory = fs_err::read_to_string(factory).unwrap();
    assert!(
        factory.contains(r#""href": format!("https://{n}.com/a")"#),
        "{factory}"
    );
}
