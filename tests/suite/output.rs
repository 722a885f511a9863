//! What comes out for each fixture, whole.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};

use super::command::scaffold;
use super::tree::tree;

/// The files of a fixture, without the tool's own copies.
fn output(fixture: &str) -> BTreeMap<String, String> {
    output_of(fixture, &spec(fixture))
}

/// The same on another database.
fn output_on(engine: &str, fixture: &str) -> BTreeMap<String, String> {
    output_with(&format!("database: {engine}"), fixture)
}

/// The same with another line in the spec, in the place of one for the same key.
fn output_with(line: &str, fixture: &str) -> BTreeMap<String, String> {
    let spec = fs_err::read_to_string(spec(fixture)).unwrap();
    let key = line.split_inclusive(':').next().unwrap();
    let lines = spec.lines().filter(|other| !other.starts_with(key));
    let spec = format!("{}\n{line}\n", lines.collect::<Vec<_>>().join("\n"));
    output_of_text(fixture, &spec)
}

fn output_of_text(name: &str, spec: &str) -> BTreeMap<String, String> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("spec.yaml");
    fs_err::write(&path, spec).unwrap();
    output_of(name, &path)
}

fn spec(fixture: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("fixtures/{fixture}.yaml"))
}

fn output_of(fixture: &str, spec: &Path) -> BTreeMap<String, String> {
    let folder = tempfile::tempdir().unwrap();
    let arguments = ["new", fixture, "--quiet", "--spec", spec.to_str().unwrap()];
    let run = scaffold(folder.path(), &arguments);
    assert_eq!(run.status, 0, "{}", run.stderr);
    let mut files = tree(&folder.path().join(fixture));
    files.retain(|path, _| !path.starts_with(".scaffold/"));
    files
}

fn document(files: &BTreeMap<String, String>) -> String {
    let mut document = String::new();
    for (path, text) in files {
        writeln!(document, "==== {path}\n{text}").unwrap();
    }
    document
}

fn shows(fixture: &str, files: &BTreeMap<String, String>) {
    insta::with_settings!({ snapshot_path => "../snapshots/output", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!(fixture, document(files));
    });
}

#[test]
fn the_blog_comes_out_whole() {
    shows("blog", &output("blog"));
}

/// The other fixtures show what they do not share with the blog.
#[test]
fn the_other_fixtures_come_out_whole() {
    let blog = output("blog");
    for fixture in [
        "empty", "kinds", "awkward", "shop", "newsroom", "magazine", "store",
    ] {
        let mut files = output(fixture);
        files.retain(|path, text| blog.get(path) != Some(text));
        shows(fixture, &files);
    }
}

/// Servers show what they do not share with SQLite, and their types.
#[test]
fn the_blog_comes_out_whole_on_servers() {
    let blog = output("blog");
    for engine in ["postgres", "mysql"] {
        let mut files = output_on(engine, "blog");
        files.retain(|path, text| blog.get(path) != Some(text));
        let kinds = output_on(engine, "kinds").into_iter();
        let schema = kinds.filter(|(path, _)| path.ends_with(".up.sql"));
        files.extend(schema.map(|(path, text)| (format!("of the kinds: {path}"), text)));
        shows(&format!("blog-on-{engine}"), &files);
    }
}

/// A service that exports traces shows what it does not share with one that does not.
#[test]
fn the_blog_comes_out_whole_with_traces() {
    let blog = output("blog");
    let mut files = output_with("telemetry: otlp", "blog");
    files.retain(|path, text| blog.get(path) != Some(text));
    shows("blog-with-traces", &files);
}

/// A service that calls others likewise.
#[test]
fn the_blog_comes_out_whole_with_clients() {
    let blog = output("blog");
    let payments = "{url: https://payments.example, resources: [charges, refunds], timeout: 2s}";
    let mut files = output_with(&format!("clients: {{payments: {payments}}}"), "blog");
    files.retain(|path, text| blog.get(path) != Some(text));
    shows("blog-with-clients", &files);
}

#[test]
fn who_calls_nobody_hears_nothing_of_it() {
    let mut outputs = vec![output("empty"), output("blog")];
    outputs.extend(["postgres", "mysql"].map(|engine| output_on(engine, "blog")));
    for (path, text) in outputs.iter().flatten() {
        let text = text.to_lowercase();
        for word in [
            "reqwest",
            "fastrand",
            "breaker",
            "upstream",
            "degraded",
            "ca-certificates",
        ] {
            assert!(!text.contains(word), "`{word}` in {path}");
        }
    }
}

#[test]
fn who_exports_no_traces_hears_nothing_of_it() {
    let mut outputs = vec![output("empty"), output("blog")];
    outputs.extend(["postgres", "mysql"].map(|engine| output_on(engine, "blog")));
    for (path, text) in outputs.iter().flatten() {
        let text = text.to_lowercase();
        for word in ["opentelemetry", "otlp", "otel"] {
            assert!(!text.contains(word), "`{word}` in {path}");
        }
    }
}

/// A service with a rate limit likewise.
#[test]
fn the_blog_comes_out_whole_with_a_rate_limit() {
    let blog = output("blog");
    let spec = fs_err::read_to_string(spec("blog")).unwrap();
    let limited = spec.replacen("api:\n", "api:\n  rate_limit: 100/minute\n", 1);
    let mut files = output_of_text("blog", &limited);
    files.retain(|path, text| blog.get(path) != Some(text));
    shows("blog-with-a-rate-limit", &files);
}

#[test]
fn who_has_no_rate_limit_hears_nothing_of_it() {
    let mut outputs = vec![output("empty"), output("blog")];
    outputs.extend(["postgres", "mysql"].map(|engine| output_on(engine, "blog")));
    for (path, text) in outputs.iter().flatten() {
        let text = text.to_lowercase();
        for word in [
            "rate_limit",
            "rate limit",
            "ratelimit",
            "ipnet",
            "trusted_proxies",
        ] {
            assert!(!text.contains(word), "`{word}` in {path}");
        }
    }
}

#[test]
fn the_same_spec_gives_the_same_bytes() {
    assert_eq!(output("kinds"), output("kinds"));
}

/// Entities without relations, or with a part of the operations, leave out whole files.
#[test]
fn every_declared_module_is_there() {
    for engine in ["sqlite", "postgres", "mysql"] {
        for entity in [
            "{fields: {title: string}}",
            "{fields: {title: string}, operations: [create]}",
            "{fields: {title: string}, operations: [get]}",
        ] {
            let spec = format!(
                "service: {{name: notes}}\ndatabase: {engine}\nentities:\n  Note: {entity}\n"
            );
            let files = output_of_text("notes", &spec);
            for module in files.iter().flat_map(|(path, text)| modules(path, text)) {
                let is_there = [format!("{module}.rs"), format!("{module}/mod.rs")]
                    .iter()
                    .any(|path| files.contains_key(path));
                assert!(is_there, "{module} of {entity} on {engine}");
            }
        }
    }
}

/// The modules that a file of the library declares, as paths without their ending.
fn modules(path: &str, text: &str) -> Vec<String> {
    let Some(stem) = path
        .strip_suffix(".rs")
        .filter(|_| path.starts_with("src/"))
    else {
        return Vec::new();
    };
    let folder = ["/mod", "/lib", "/main"]
        .iter()
        .find_map(|name| stem.strip_suffix(name))
        .unwrap_or(stem);
    // A module with a path of its own is not in this folder.
    let text = text.replace("]\nmod ", "]\n");
    let names = text.lines().filter_map(|line| {
        let line = line.strip_prefix("pub ").unwrap_or(line);
        line.strip_prefix("mod ")?.strip_suffix(';')
    });
    names.map(|name| format!("{folder}/{name}")).collect()
}
