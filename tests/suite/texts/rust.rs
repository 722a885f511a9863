//! What Rust code says in strings and comments.

use syn::punctuated::Punctuated;
use syn::visit::{self, Visit};
use syn::{Attribute, Expr, ExprLit, Field, Item, Lit, Meta, MetaNameValue, Token};

pub fn literals(source: &str) -> Vec<String> {
    let mut literals = Literals::default();
    literals.visit_file(&syn::parse_file(source).unwrap());
    literals.0
}

/// The documentation of the file, of one of its types, or of a field of one.
pub fn documentation(source: &str, path: &[&str]) -> String {
    let file = syn::parse_file(source).unwrap();
    let lines = match path {
        [] => doc_lines(&file.attrs),
        [name] => doc_lines(&structure(&file, name).attrs),
        [name, field, ..] => doc_lines(&member(structure(&file, name), field).attrs),
    };
    lines.join("\n")
}

/// The text that a field's `#[schema(key = "text")]` has.
pub fn schema_text(source: &str, name: &str, field: &str, key: &str) -> Option<String> {
    let file = syn::parse_file(source).unwrap();
    let attributes = &member(structure(&file, name), field).attrs;
    let schemas = attributes
        .iter()
        .filter(|one| one.path().is_ident("schema"));
    let settings = schemas.flat_map(|schema| {
        let list = Punctuated::<MetaNameValue, Token![,]>::parse_terminated;
        schema.parse_args_with(list).unwrap()
    });
    let mut settings = settings.filter(|setting| setting.path.is_ident(key));
    settings.find_map(|setting| text(&setting.value))
}

fn structure<'a>(file: &'a syn::File, name: &str) -> &'a syn::ItemStruct {
    let structures = file.items.iter().filter_map(|item| match item {
        Item::Struct(structure) => Some(structure),
        _ => None,
    });
    let mut structures = structures.filter(|structure| structure.ident == name);
    structures.next().unwrap()
}

fn member<'a>(structure: &'a syn::ItemStruct, name: &str) -> &'a Field {
    let is_it = |field: &&Field| field.ident.as_ref().is_some_and(|ident| ident == name);
    structure.fields.iter().find(is_it).unwrap()
}

fn doc_lines(attributes: &[Attribute]) -> Vec<String> {
    let docs = attributes
        .iter()
        .filter_map(|attribute| match &attribute.meta {
            Meta::NameValue(meta) if meta.path.is_ident("doc") => text(&meta.value),
            _ => None,
        });
    docs.map(|line| line.trim().to_owned()).collect()
}

fn text(value: &Expr) -> Option<String> {
    match value {
        Expr::Lit(ExprLit {
            lit: Lit::Str(text),
            ..
        }) => Some(text.value()),
        _ => None,
    }
}

#[derive(Default)]
struct Literals(Vec<String>);

impl<'ast> Visit<'ast> for Literals {
    fn visit_lit_str(&mut self, literal: &'ast syn::LitStr) {
        self.0.push(literal.value());
    }

    /// Those in the arguments of macros and attributes, too.
    fn visit_macro(&mut self, call: &'ast syn::Macro) {
        self.add_tokens(&call.tokens.to_string());
    }

    fn visit_attribute(&mut self, attribute: &'ast Attribute) {
        if let Meta::List(list) = &attribute.meta {
            self.add_tokens(&list.tokens.to_string());
        }
        visit::visit_attribute(self, attribute);
    }
}

impl Literals {
    fn add_tokens(&mut self, tokens: &str) {
        let file: Result<syn::File, _> = syn::parse_str(&format!("const A: () = [{tokens}];"));
        if let Ok(file) = file {
            visit::visit_file(self, &file);
        }
    }
}
