//! The documentation agrees with the program, and with itself.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use fs_err as fs;
use regex::Regex;
use scaffold::front;
use tempfile::TempDir;

use crate::cli_options::{COMMANDS, help};
use crate::command::scaffold;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every page, with its text.
fn pages() -> Vec<(PathBuf, String)> {
    let docs = fs::read_dir(root().join("docs")).unwrap();
    let docs = docs.map(|entry| entry.unwrap().path());
    let pages = docs.filter(|path| path.extension().is_some_and(|end| end == "md"));
    let top = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"].map(|name| root().join(name));
    pages
        .chain(top)
        .map(|path| {
            let text = fs::read_to_string(&path).unwrap();
            (path, text)
        })
        .collect()
}

/// What is between fences of this language.
fn blocks<'text>(text: &'text str, language: &str) -> Vec<&'text str> {
    let fence = format!("\n```{language}\n");
    let parts = text.split(&fence).skip(1);
    parts
        .map(|part| part.split("\n```").next().unwrap())
        .collect()
}

/// The anchors of a page, as its headings make them.
fn anchors(text: &str) -> BTreeSet<String> {
    let heading = Regex::new(r"(?m)^#+ (.+)$").unwrap();
    let kept = |letter: &char| letter.is_alphanumeric() || matches!(letter, ' ' | '-' | '_');
    heading
        .captures_iter(text)
        .map(|found| {
            let title = found[1].to_lowercase();
            title
                .chars()
                .filter(kept)
                .collect::<String>()
                .replace(' ', "-")
        })
        .collect()
}

#[test]
fn links_lead_somewhere() {
    let link = Regex::new(r"\]\(([^)\s]+)\)").unwrap();
    let mut lost = Vec::new();
    for (path, text) in pages() {
        for found in link.captures_iter(&text) {
            let target = &found[1];
            if target.contains("://") {
                continue;
            }
            let (file, anchor) = target.split_once('#').unwrap_or((target, ""));
            let file = match file {
                "" => path.clone(),
                file => path.parent().unwrap().join(file),
            };
            let has_anchor = || {
                let text = fs::read_to_string(&file).unwrap_or_default();
                anchor.is_empty() || anchors(&text).contains(anchor)
            };
            if !file.exists() || !has_anchor() {
                lost.push(format!("{}: {target}", path.display()));
            }
        }
    }
    assert_eq!(lost, [""; 0]);
}

#[test]
fn every_page_is_in_the_book() {
    let summary = fs::read_to_string(root().join("docs/SUMMARY.md")).unwrap();
    for (path, _) in pages() {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.parent().unwrap().ends_with("docs") && name != "SUMMARY.md" {
            assert!(summary.contains(&format!("({name})")), "{name}");
        }
    }
}

/// `INSTA_UPDATE=always` writes it anew.
#[test]
#[expect(
    clippy::disallowed_methods,
    reason = "whether to write is asked of the environment"
)]
fn the_page_of_commands_is_what_help_prints() {
    let path = root().join("docs/commands.md");
    let page = fs::read_to_string(&path).unwrap();
    let mark = "a test keeps it up to date. -->\n";
    let (written, printed) = page.split_at(page.find(mark).unwrap() + mark.len());
    let names = COMMANDS.iter().chain(&["completions", "man"]);
    let sections = names.map(|name| {
        let help = help(name);
        format!(
            "\n## scaffold {name}\n\n```text\n{}\n```\n",
            help.trim_end()
        )
    });
    let current: String = sections.collect();
    if std::env::var("INSTA_UPDATE").is_ok_and(|how| how == "always") {
        fs::write(&path, format!("{written}{current}")).unwrap();
        return;
    }
    assert!(
        printed == current,
        "`just commands` renews docs/commands.md"
    );
}

#[test]
fn specs_in_the_documentation_are_right() {
    let mut count = 0;
    for (path, text) in pages() {
        for spec in blocks(&text, "yaml") {
            if spec.lines().any(|line| line == "service:") && spec.contains("\nentities:") {
                let problems = front::load("spec.yaml", spec.as_bytes());
                assert!(problems.is_ok(), "{}: {problems:?}", path.display());
                count += 1;
            }
        }
    }
    assert!(count >= 3, "{count}");
}

#[test]
fn commands_in_the_documentation_are_understood() {
    let folder = TempDir::new().unwrap();
    let mut count = 0;
    for (path, text) in pages() {
        for line in blocks(&text, "sh").into_iter().flat_map(str::lines) {
            let line = line.split(['#', '>', '|']).next().unwrap().trim();
            let Some(arguments) = line.strip_prefix("scaffold ") else {
                continue;
            };
            if arguments.contains("://") {
                continue;
            }
            let arguments: Vec<_> = arguments
                .split(' ')
                .filter(|word| !word.is_empty())
                .collect();
            let run = scaffold(folder.path(), &arguments);
            let is_understood = !run.stderr.contains("Usage:");
            assert!(is_understood, "{}: {line}\n{}", path.display(), run.stderr);
            count += 1;
        }
    }
    assert!(count > 20, "{count}");
}
