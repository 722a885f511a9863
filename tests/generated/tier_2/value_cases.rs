//! What becomes of the values of each type, whatever the engine is.

use serde_json::{Value, json};

/// A value that is sent, and what it comes to.
pub struct ValueCase {
    pub sent: Value,
    pub outcome: Outcome,
}

pub enum Outcome {
    Kept,
    KeptAs(Value),
    /// With these words in the answer.
    Refused(&'static str),
}

/// A field, and values of it; those that are kept are in ascending order.
pub type FieldCases = (&'static str, Vec<ValueCase>);

/// The fields of `Loose` by which lists are sorted.
pub fn sorted_fields() -> Vec<FieldCases> {
    let mut fields = numbers();
    fields.extend(times());
    fields.extend([
        (
            "a_string",
            cases(
                &[
                    "", " ", "A", "a", "a\t", "a ", "e\u{301}", "É", "é", "ａ", "🦀",
                ],
                &[],
                &[("x\0y", "NUL")],
            ),
        ),
        ("a_bool", vec![kept(json!(false)), kept(json!(true))]),
        (
            "a_uuid",
            cases(
                &["00000000-0000-0000-0000-000000000000"],
                &[(
                    "FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF",
                    "ffffffff-ffff-ffff-ffff-ffffffffffff",
                )],
                &[
                    ("urn:uuid:018f2c6e-7b1a-7c3d-9e4f-5a6b7c8d9e0f", "UUID"),
                    ("{018f2c6e-7b1a-7c3d-9e4f-5a6b7c8d9e0f}", "UUID"),
                    ("018f2c6e7b1a7c3d9e4f5a6b7c8d9e0f", "UUID"),
                ],
            ),
        ),
        (
            "an_enum",
            cases(&["one"], &[], &[("One", "one of"), ("one ", "one of")]),
        ),
        (
            "an_email",
            cases(
                &["A@b.co", "a@b.co"],
                &[],
                &[("É@b.co", "email"), ("a@b.co ", "email")],
            ),
        ),
        (
            "a_url",
            cases(
                &["HTTPS://example.com", "https://example.com/é"],
                &[],
                &[("a", "URL")],
            ),
        ),
        (
            "a_slug",
            cases(
                &["a", "a-b"],
                &[],
                &[("A", "lowercase"), ("é", "lowercase")],
            ),
        ),
    ]);
    fields
}

/// Those that are in no list.
pub fn unlisted_fields() -> Vec<FieldCases> {
    let nested = |levels| (1..levels).fold(json!({}), |inner, _| json!([inner]));
    let numbers = json!([
        1.0,
        0.1,
        f64::MAX,
        5e-324,
        u64::MAX,
        i64::MIN,
        31.245_270_191_439_438
    ]);
    vec![
        (
            "a_json",
            vec![
                kept(numbers),
                kept(json!("🦀 ")),
                kept(json!(false)),
                kept(json!({ "b": 1, "aa": [null], "": "é" })),
                kept(nested(32)),
                refused(json!({ "a": "\0" }), "NUL"),
                refused(json!([{ "\0": 1 }]), "NUL"),
            ],
        ),
        (
            "some_bytes",
            cases(
                &["", "AA==", "/w=="],
                &[],
                &[("AAA", "base64"), ("_w==", "base64")],
            ),
        ),
    ]
}

fn numbers() -> Vec<FieldCases> {
    vec![
        (
            "an_int",
            vec![
                kept(json!(i32::MIN)),
                kept_as(json!(145.0), json!(145)),
                kept(json!(i32::MAX)),
                refused(json!(2_147_483_648_i64), "32 bits"),
                refused(json!(1.5), "32 bits"),
            ],
        ),
        (
            "a_bigint",
            vec![
                kept(json!(i64::MIN)),
                kept_as(json!(-1e3), json!(-1000)),
                kept(json!(9_007_199_254_740_993_i64)),
                kept(json!(i64::MAX)),
                refused(json!(9.3e18), "64 bits"),
            ],
        ),
        (
            "a_float",
            vec![
                kept(json!(f64::MIN)),
                kept_as(json!(-0.0), json!(0.0)),
                kept(json!(5e-324)),
                kept(json!(0.1)),
                kept(json!(31.245_270_191_439_438)),
                kept(json!(f64::MAX)),
            ],
        ),
        (
            "a_decimal",
            vec![
                kept(json!("-99999999.99")),
                kept_as(json!("-0.00"), json!("0.00")),
                kept_as(json!("1.5"), json!("1.50")),
                kept(json!("99999999.99")),
                refused(json!("100000000"), "8 digits before"),
                refused(json!("0.001"), "2 digits after"),
                refused(json!("1e3"), "decimal number"),
                refused(json!("+1"), "decimal number"),
            ],
        ),
    ]
}

fn times() -> Vec<FieldCases> {
    let year = "a year from 0001 to 9999";
    let leap = "without a leap second";
    vec![
        (
            "a_date",
            cases(
                &["0001-01-01", "1582-10-10", "2024-02-29", "9999-12-31"],
                &[],
                &[
                    ("0000-01-01", year),
                    ("-0044-03-15", year),
                    ("+10000-01-01", year),
                    ("2026-02-29", "a date"),
                ],
            ),
        ),
        (
            "a_time",
            cases(
                &["00:00:00", "12:00:00.500"],
                &[
                    ("12:30", "12:30:00"),
                    ("23:59:59.9999999", "23:59:59.999999"),
                ],
                &[
                    ("23:59:60", leap),
                    ("23:59:60.5", leap),
                    ("24:00:00", "a time"),
                ],
            ),
        ),
        (
            "a_datetime",
            cases(
                &[
                    "0001-01-01T00:00:00Z",
                    "1950-01-01T00:00:00Z",
                    "1969-12-31T23:59:59.500Z",
                    "1970-01-01T00:00:00Z",
                    "1970-01-01T00:00:00.000001Z",
                    "2038-01-19T03:14:08Z",
                    "2050-01-01T00:00:00Z",
                ],
                &[(
                    "9999-12-31T23:59:59.9999999+00:00",
                    "9999-12-31T23:59:59.999999Z",
                )],
                &[
                    ("0000-01-01T00:00:00Z", year),
                    ("0001-01-01T00:00:00+01:00", year),
                    ("9999-12-31T23:59:59-01:00", year),
                    ("2016-12-31T23:59:60Z", leap),
                    ("2016-12-31T23:59:60.5Z", leap),
                ],
            ),
        ),
    ]
}

/// Texts that are kept as they are, as others, and not at all.
fn cases(whole: &[&str], others: &[(&str, &str)], not: &[(&str, &'static str)]) -> Vec<ValueCase> {
    let whole = whole.iter().map(|text| kept(json!(text)));
    let others = others
        .iter()
        .map(|(sent, text)| kept_as(json!(sent), json!(text)));
    let not = not.iter().map(|(sent, words)| refused(json!(sent), words));
    whole.chain(others).chain(not).collect()
}

fn kept(sent: Value) -> ValueCase {
    ValueCase {
        sent,
        outcome: Outcome::Kept,
    }
}

fn kept_as(sent: Value, value: Value) -> ValueCase {
    ValueCase {
        sent,
        outcome: Outcome::KeptAs(value),
    }
}

fn refused(sent: Value, words: &'static str) -> ValueCase {
    ValueCase {
        sent,
        outcome: Outcome::Refused(words),
    }
}
