//! The templates as a whole, over all fixtures.

use std::collections::BTreeSet;
use std::path::Path;

use fs_err as fs;
use scaffold::features::Features;
use scaffold::format::{format_files, format_files_whole, prune_declarations, pruned};
use scaffold::front::load;
use scaffold::model::Project;
use scaffold::pipeline::RunRequest;
use scaffold::render::{FileSet, Overrides, Renderer, render};

/// Every valid spec of the project's fixtures.
pub fn fixtures() -> Vec<(String, Project)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let mut paths: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.retain(|path| {
        path.extension()
            .is_some_and(|extension| extension == "yaml")
    });
    paths.sort();
    let load = |path: &Path| load("fixture", &fs::read(path).unwrap()).unwrap();
    let loaded = paths.iter();
    let loaded = loaded.map(|path| (path.display().to_string(), load(path)));
    loaded.chain([calling()]).collect()
}

/// A service whose clients are of every kind.
fn calling() -> (String, Project) {
    let spec = "service: {name: calling}\nclients:\n  \
        users: {spec: ../users.yaml, url: 'http://localhost:3001'}\n  \
        payments: {url: 'http://localhost:3002', resources: [charges]}\n";
    let neighbours = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/generated/neighbours");
    let root = neighbours.join("calling");
    let project = RunRequest::new(&root, spec.as_bytes()).resolve();
    ("calling".to_owned(), project.unwrap().into_owned())
}

fn unpruned(project: &Project) -> FileSet {
    let renderer = Renderer::load(Features::standard(), &Overrides::new()).unwrap();
    render(&renderer, project, &["0001_create_schema".to_owned()]).unwrap()
}

fn rendered(project: &Project) -> FileSet {
    let mut files = unpruned(project);
    prune_declarations(&mut files);
    files
}

#[test]
fn every_template_is_of_one_feature() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("templates");
    let found: BTreeSet<String> = crate::tree::tree(&root)
        .into_keys()
        .filter(|path| !path.starts_with("_components/"))
        .collect();
    let templates = Features::standard().templates();
    let named: Vec<&str> = templates.map(|template| &*template.source).collect();
    assert_eq!(named.len(), named.iter().collect::<BTreeSet<_>>().len());
    assert_eq!(
        named
            .into_iter()
            .map(str::to_owned)
            .collect::<BTreeSet<_>>(),
        found
    );
}

#[test]
fn layout_by_pieces_is_the_layout_of_whole_files() {
    for (name, project) in fixtures() {
        let mut by_pieces = rendered(&project);
        let mut whole = by_pieces.clone();
        format_files(&mut by_pieces).unwrap();
        format_files_whole(&mut whole).unwrap();
        for ((path, by_pieces), (_, whole)) in by_pieces.iter().zip(whole.iter()) {
            assert_eq!(by_pieces.text, whole.text, "{path} of {name}");
        }
    }
}

#[test]
fn an_import_that_nothing_needs_leaves_no_trace() {
    for (name, project) in fixtures() {
        for (path, file) in unpruned(&project).iter().filter(|(path, _)| is_rust(path)) {
            let kept = pruned(&file.text).unwrap_or_else(|| file.text.to_string());
            for (at, import) in file.text.match_indices("\nuse ") {
                let (before, after) = file.text.split_at(at + 1);
                let text = format!("{before}use crate::zzz::Bogus;\n{after}");
                assert_eq!(
                    pruned(&text).as_ref(),
                    Some(&kept),
                    "{import} in {path} of {name}"
                );
            }
        }
    }
}

#[test]
fn every_text_ends_with_one_line_break_and_has_no_blanks_before_it() {
    for (name, project) in fixtures() {
        let mut files = rendered(&project);
        format_files(&mut files).unwrap();
        for (path, file) in files.iter().filter(|(_, file)| !file.text.is_empty()) {
            assert!(
                file.text.ends_with('\n') && !file.text.ends_with("\n\n"),
                "{path} of {name}"
            );
            assert!(
                file.text.lines().all(|line| line == line.trim_end()),
                "{path} of {name}"
            );
            assert!(!file.text.contains("\n\n\n"), "{path} of {name}");
        }
    }
}

fn is_rust(path: &str) -> bool {
    Path::new(path)
        .extension()
        .is_some_and(|extension| extension == "rs")
}
