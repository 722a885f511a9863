//! Which imports of a text are kept, and how they are written.

use scaffold::format::{format_text, pruned};

/// The text behind its imports, which are what is expected of them.
#[track_caller]
fn becomes(before: &str, after: &str) {
    becomes_once(before, after);
    assert_eq!(pruned(after), None, "not stable:\n{after}");
}

/// The same where a comment is lost that says what a trait is for.
#[track_caller]
fn becomes_once(before: &str, after: &str) {
    assert_eq!(pruned(before).as_deref().unwrap_or(before), after);
}

#[track_caller]
fn stays(text: &str) {
    becomes(text, text);
}

#[test]
fn unused_names_go() {
    becomes(
        "use a::B;\nuse a::C;\n\nfn f(b: B) {}\n",
        "use a::B;\n\nfn f(b: B) {}\n",
    );
    becomes(
        "use a::{B, C, D};\n\nfn f(b: B) -> D {}\n",
        "use a::{B, D};\n\nfn f(b: B) -> D {}\n",
    );
    becomes(
        "use a::{B, C};\n\nfn f(c: C) {}\n",
        "use a::C;\n\nfn f(c: C) {}\n",
    );
}

#[test]
fn nested_braces_keep_what_is_used() {
    becomes(
        "use a::{B, c::{D, E}, f::{self, G}, h::I};\n\nfn f(_: B, _: E) { f::g(); I; }\n",
        "use a::c::E;\nuse a::{B, f, h::I};\n\nfn f(_: B, _: E) { f::g(); I; }\n",
    );
    becomes(
        "use a::http::{StatusCode, header::LOCATION};\n\nconst A: N = LOCATION;\n",
        "use a::http::header::LOCATION;\n\nconst A: N = LOCATION;\n",
    );
}

#[test]
fn renamed_names_count_under_their_new_names() {
    becomes(
        "use a::B as C;\nuse a::D as E;\n\nfn f(_: C, _: D) {}\n",
        "use a::B as C;\n\nfn f(_: C, _: D) {}\n",
    );
    stays("use a::B as _;\nuse a::*;\n\nfn f() {}\n");
    stays("use a::r#type;\n\nfn f() { type_of(r#type) }\n");
}

#[test]
fn a_module_is_used_by_its_paths() {
    becomes(
        "use std::fmt::{self, Debug};\nuse std::{env, io};\nuse uuid;\n\nimpl fmt::Display for io::B {}\n",
        "use std::fmt;\nuse std::io;\n\nimpl fmt::Display for io::B {}\n",
    );
    stays("use a::b::{self, C};\n\nfn f(_: C) { b::d() }\n");
}

#[test]
fn what_belongs_to_something_else_is_no_use() {
    becomes(
        "use a::{B, c, d, e};\n\nfn f(c: u8) { x.c(); y::B; let d = z . d; g(S { e: 1 }) }\n",
        "fn f(c: u8) { x.c(); y::B; let d = z . d; g(S { e: 1 }) }\n",
    );
    stays("use a::{B, MAX};\n\nfn f() { 0..MAX; ..B::new() }\n");
    stays("use a::B;\n\nfn f() { let x: *const B = y; Vec::<B>::new() }\n");
    stays("use a::b;\n\nfn f() { x.map(b); b(); y.c(b::<u8>) }\n");
}

#[test]
fn declarations_are_no_uses() {
    becomes(
        "use a::{b, C};\n\nstruct C;\nfn b() { let mut b = 1; }\n",
        "struct C;\nfn b() { let mut b = 1; }\n",
    );
}

#[test]
fn macros_derives_and_attributes_are_uses() {
    stays("use serde_json::{Value, json};\n\nfn f() -> Value { json!({}) }\n");
    stays("use serde::Serialize;\n\n#[derive(Debug, Serialize)]\nstruct A;\n");
    stays("use async_trait::async_trait;\n\n#[async_trait]\nimpl A for B {}\n");
    stays("use tracing::instrument;\n\n#[instrument(skip(a))]\nfn f(a: A) {}\n");
    stays("use axum::debug;\n\n#[debug::handler]\nfn f(a: A) {}\n");
    stays("use a::hex;\n\n#[serde(with = \"hex\")]\nstruct B;\n");
    becomes(
        "use a::json;\n\nfn f() { json != 1 }\n",
        "use a::json;\n\nfn f() { json != 1 }\n",
    );
}

#[test]
fn traits_are_used_by_their_methods() {
    becomes_once(
        "use a::{Kept, Lost}; // Kept for keep, hold; Lost for lose\n\nfn f() { x.hold() }\n",
        "use a::Kept;\n\nfn f() { x.hold() }\n",
    );
    becomes_once(
        "use a::Noted as _; // Noted for note!\n\nfn f() { note!(x) }\n",
        "use a::Noted as _;\n\nfn f() { note!(x) }\n",
    );
    becomes_once(
        "use a::Noted as _; // Noted for note\n\nfn f() {}\n",
        "fn f() {}\n",
    );
    becomes_once(
        "use a::Stored; // Stored for NAME\n\nfn f() { Post::NAME }\n",
        "use a::Stored;\n\nfn f() { Post::NAME }\n",
    );
    becomes_once(
        "use a::Stored; // Stored for NAME\n\nfn f<T: Stored>() {}\n",
        "use a::Stored;\n\nfn f<T: Stored>() {}\n",
    );
}

#[test]
fn traits_of_common_crates_are_known() {
    becomes(
        "use chrono::{SubsecRound, Utc};\nuse std::fmt::Write;\nuse std::io::Read;\n\nfn f() { Utc::now().trunc_subsecs(3); writeln!(x) }\n",
        "use chrono::{SubsecRound, Utc};\nuse std::fmt::Write;\n\nfn f() { Utc::now().trunc_subsecs(3); writeln!(x) }\n",
    );
}

#[test]
fn comments_and_strings_are_no_uses() {
    let rest = "/// [`A`] and B::c.\n// A\n/* A /* A */ A */\nfn f() { \"A \\\" A\"; r#\"A \" A\"#; b\"A\"; c\"A\"; r\"A\\\"; \"{a}\" }\n";
    becomes(&format!("use a::{{A, a}};\n\n{rest}"), rest);
    stays("use a::MAX;\n\nfn f() { format!(\"up to {MAX}\") }\n");
}

#[test]
fn lifetimes_are_told_from_characters() {
    becomes(
        "use a::{a, b};\n\nfn f<'a>(x: &'a str) { 'b: loop { 'a'; '\\''; '\"'; break 'b } }\n",
        "fn f<'a>(x: &'a str) { 'b: loop { 'a'; '\\''; '\"'; break 'b } }\n",
    );
    stays("use a::B;\n\nfn f<'a>() -> impl C + use<'a> { '\"'; B }\n");
}

#[test]
fn inline_modules_have_imports_of_their_own() {
    becomes(
        "use a::B;\nuse a::C;\n\nfn f(_: B) {}\n\n#[cfg(test)]\nmod tests {\n    use a::C;\n    use a::D;\n\n    fn g(_: C) {}\n}\n",
        "use a::B;\n\nfn f(_: B) {}\n\n#[cfg(test)]\nmod tests {\n    use a::C;\n\n    fn g(_: C) {}\n}\n",
    );
    stays("use a::B;\n\nmod tests {\n    use super::*;\n\n    fn g(_: B) {}\n}\n");
    stays("use a::B;\n\nmod tests {\n    use super::B;\n\n    fn g(_: B) {}\n}\n");
    stays("use a::B;\n\nmod tests {\n    fn g(_: super::B) {}\n}\n");
    becomes(
        "use a::B;\n\nmod tests {\n    use super::*;\n    use a::B;\n\n    fn g(_: B) {}\n}\n",
        "mod tests {\n    use super::*;\n    use a::B;\n\n    fn g(_: B) {}\n}\n",
    );
}

#[test]
fn attributes_and_comments_above_an_import_go_with_it() {
    becomes(
        "//! Docs.\n#[cfg(test)]\nuse a::B;\n// About it.\n#[cfg(unix)]\nuse a::C;\nuse a::D;\n\nfn f(_: C, _: D) {}\n",
        "//! Docs.\n// About it.\n#[cfg(unix)]\nuse a::C;\nuse a::D;\n\nfn f(_: C, _: D) {}\n",
    );
    stays("#[cfg(any(\n    unix,\n))]\nuse a::B;\n\nfn f() {}\n");
}

#[test]
fn public_imports_stay() {
    stays("pub use a::B;\npub(crate) use a::{C, D};\n\nfn f() {}\n");
    stays("fn f() {\n    use a::B;\n}\n");
    stays("use a::B; use a::C;\n\nfn f() {}\n");
    stays("use a::B; // Of which more below.\n\nfn f(_: B) {}\n");
}

#[test]
fn groups_that_are_empty_leave_no_gap() {
    becomes("use a::B;\n\nuse c::D;\n\nfn f() {}\n", "fn f() {}\n");
    becomes(
        "//! A\n\nuse a::B;\n\nuse c::D;\n\nuse e::F;\n\nfn f(_: F, _: B) {}\n",
        "//! A\n\nuse a::B;\n\nuse e::F;\n\nfn f(_: F, _: B) {}\n",
    );
    becomes(
        "mod tests {\n    use a::B;\n\n    fn f() {}\n}\n",
        "mod tests {\n    fn f() {}\n}\n",
    );
    becomes("fn f() {}\n\nuse a::B;\n", "fn f() {}\n");
    becomes("mod a;\nuse a::B;\nmod c;\n", "mod a;\nmod c;\n");
}

#[test]
fn imports_of_one_module_come_together_in_order() {
    becomes(
        "use super::c;\nuse crate::m::B;\nuse crate::m::{a, C};\nuse crate::m::B;\nuse super::d;\n\nfn f(_: B, _: C) { a(); c::x(); d::y() }\n",
        "use super::c;\nuse super::d;\nuse crate::m::{B, C, a};\n\nfn f(_: B, _: C) { a(); c::x(); d::y() }\n",
    );
}

/// Names of many lengths in lists of many lengths, at the margin and within a module.
#[test]
fn imports_are_laid_out_like_those_of_rustfmt() {
    let names = |count: usize, length: usize| -> Vec<String> {
        let of = |at: usize| {
            format!(
                "{}{}{at}",
                ["N", "_n", "n_a", "NA"][at % 4],
                "x".repeat(length)
            )
        };
        (0..count).map(of).collect()
    };
    let lists = (1..20).flat_map(|count| (0..12).map(move |length| names(count, length)));
    let imports = lists.enumerate().map(|(at, names)| {
        let names = names.join(", ");
        format!("use super::m{at}::{{{names}}};\n\nconst A{at}: () = f({names});\n\n")
    });
    let text: String = imports.collect();
    let indented = text.replace("use", "    use").replace("const", "    const");
    let text = format!("{text}mod tests {{\n{indented}}}\n");
    let laid_out = format_text("names.rs", &text).unwrap();
    let pruned = pruned(&text).unwrap();
    let imports = |text: &str| -> Vec<String> {
        let parts = text.split("use ").skip(1);
        parts
            .map(|part| part.split(';').next().unwrap().to_owned())
            .collect()
    };
    let (ours, theirs) = (imports(&pruned), imports(&laid_out));
    for (ours, theirs) in ours.iter().zip(&theirs) {
        assert_eq!(ours, theirs);
    }
    assert_eq!(ours.len(), theirs.len());
}
