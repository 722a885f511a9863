//! `scaffold explain`: every code has an explanation, and its examples are true.

use std::collections::BTreeSet;
use std::path::Path;

use regex::Regex;
use scaffold::diagnostics::{Diagnostics, Explanation};
use scaffold::features::Features;
use scaffold::front;
use scaffold::import::{MappingOptions, Notice, map, read_jdl, read_sqlite};
use scaffold::migrate::{MigrationFile, migrations};
use scaffold::render::{Overrides, RenderError, Renderer, check_overrides, render};
use tempfile::TempDir;

use crate::command::scaffold;
use crate::tree::tree;

/// What is too large to be shown, or is no mistake in a file.
const WITHOUT_EXAMPLE: [&str; 29] = [
    "busy",
    "changed-meanwhile",
    "client-spec-absent",
    "client-spec-empty",
    "client-spec-faulty",
    "edit-not-verified",
    "file-too-large",
    "folder-not-empty",
    "handmade-lost",
    "interrupted",
    "journal-damaged",
    "member-spec-absent",
    "member-spec-faulty",
    "memory-absent",
    "memory-damaged",
    "memory-lost",
    "migration-unmerged",
    "migrations-crossed",
    "not-a-project",
    "path-blocked",
    "project-newer",
    "project-outdated",
    "rustfmt-missing",
    "too-many-enum-values",
    "too-many-patterns",
    "too-many-values",
    "too-many-words",
    "usage",
    "wrong-encoding",
];

/// A fence of an explanation: what stands behind the three ticks, and what is inside.
struct Block<'text> {
    info: &'text str,
    text: &'text str,
}

fn blocks(explanation: &Explanation) -> Vec<Block<'static>> {
    let mut parts = explanation.text.split("\n```");
    let mut blocks = Vec::new();
    parts.next();
    while let Some(part) = parts.next() {
        let (info, text) = part.split_once('\n').unwrap();
        blocks.push(Block { info, text });
        parts.next();
    }
    blocks
}

fn block<'text>(blocks: &[Block<'text>], info: &str) -> Option<&'text str> {
    let block = blocks.iter().find(|block| block.info == info)?;
    Some(block.text)
}

/// The codes that the program can give, read from its source.
fn codes() -> BTreeSet<String> {
    let sources = tree(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"));
    let worded = Regex::new(r#"Wording::new\(\s*"([a-z-]+)""#).unwrap();
    let listed = Regex::new(r#"(?m)(?:=> |^ +)"([a-z]+(?:-[a-z]+)*)",$"#).unwrap();
    let in_tuple = Regex::new(r#"\("([a-z]+(?:-[a-z]+)+)", "#).unwrap();
    let lists = [
        "migrate/wording.rs",
        "cli/error.rs",
        "import/notice.rs",
        "import/jdl/problem.rs",
    ];
    let mut codes = BTreeSet::new();
    for (path, text) in &sources {
        let is_list = lists.iter().any(|list| path.starts_with(list));
        let found = worded.captures_iter(text);
        let more = is_list.then(|| {
            listed
                .captures_iter(text)
                .chain(in_tuple.captures_iter(text))
        });
        for code in found.chain(more.into_iter().flatten()) {
            codes.insert(code[1].to_owned());
        }
    }
    codes
}

#[test]
fn every_code_is_explained_and_nothing_else() {
    let explained: BTreeSet<String> = Explanation::all()
        .map(|explanation| explanation.code.to_owned())
        .collect();
    assert_eq!(explained, codes());
}

#[test]
fn wrong_examples_give_their_code_and_right_ones_none() {
    for explanation in Explanation::all() {
        let code = explanation.code;
        let blocks = blocks(&explanation);
        let [wrong, right] = ["wrong", "right"].map(|role| examined(&blocks, role));
        if WITHOUT_EXAMPLE.contains(&code) {
            assert_eq!(wrong, None, "{code}");
        } else {
            assert_eq!(wrong.unwrap(), [code]);
        }
        if let Some(right) = right {
            assert!(
                right.is_empty(),
                "{code}: the right example gives {right:?}"
            );
        } else {
            assert!(
                WITHOUT_EXAMPLE.contains(&code),
                "{code} has no right example"
            );
        }
    }
}

/// The codes that the example of a role gives, each once; nothing if there is none.
fn examined(blocks: &[Block<'_>], role: &str) -> Option<Vec<String>> {
    let before = block(blocks, "yaml before");
    let mut codes = if let Some(command) = block(blocks, &format!("sh {role}")) {
        of_command(before.unwrap(), command)
    } else if let Some(spec) = block(blocks, &format!("yaml {role}")) {
        of_spec(
            blocks,
            before.filter(|_| block(blocks, "sh wrong").is_none()),
            spec,
        )
    } else if let Some(text) = block(blocks, &format!("jdl {role}")) {
        of_jdl(text)
    } else if let Some(sql) = block(blocks, &format!("sqlite {role}")) {
        of_database(sql)
    } else {
        let fence = format!("tera {role} ");
        let template = blocks.iter().find(|block| block.info.starts_with(&fence))?;
        of_template(&template.info[fence.len()..], template.text)
    };
    codes.dedup();
    Some(codes)
}

fn whole(spec: &str) -> String {
    if ["service:", "system:", "#"]
        .iter()
        .any(|start| spec.starts_with(start))
        || spec.starts_with("a: &a")
    {
        spec.to_owned()
    } else {
        format!("service: {{name: shop}}\n{spec}")
    }
}

fn of_diagnostics(diagnostics: &Diagnostics) -> Vec<String> {
    diagnostics
        .iter()
        .map(|problem| problem.code().to_owned())
        .collect()
}

/// A system whose services have the specs that the other blocks name.
fn of_system(blocks: &[Block<'_>], system: &str) -> Vec<String> {
    let home = TempDir::new().unwrap();
    for block in blocks {
        if let Some(file) = member_file(block) {
            fs_err::write(home.path().join(file), block.text).unwrap();
        }
    }
    let loaded = front::load_system(home.path(), "system.yaml", system.as_bytes());
    loaded.map_or_else(|problems| of_diagnostics(&problems), |_| Vec::new())
}

/// The name of the file that a block is, as in `yaml users.yaml`.
fn member_file<'text>(block: &Block<'text>) -> Option<&'text str> {
    let file = block.info.strip_prefix("yaml ")?;
    file.strip_suffix(".yaml").map(|_| file)
}

fn of_spec(blocks: &[Block<'_>], before: Option<&str>, spec: &str) -> Vec<String> {
    if blocks.iter().any(|block| member_file(block).is_some()) {
        return of_system(blocks, spec);
    }
    let project = match front::load("spec.yaml", whole(spec).as_bytes()) {
        Ok(project) => project,
        Err(diagnostics) => return of_diagnostics(&diagnostics),
    };
    let Some(before) = before else {
        return Vec::new();
    };
    let before = front::load("before.yaml", whole(before).as_bytes()).unwrap();
    let existing: Vec<MigrationFile> = blocks
        .iter()
        .filter_map(|block| {
            Some(MigrationFile {
                name: block.info.strip_prefix("sql ")?.to_owned(),
                text: block.text.to_owned(),
            })
        })
        .collect();
    match migrations(Some(&before), &project, &existing, false) {
        Ok(_) => Vec::new(),
        Err(refusal) => {
            let problems = refusal.problems.iter();
            problems
                .map(|problem| problem.wording().code.to_owned())
                .collect()
        }
    }
}

fn of_jdl(text: &str) -> Vec<String> {
    match read_jdl("model.jdl", text.as_bytes(), "shop") {
        Ok(read) => notices(&read.notices),
        Err(diagnostics) => of_diagnostics(&diagnostics),
    }
}

fn of_database(sql: &str) -> Vec<String> {
    let home = TempDir::new().unwrap();
    let path = home.path().join("shop.db");
    rusqlite::Connection::open(&path)
        .unwrap()
        .execute_batch(sql)
        .unwrap();
    let schema = read_sqlite(&path, false).unwrap();
    let options = MappingOptions::of(scaffold::model::Engine::Sqlite, false);
    notices(&map(&schema, options).1)
}

fn notices(notices: &[Notice]) -> Vec<String> {
    let codes = notices.iter().map(|notice| notice.reason.wording().code);
    codes.map(str::to_owned).collect()
}

fn of_template(source: &str, text: &str) -> Vec<String> {
    let spec = "service: {name: shop}\nentities:\n  Post:\n    fields: {title: string}\n";
    let project = front::load("spec.yaml", spec.as_bytes()).unwrap();
    let overrides = Overrides::from([(source.to_owned(), text.to_owned())]);
    let rendered = check_overrides(Features::standard(), &overrides, &project)
        .and_then(|()| Renderer::load(Features::standard(), &overrides))
        .and_then(|engine| render(&engine, &project, &[]));
    match rendered {
        Ok(_) => Vec::new(),
        Err(RenderError::Overrides(reports)) => reports.iter().flat_map(of_diagnostics).collect(),
        Err(error) => panic!("{error}"),
    }
}

fn of_command(spec: &str, command: &str) -> Vec<String> {
    let home = TempDir::new().unwrap();
    fs_err::write(home.path().join("spec.yaml"), spec).unwrap();
    let new = ["new", "shop", "--spec", "spec.yaml", "--no-format"];
    let run = scaffold(home.path(), &new);
    assert_eq!(run.status, 0, "{}", run.stderr);
    let mut arguments: Vec<&str> = command.split_whitespace().skip(1).collect();
    arguments.extend(["--no-format", "--json"]);
    let document = scaffold(&home.path().join("shop"), &arguments).json();
    let errors = document["errors"].as_array().cloned().unwrap_or_default();
    errors
        .iter()
        .map(|error| error["code"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn an_explanation_is_a_sentence_reasons_and_examples() {
    for explanation in Explanation::all() {
        let (code, summary) = (explanation.code, explanation.summary());
        assert!(
            summary.ends_with('.') && summary.len() <= 140,
            "{code}: {summary}"
        );
        assert!(explanation.text.ends_with('\n'), "{code}");
    }
    let home = TempDir::new().unwrap();
    insta::assert_snapshot!(scaffold(home.path(), &["explain", "unknown-type"]).stdout);
    insta::assert_snapshot!(scaffold(home.path(), &["explain", "column-there"]).stdout);
    let list = scaffold(home.path(), &["explain"]).stdout;
    assert_eq!(list.lines().count(), codes().len());
    let json = scaffold(home.path(), &["explain", "unknown-type", "--json"]).json();
    assert_eq!(json["code"], "unknown-type");
    let unknown = scaffold(home.path(), &["explain", "unknown-typ"]);
    assert_eq!(unknown.status, 2);
    assert_eq!(
        unknown.stderr,
        "error: there is no code `unknown-typ`\nhelp: did you mean `unknown-type`?\n"
    );
}
