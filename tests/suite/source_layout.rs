//! The layout of the source: which file needs which, which names are taken, how short files are.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use fs_err as fs;
use scaffold::disk::files_below;
use syn::visit::{self, Visit};
use syn::{Attribute, File, Ident, Item, ItemMod, ItemUse, UseTree, Visibility};

/// Names of types that are declared more than once; to become none.
const NAMES_SHARED: &[&str] = &["EntityDraft", "SpecDocument"];
/// How many files of under 30 lines there are that do more than to tie modules together.
const MOST_SHORT_FILES: usize = 8;

#[test]
fn no_file_needs_one_that_needs_it() {
    let sources = Sources::read();
    let cycles = sources.cycles();
    assert!(cycles.is_empty(), "{cycles:#?}");
}

#[test]
fn no_type_is_named_like_another() {
    let mut declared: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    let sources = Sources::read();
    for file in &sources.files {
        let mut names = TypeNames::default();
        names.visit_file(&file.syntax);
        for name in names.0 {
            declared.entry(name).or_default().push(&file.path);
        }
    }
    declared.retain(|_, files| files.len() > 1);
    for (name, files) in &declared {
        println!("{name}: {}", files.join(", "));
    }
    declared.retain(|name, _| !NAMES_SHARED.contains(&&**name));
    assert!(declared.is_empty(), "{declared:#?}");
}

#[test]
fn few_files_are_short() {
    let sources = Sources::read();
    let short = sources.files.iter().filter(|file| file.is_short());
    let short: Vec<&str> = short.map(|file| &*file.path).collect();
    println!("{}", short.join("\n"));
    assert!(short.len() <= MOST_SHORT_FILES, "{}", short.len());
}

/// Where a module is: its name and those around it, the outermost first.
type ModulePath = Vec<String>;

struct SourceFile {
    /// As in `src/plan/merge.rs`.
    path: String,
    module: ModulePath,
    lines: usize,
    syntax: File,
    /// The names of its items.
    items: BTreeSet<String>,
    /// What it imports or exports: names in this file and paths from the root.
    imports: Vec<Import>,
}

struct Import {
    name: String,
    path: ModulePath,
    is_public: bool,
}

/// All files of the crate, found by the modules that they are.
struct Sources {
    files: Vec<SourceFile>,
    modules: BTreeMap<ModulePath, usize>,
}

impl Sources {
    fn read() -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        let mut files: Vec<SourceFile> = files_below(&root)
            .unwrap()
            .into_iter()
            .filter(|path| Path::new(path).extension() == Some("rs".as_ref()))
            .map(|path| SourceFile::parse(&path, &fs::read_to_string(root.join(&path)).unwrap()))
            .collect();
        let modules: BTreeMap<ModulePath, usize> = files
            .iter()
            .enumerate()
            .map(|(at, file)| (file.module.clone(), at))
            .collect();
        for file in &mut files {
            file.imports = file.imports(&modules);
        }
        Self { files, modules }
    }

    /// The file in which the item of a path is declared, wherever it is exported.
    fn declaring(&self, path: &[String]) -> Option<usize> {
        let split = (0..=path.len())
            .rev()
            .find(|split| self.modules.contains_key(&path[..*split]))?;
        let at = self.modules[&path[..split]];
        let file = &self.files[at];
        let Some(name) = path.get(split).filter(|name| !file.items.contains(*name)) else {
            return Some(at);
        };
        let exports = || file.imports.iter().filter(|import| import.is_public);
        let named = exports().find(|export| export.name == *name);
        let exported = match named {
            Some(export) => self.declaring(&export.path),
            None => exports()
                .filter(|export| export.name == "*")
                .filter_map(|export| {
                    self.declaring(&[&*export.path, std::slice::from_ref(name)].concat())
                })
                .find(|target| self.files[*target].items.contains(name)),
        };
        exported.or(Some(at))
    }

    /// The files that a file needs. What a module with others in it exports is not its own.
    fn needs(&self, at: usize) -> BTreeSet<usize> {
        let file = &self.files[at];
        let is_parent = self
            .modules
            .keys()
            .any(|module| module.split_last().map(|(_, above)| above) == Some(&file.module));
        let imports = file
            .imports
            .iter()
            .filter(|import| !(is_parent && import.is_public))
            .map(|import| import.path.clone());
        let mut paths = Paths {
            file,
            modules: &self.modules,
            found: imports.collect(),
        };
        paths.visit_file(&file.syntax);
        let needed = paths.found.iter().filter_map(|path| self.declaring(path));
        needed.filter(|needed| *needed != at).collect()
    }

    /// The groups of files that need each other, directly or by others.
    fn cycles(&self) -> Vec<Vec<&str>> {
        let needs: Vec<BTreeSet<usize>> = (0..self.files.len()).map(|at| self.needs(at)).collect();
        let reached: Vec<BTreeSet<usize>> = (0..needs.len())
            .map(|from| {
                let mut reached = BTreeSet::new();
                let mut open: Vec<usize> = needs[from].iter().copied().collect();
                while let Some(next) = open.pop() {
                    if reached.insert(next) {
                        open.extend(&needs[next]);
                    }
                }
                reached
            })
            .collect();
        let groups: BTreeSet<Vec<&str>> = (0..needs.len())
            .filter(|at| reached[*at].contains(at))
            .map(|at| {
                let with = reached[at]
                    .iter()
                    .filter(|other| reached[**other].contains(&at));
                with.map(|other| &*self.files[*other].path).collect()
            })
            .collect();
        groups.into_iter().collect()
    }
}

impl SourceFile {
    fn parse(path: &str, text: &str) -> Self {
        let syntax = syn::parse_file(text).unwrap();
        let module = path
            .trim_end_matches(".rs")
            .split('/')
            .filter(|part| !matches!(*part, "mod" | "lib"))
            .map(str::to_owned);
        Self {
            path: format!("src/{path}"),
            module: module.collect(),
            lines: text.lines().count(),
            items: syntax.items.iter().filter_map(name).collect(),
            imports: Vec::new(),
            syntax,
        }
    }

    /// Whether there is little in it, though more than what ties modules together.
    fn is_short(&self) -> bool {
        let ties = self
            .syntax
            .items
            .iter()
            .all(|item| matches!(item, Item::Mod(_) | Item::Use(_)));
        self.lines < 30 && !ties && self.path != "src/main.rs"
    }

    fn imports(&self, modules: &BTreeMap<ModulePath, usize>) -> Vec<Import> {
        let mut uses = Uses::default();
        uses.visit_file(&self.syntax);
        let of_crate = uses.0.into_iter().filter_map(|(path, name, is_public)| {
            let path = self.absolute(&path, modules, &[])?;
            Some(Import {
                name,
                path,
                is_public,
            })
        });
        of_crate.collect()
    }

    /// A path of this file from the root; nothing if it leads into another crate.
    fn absolute(
        &self,
        path: &[String],
        modules: &BTreeMap<ModulePath, usize>,
        imports: &[Import],
    ) -> Option<ModulePath> {
        let (first, rest) = path.split_first()?;
        match first.as_str() {
            "crate" => Some(rest.to_vec()),
            "self" => Some([&*self.module, rest].concat()),
            "super" => {
                let above = rest.iter().take_while(|part| *part == "super").count() + 1;
                let module = &self.module[..self.module.len().checked_sub(above)?];
                Some([module, &rest[above - 1..]].concat())
            }
            name => {
                let child = [&*self.module, &path[..1]].concat();
                if modules.contains_key(&child) {
                    return Some([&*self.module, path].concat());
                }
                let import = imports.iter().find(|import| import.name == name)?;
                Some([&*import.path, rest].concat())
            }
        }
    }
}

fn name(item: &Item) -> Option<String> {
    let name = match item {
        Item::Const(item) => &item.ident,
        Item::Enum(item) => &item.ident,
        Item::Fn(item) => &item.sig.ident,
        Item::Macro(item) => item.ident.as_ref()?,
        Item::Static(item) => &item.ident,
        Item::Struct(item) => &item.ident,
        Item::Trait(item) => &item.ident,
        Item::Type(item) => &item.ident,
        _ => return None,
    };
    Some(name.to_string())
}

/// Tests may look at anything.
fn is_test(attributes: &[Attribute]) -> bool {
    let is_test = |attribute: &Attribute| {
        attribute.path().is_ident("cfg")
            && attribute
                .parse_args::<Ident>()
                .is_ok_and(|condition| condition == "test")
    };
    attributes.iter().any(is_test)
}

/// Collects what is imported: paths, names here, and whether they are exported.
#[derive(Default)]
struct Uses(Vec<(Vec<String>, String, bool)>);

impl Uses {
    fn tree(&mut self, tree: &UseTree, before: &[String], is_public: bool) {
        let with = |name: &Ident| [before, &[name.to_string()]].concat();
        let (path, name) = match tree {
            UseTree::Path(part) => return self.tree(&part.tree, &with(&part.ident), is_public),
            UseTree::Group(group) => {
                let trees = group.items.iter();
                return trees.for_each(|tree| self.tree(tree, before, is_public));
            }
            UseTree::Name(name) if name.ident == "self" => {
                (before.to_vec(), before.last().cloned().unwrap_or_default())
            }
            UseTree::Name(name) => (with(&name.ident), name.ident.to_string()),
            UseTree::Rename(renamed) => (with(&renamed.ident), renamed.rename.to_string()),
            UseTree::Glob(_) => (before.to_vec(), "*".to_owned()),
        };
        self.0.push((path, name, is_public));
    }
}

impl<'ast> Visit<'ast> for Uses {
    fn visit_item_mod(&mut self, item: &'ast ItemMod) {
        if !is_test(&item.attrs) {
            visit::visit_item_mod(self, item);
        }
    }

    fn visit_item_use(&mut self, item: &'ast ItemUse) {
        let is_public = !matches!(item.vis, Visibility::Inherited);
        self.tree(&item.tree, &[], is_public);
    }
}

/// Collects the paths in the code that begin in this crate.
struct Paths<'source> {
    file: &'source SourceFile,
    modules: &'source BTreeMap<ModulePath, usize>,
    found: BTreeSet<ModulePath>,
}

impl<'ast> Visit<'ast> for Paths<'_> {
    fn visit_item_mod(&mut self, item: &'ast ItemMod) {
        if !is_test(&item.attrs) {
            visit::visit_item_mod(self, item);
        }
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let parts: Vec<String> = path
            .segments
            .iter()
            .map(|segment| segment.ident.to_string())
            .collect();
        if parts.len() > 1 {
            let file = self.file;
            self.found
                .extend(file.absolute(&parts, self.modules, &file.imports));
        }
        visit::visit_path(self, path);
    }
}

/// Collects the names of types that are declared, wherever in a file.
#[derive(Default)]
struct TypeNames(Vec<String>);

impl<'ast> Visit<'ast> for TypeNames {
    fn visit_item_mod(&mut self, item: &'ast ItemMod) {
        if !is_test(&item.attrs) {
            visit::visit_item_mod(self, item);
        }
    }

    fn visit_item(&mut self, item: &'ast Item) {
        if matches!(
            item,
            Item::Struct(_) | Item::Enum(_) | Item::Trait(_) | Item::Type(_)
        ) {
            self.0.extend(name(item));
        }
        visit::visit_item(self, item);
    }
}
