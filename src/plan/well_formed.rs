use std::collections::BTreeSet;

use granit_parser::Parser;
use syn::visit::{self, Visit};
use syn::{
    Attribute, Expr, ExprStruct, Fields, File, Ident, ImplItem, Item, ItemEnum, ItemImpl, ItemMod,
    ItemStruct, ItemTrait, Member, TraitItem, UseTree,
};
use toml_edit::DocumentMut;

/// Whether two changes that were brought together still make a file of their kind, with nothing
/// in it twice that was there once.
#[must_use]
pub fn is_well_formed(path: &str, merged: &str, ours: &str) -> bool {
    match path.rsplit_once('.').map_or(path, |(_, ending)| ending) {
        "rs" => is_well_formed_rust(merged, ours),
        "toml" => merged.parse::<DocumentMut>().is_ok(),
        "yaml" | "yml" => Parser::new_from_str(merged).all(|event| event.is_ok()),
        _ => true,
    }
}

/// What cannot be read now and could not be read before says nothing about the merge: it may be
/// newer Rust than is known here.
fn is_well_formed_rust(merged: &str, ours: &str) -> bool {
    match (syn::parse_file(merged), syn::parse_file(ours)) {
        (Ok(merged), Ok(ours)) => {
            duplicate_declarations(&merged).is_subset(&duplicate_declarations(&ours))
        }
        (Err(_), Ok(_)) => false,
        (_, Err(_)) => true,
    }
}

/// The names that a file declares twice at one place, which no compiler takes.
fn duplicate_declarations(file: &File) -> BTreeSet<String> {
    let mut finder = DuplicateFinder::default();
    finder.items(&file.items);
    finder.visit_file(file);
    finder.found
}

#[derive(Default)]
struct DuplicateFinder {
    found: BTreeSet<String>,
}

impl DuplicateFinder {
    fn names(&mut self, names: impl IntoIterator<Item = String>) {
        let mut known = BTreeSet::new();
        for name in names {
            if !known.insert(name.clone()) {
                self.found.insert(name);
            }
        }
    }

    fn fields(&mut self, fields: &Fields) {
        let named = fields.iter().filter(|field| is_always(&field.attrs));
        self.names(named.filter_map(|field| field.ident.as_ref().map(Ident::to_string)));
    }

    fn items(&mut self, items: &[Item]) {
        self.names(items.iter().flat_map(declared));
    }
}

impl<'ast> Visit<'ast> for DuplicateFinder {
    fn visit_item_struct(&mut self, item: &'ast ItemStruct) {
        self.fields(&item.fields);
        visit::visit_item_struct(self, item);
    }

    fn visit_item_enum(&mut self, item: &'ast ItemEnum) {
        let variants = item
            .variants
            .iter()
            .filter(|variant| is_always(&variant.attrs));
        self.names(variants.map(|variant| variant.ident.to_string()));
        visit::visit_item_enum(self, item);
    }

    fn visit_item_impl(&mut self, item: &'ast ItemImpl) {
        self.names(item.items.iter().filter_map(|item| match item {
            ImplItem::Fn(item) if is_always(&item.attrs) => Some(item.sig.ident.to_string()),
            ImplItem::Const(item) if is_always(&item.attrs) => Some(item.ident.to_string()),
            ImplItem::Type(item) if is_always(&item.attrs) => Some(format!("type {}", item.ident)),
            _ => None,
        }));
        visit::visit_item_impl(self, item);
    }

    fn visit_item_trait(&mut self, item: &'ast ItemTrait) {
        self.names(item.items.iter().filter_map(|item| match item {
            TraitItem::Fn(item) if is_always(&item.attrs) => Some(item.sig.ident.to_string()),
            TraitItem::Const(item) if is_always(&item.attrs) => Some(item.ident.to_string()),
            TraitItem::Type(item) if is_always(&item.attrs) => Some(format!("type {}", item.ident)),
            _ => None,
        }));
        visit::visit_item_trait(self, item);
    }

    fn visit_item_mod(&mut self, item: &'ast ItemMod) {
        if let Some((_, items)) = &item.content {
            self.items(items);
        }
        visit::visit_item_mod(self, item);
    }

    fn visit_expr_struct(&mut self, item: &'ast ExprStruct) {
        let fields = item.fields.iter().filter(|field| is_always(&field.attrs));
        self.names(fields.filter_map(|field| match &field.member {
            Member::Named(name) if !matches!(field.expr, Expr::Verbatim(_)) => {
                Some(name.to_string())
            }
            _ => None,
        }));
        visit::visit_expr_struct(self, item);
    }
}

/// What an item declares, each in the space that its name must be the only one in.
fn declared(item: &Item) -> Vec<String> {
    let (attributes, space, name) = match item {
        Item::Fn(item) => (&item.attrs, "value", &item.sig.ident),
        Item::Const(item) => (&item.attrs, "value", &item.ident),
        Item::Static(item) => (&item.attrs, "value", &item.ident),
        Item::Struct(item) => (&item.attrs, "type", &item.ident),
        Item::Enum(item) => (&item.attrs, "type", &item.ident),
        Item::Trait(item) => (&item.attrs, "type", &item.ident),
        Item::Type(item) => (&item.attrs, "type", &item.ident),
        Item::Mod(item) => (&item.attrs, "type", &item.ident),
        Item::Use(item) if is_always(&item.attrs) => return imports(&item.tree, "use"),
        _ => return Vec::new(),
    };
    if is_always(attributes) && name != "_" {
        vec![format!("{space} {name}")]
    } else {
        Vec::new()
    }
}

/// The paths that are imported, each by its name here.
fn imports(tree: &UseTree, path: &str) -> Vec<String> {
    match tree {
        UseTree::Path(part) => imports(&part.tree, &format!("{path} {}", part.ident)),
        UseTree::Name(name) => vec![format!("{path} {}", name.ident)],
        UseTree::Group(group) => group
            .items
            .iter()
            .flat_map(|tree| imports(tree, path))
            .collect(),
        UseTree::Rename(_) | UseTree::Glob(_) => Vec::new(),
    }
}

/// Whether something is there under every configuration.
fn is_always(attributes: &[Attribute]) -> bool {
    !attributes
        .iter()
        .any(|attribute| attribute.path().is_ident("cfg"))
}
