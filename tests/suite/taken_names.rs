//! What services call their own parts, no entity of theirs is called.

use std::collections::{BTreeMap, BTreeSet};

use scaffold::front;
use scaffold::names;
use syn::visit::{self, Visit};

use super::command::scaffold;
use super::tree::tree;

/// A service that has everything: its name for types and those that come out.
const ENTITY: &str = "Zyzzyva";

fn service(engine: &str) -> BTreeMap<String, String> {
    let folder = tempfile::tempdir().unwrap();
    let spec = fs_err::read_to_string(format!(
        "{}/fixtures/kinds.yaml",
        env!("CARGO_MANIFEST_DIR")
    ));
    let lines = spec.unwrap();
    let lines: Vec<_> = lines
        .lines()
        .filter(|line| !line.starts_with("database:"))
        .collect();
    let spec = format!(
        "{}\ndatabase: {engine}\ntelemetry: otlp\n",
        lines.join("\n")
    );
    let spec = spec.replace("Message", ENTITY);
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
    let mut missing = BTreeMap::new();
    for engine in ["sqlite", "postgres", "mysql"] {
        let files = service(engine);
        let rust = files
            .iter()
            .filter(|(path, text)| path.ends_with(".rs") && text.contains(ENTITY));
        for (path, text) in rust {
            let mut names = BareNames::default();
            names.visit_file(&syn::parse_file(text).unwrap());
            let free = names
                .0
                .into_iter()
                .filter(|name| is_free(name) && !is_of_kinds(&files, name));
            missing.extend(free.map(|name| (name, path.clone())));
        }
    }
    assert!(missing.is_empty(), "{missing:#?}");
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

/// Whether a name comes from the spec.
fn is_of_kinds(files: &BTreeMap<String, String>, name: &str) -> bool {
    let declares = |text: &String| {
        ["struct", "enum", "trait", "type"]
            .iter()
            .any(|word| text.contains(&format!("{word} {name} ")))
    };
    let of_spec = |path: &String| {
        let generated = [
            "src/models/",
            "src/services/",
            "src/repositories/",
            "src/controllers/",
        ];
        generated.iter().any(|folder| path.starts_with(folder))
    };
    files
        .iter()
        .any(|(path, text)| of_spec(path) && declares(text))
}

#[test]
fn modules_of_the_service_stay_what_they_are() {
    for engine in ["sqlite", "postgres", "mysql"] {
        let files = service(engine);
        for path in files.keys() {
            let Some((folder, stem)) = path
                .strip_suffix(".rs")
                .and_then(|path| path.rsplit_once('/'))
            else {
                continue;
            };
            let stem = stem.trim_end_matches('_');
            let known = [
                "src/controllers",
                "src/services",
                "src/repositories",
                "tests/api",
            ];
            if !known.contains(&folder) || ["mod", "main"].contains(&stem) {
                continue;
            }
            let spec = format!(
                "service: {{name: one}}\nentities:\n  Zyzzyva: {{plural: {stem}, fields: {{v: string}}}}\n"
            );
            let project = front::load("spec.yaml", spec.as_bytes()).unwrap();
            let module = &project.entities[0].names.module_plural;
            let is_own =
                service(engine).contains_key(&format!("src/models/{}.rs", names::singular(stem)));
            assert!(is_own || module != stem, "{path}");
        }
    }
}
