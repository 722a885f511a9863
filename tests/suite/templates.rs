//! The templates as a whole, over all fixtures.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use fs_err as fs;
use scaffold::catalog::{CATALOG, Layout, Markers, Scope, Template, components, embedded};
use scaffold::format::{format_files, format_files_whole, format_text, prune_declarations, pruned};
use scaffold::front::load;
use scaffold::model::{Engine, Project};
use scaffold::render::names::{Checked, Shape, unknown_names};
use scaffold::render::{self, FileSet, Overrides, render};
use scaffold::view::views;

/// Every valid spec of the project's fixtures.
fn fixtures() -> Vec<(String, Project)> {
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
    paths
        .iter()
        .map(|path| (path.display().to_string(), load(path)))
        .collect()
}

fn unpruned(project: &Project) -> FileSet {
    let engine = render::Engine::load(&Overrides::new()).unwrap();
    render(&engine, project, &["0001_create_schema".to_owned()]).unwrap()
}

fn rendered(project: &Project) -> FileSet {
    let mut files = unpruned(project);
    prune_declarations(&mut files);
    files
}

/// What the templates of a service and those of an entity see, over all fixtures and engines.
struct Contexts {
    service: Shape,
    entity: Shape,
}

impl Contexts {
    fn of_fixtures() -> Self {
        let (mut service, mut entity) = (Shape::Unknown, Shape::Unknown);
        for (_, mut project) in fixtures() {
            for engine in [Engine::Sqlite, Engine::Postgres, Engine::Mysql] {
                project.engine = engine;
                let views = serde_json::to_value(views(&project)).unwrap();
                let once = serde_json::json!({
                    "service": views["service"], "project": views["project"], "migrations": ["a"],
                });
                service = service.union(Shape::of(&once));
                for view in views["entities"].as_array().unwrap() {
                    let each = serde_json::json!({ "service": views["service"], "entity": view });
                    entity = entity.union(Shape::of(&each));
                }
            }
        }
        Self { service, entity }
    }

    /// Every template with what it sees.
    fn templates(&self) -> Vec<Checked<'static>> {
        let context = |template: &Template| match template.scope {
            Scope::Service { .. } => self.service.clone(),
            Scope::Entity { .. } => self.entity.clone(),
        };
        let templates = CATALOG.iter().map(|template| Checked {
            source: template.source,
            text: embedded(template.source).unwrap(),
            markers: template.markers,
            context: context(template),
        });
        // A part sees what the template sees that includes it.
        let includer = |part: &str| {
            let includes = |template: &&Template| embedded(template.source).unwrap().contains(part);
            CATALOG.iter().find(includes).unwrap()
        };
        let parts = components().map(|(source, text)| Checked {
            source,
            text,
            markers: Markers::Braces,
            context: context(includer(source)),
        });
        templates.chain(parts).collect()
    }
}

#[test]
fn every_name_that_a_template_uses_is_in_its_view() {
    let unknown: Vec<String> = unknown_names(&Contexts::of_fixtures().templates())
        .into_iter()
        .map(|found| format!("{}:{}: {}", found.source, found.line, found.name))
        .collect();
    assert!(unknown.is_empty(), "{}", unknown.join("\n"));
}

/// When all fields of a struct are gone, templates miss those that they use. Structs are told apart
/// by their fields; one that stands in several places has to be used in one of them.
#[test]
fn every_field_of_a_view_is_used_by_a_template() {
    let contexts = Contexts::of_fixtures();
    let mut used: BTreeMap<Vec<String>, BTreeSet<String>> = BTreeMap::new();
    for scope in [&contexts.service, &contexts.entity] {
        let mut templates = contexts.templates();
        templates.retain(|template| template.context == *scope);
        for place in structs(scope) {
            let context = emptied(scope, &place.steps);
            let names_a_field = |template: &&Checked<'_>| {
                let mut fields = place.fields.iter();
                fields.any(|field| template.text.contains(&format!(".{field}")))
            };
            let templates = templates.iter().filter(names_a_field);
            let templates: Vec<_> = templates
                .map(|template| Checked {
                    context: context.clone(),
                    ..template.clone()
                })
                .collect();
            let missed = unknown_names(&templates).into_iter();
            let missed = missed.filter_map(|missed| Some(missed.name.rsplit_once('.')?.1.to_owned()));
            used.entry(place.fields).or_default().extend(missed);
        }
    }
    let unused: Vec<String> = used
        .iter()
        .flat_map(|(fields, used)| {
            let unused = fields.iter().filter(|field| !used.contains(*field));
            unused.map(|field| format!("{field} of {{{}}}", fields.join(", ")))
        })
        // The names of entities are those of the model, which has a use for all of them.
        .filter(|field| !field.contains("rust_type_plural"))
        .collect();
    assert!(unused.is_empty(), "{}", unused.join("\n"));
}

/// A struct in a view, by the fields that lead to it.
struct StructPlace {
    steps: Vec<String>,
    fields: Vec<String>,
}

/// Those below the root, which only holds the views.
fn structs(root: &Shape) -> Vec<StructPlace> {
    let mut found = Vec::new();
    let mut waiting = vec![(Vec::new(), root)];
    while let Some((steps, shape)) = waiting.pop() {
        match shape {
            Shape::List(item) => waiting.push((steps, item)),
            Shape::Map(fields) => {
                for (name, field) in fields {
                    waiting.push(([&steps[..], &[name.clone()]].concat(), field));
                }
                let fields = fields.keys().cloned().collect();
                found.push(StructPlace { steps, fields });
            }
            Shape::Unknown | Shape::Scalar => {}
        }
    }
    found.retain(|place| !place.steps.is_empty());
    found
}

fn emptied(shape: &Shape, steps: &[String]) -> Shape {
    match (shape, steps) {
        (Shape::List(item), _) => Shape::List(Box::new(emptied(item, steps))),
        (Shape::Map(fields), [step, rest @ ..]) => {
            let mut fields = fields.clone();
            let field = emptied(&fields[step], rest);
            fields.insert(step.clone(), field);
            Shape::Map(fields)
        }
        (Shape::Map(_), []) => Shape::Map(BTreeMap::new()),
        (Shape::Unknown | Shape::Scalar, _) => shape.clone(),
    }
}

/// Templates stay plain: few of their lines say when something is there.
#[test]
fn templates_have_few_branches() {
    let texts = CATALOG
        .iter()
        .map(|template| (template.source, embedded(template.source).unwrap()));
    let mut counts: Vec<(usize, usize, &str)> = texts
        .chain(components())
        .map(|(source, text)| (branches(text), text.lines().count(), source))
        .collect();
    counts.sort_by_key(|(branches, lines, _)| std::cmp::Reverse(branches * 1_000_000 / lines.max(&1)));
    let per_hundred = |branches: usize, lines: usize| branches as f64 * 100.0 / lines.max(1) as f64;
    for (branches, lines, source) in &counts {
        let rate = per_hundred(*branches, *lines);
        println!("{rate:5.1} branches in a hundred lines: {branches} in {lines} of {source}");
    }
    let sum = |part: fn(&(usize, usize, &str)) -> usize| counts.iter().map(part).sum::<usize>();
    let average = per_hundred(sum(|count| count.0), sum(|count| count.1));
    println!("{average:5.1} on average");
    assert!(average < 3.0, "{average}");
    let (branches, lines, source) = counts[0];
    assert!(per_hundred(branches, lines) < 10.0, "{source}");
}

fn branches(text: &str) -> usize {
    let tags = text.split(['{', '<']).filter_map(|tag| tag.strip_prefix('%'));
    let words = tags.map(|tag| tag.trim_start_matches('-').split_whitespace().next());
    words
        .filter(|word| matches!(word, Some("if" | "elif" | "else")))
        .count()
}

#[test]
fn every_template_is_in_the_catalog_once() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("templates");
    let found: BTreeSet<String> = crate::tree::tree(&root)
        .into_keys()
        .filter(|path| !path.starts_with("_components/"))
        .collect();
    let named: Vec<&str> = CATALOG.iter().map(|template| template.source).collect();
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
fn what_is_called_stable_is_as_rustfmt_leaves_it() {
    for (name, project) in fixtures() {
        for (path, file) in rendered(&project).iter() {
            if is_rust(path) && file.layout == Layout::Stable {
                assert_eq!(
                    format_text(path, &file.text).unwrap(),
                    *file.text,
                    "{path} of {name}"
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
