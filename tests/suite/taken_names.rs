//! What services call their own parts, no entity of theirs is called.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use scaffold::front;
use scaffold::names;
use syn::visit::{self, Visit};

use super::command::scaffold;
use super::tree::tree;

/// A service that has everything: its name for types and those that come out.
const ENTITY: &str = "Zyzzyva";

/// A fixture in which an entity has the name.
fn service(fixture: &str, entity: &str, engine: &str) -> BTreeMap<String, String> {
    let folder = tempfile::tempdir().unwrap();
    let path = format!("{}/fixtures/{fixture}.yaml", env!("CARGO_MANIFEST_DIR"));
    let spec = fs_err::read_to_string(path).unwrap();
    let is_set_here = |line: &&str| {
        ["database:", "cache:", "events:", "subscribes:"]
            .iter()
            .any(|key| line.starts_with(key))
    };
    let lines: Vec<_> = spec.lines().filter(|line| !is_set_here(line)).collect();
    let mut spec = format!(
        "{}\ndatabase: {engine}\ntelemetry: otlp\ncache: redis\nevents: rabbitmq\n",
        lines.join("\n")
    );
    if fixture != "empty" {
        spec.push_str("subscribes: [users.User.deleted]\n");
    }
    let spec = with_a_rate_limit(&spec);
    let spec = spec.replace(entity, ENTITY);
    fs_err::write(folder.path().join("spec.yaml"), spec).unwrap();
    let run = scaffold(
        folder.path(),
        &[
            "new",
            "all",
            "--quiet",
            "--no-format",
            "--spec",
            "spec.yaml",
        ],
    );
    assert_eq!(run.status, 0, "{}", run.stderr);
    tree(&folder.path().join("all"))
}

fn with_a_rate_limit(spec: &str) -> String {
    match spec.split_once("\napi:\n") {
        Some((before, after)) => format!("{before}\napi:\n  rate_limit: 100/minute\n{after}"),
        None => format!("{spec}api: {{rate_limit: 100/minute}}\n"),
    }
}

/// The types that a file names without a path, and the variants and constants.
#[derive(Default)]
struct BareNames(BTreeSet<String>);

impl<'ast> Visit<'ast> for BareNames {
    fn visit_path(&mut self, path: &'ast syn::Path) {
        if let Some(first) = path.segments.first() {
            self.0.insert(first.ident.to_string());
        }
        visit::visit_path(self, path);
    }

    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        self.add_tree(&item.tree);
    }
}

impl BareNames {
    fn add_tree(&mut self, tree: &syn::UseTree) {
        match tree {
            syn::UseTree::Path(path) => self.add_tree(&path.tree),
            syn::UseTree::Name(name) => drop(self.0.insert(name.ident.to_string())),
            syn::UseTree::Rename(name) => drop(self.0.insert(name.rename.to_string())),
            syn::UseTree::Group(group) => group.items.iter().for_each(|tree| self.add_tree(tree)),
            syn::UseTree::Glob(_) => {}
        }
    }
}

#[test]
fn what_stands_beside_an_entity_is_not_called_like_one() {
    for engine in ["sqlite", "postgres", "mysql"] {
        let free = free_names("kinds", "Message", engine);
        assert!(free.is_empty(), "{free:#?}");
    }
}

/// Accounts bring types of their own, which entities may be called like where there are none.
#[test]
fn what_accounts_have_beside_an_entity_is_not_called_like_one() {
    for (entity, engine) in [
        ("User", "sqlite"),
        ("Draft", "sqlite"),
        ("User", "postgres"),
        ("Draft", "postgres"),
        ("User", "mysql"),
    ] {
        let mut free = free_names("magazine", entity, engine);
        free.retain(|name, _| !names::HIDING_AUTH_TYPES.contains(&name.as_str()));
        assert!(free.is_empty(), "{free:#?}");
    }
}

/// The names beside an entity that another one could have, with a file.
fn free_names(fixture: &str, entity: &str, engine: &str) -> BTreeMap<String, String> {
    let files = service(fixture, entity, engine);
    let rust = files
        .iter()
        .filter(|(path, text)| path.strip_suffix(".rs").is_some() && text.contains(ENTITY));
    let mut found = BTreeMap::new();
    for (path, text) in rust {
        let mut names = BareNames::default();
        names.visit_file(&syn::parse_file(text).unwrap());
        if !names.0.contains(ENTITY) {
            continue;
        }
        let free = names
            .0
            .into_iter()
            .filter(|name| is_free(name) && !is_of_kinds(&files, name));
        found.extend(free.map(|name| (name, path.clone())));
    }
    found
}

/// Whether an entity could be called so and its type as well.
fn is_free(name: &str) -> bool {
    let wire = names::snake(name);
    let is_constant = name.len() > 1 && name.to_uppercase() == name;
    names::is_entity(name)
        && !is_constant
        && !names::is_plural(&wire)
        && names::type_name(name) == name
}

/// Whether a name is made of one of an entity.
fn is_of_kinds(files: &BTreeMap<String, String>, name: &str) -> bool {
    let modules = files.keys().filter_map(|path| {
        let stem = path.strip_prefix("src/models/")?.strip_suffix(".rs")?;
        Some(names::pascal(stem))
    });
    let mut modules = modules.filter(|module| module != "Mod");
    name.contains(ENTITY) || modules.any(|module| name.contains(&module))
}

#[test]
fn modules_of_the_service_stay_what_they_are() {
    let stems: BTreeSet<String> = service("empty", "Message", "postgres")
        .keys()
        .filter_map(|path| module(path))
        .collect();
    assert!(stems.contains("health"), "{stems:?}");
    let mut spec = "service: {name: one}\nentities:\n".to_owned();
    for (at, stem) in stems.iter().enumerate() {
        let _ = writeln!(
            spec,
            "  Entity{at}: {{plural: {stem}, fields: {{v: string}}}}"
        );
    }
    let project = front::load("spec.yaml", spec.as_bytes()).unwrap();
    for (entity, stem) in project.entities.iter().zip(&stems) {
        assert_ne!(entity.names.module_plural, *stem);
    }
}

/// The module of a file that stands beside those of entities, or that of the folder.
fn module(path: &str) -> Option<String> {
    const FOLDERS: [&str; 4] = [
        "src/controllers",
        "src/services",
        "src/repositories",
        "tests/api",
    ];
    let (folder, stem) = path.strip_suffix(".rs")?.rsplit_once('/')?;
    let of_folder = folder.rsplit('/').next();
    let module = if stem == "mod" { of_folder? } else { stem };
    (FOLDERS.contains(&folder) && module != "api").then(|| module.to_owned())
}
