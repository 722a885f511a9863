//! Modules and imports that a file does not need go: templates name all that they may need.

use std::path::Path;

use crate::parallel::map;
use crate::render::FileSet;

use super::imports::{UseLeaf, close_gap, pruned_without};
use super::modules::{ModuleFile, declared_on, module_files};

/// Prunes the declarations of every Rust file of the set: of modules that it lacks, and of imports.
pub fn prune_declarations(files: &mut FileSet) {
    let is_rust = |path: &str| Path::new(path).extension().is_some_and(|it| it == "rs");
    let missing = map(files.iter(), |(path, file)| {
        if is_rust(path) {
            MissingDeclarations::of(files, path, &file.text)
        } else {
            MissingDeclarations::default()
        }
    });
    let files = files.iter_mut().zip(missing);
    map(
        files.filter(|((path, _), _)| is_rust(path)),
        |((_, file), missing)| {
            if let Some(text) = missing.pruned(&file.text) {
                file.text = text.into_boxed_str();
            }
        },
    );
}

/// What a file declares and nothing in the set has.
#[derive(Debug, Default)]
struct MissingDeclarations {
    modules: Vec<String>,
    /// Names that it exports of its modules, as paths: `envelope::List`.
    exports: Vec<String>,
}

impl MissingDeclarations {
    fn of(files: &FileSet, path: &str, text: &str) -> Self {
        let mut missing = Self::default();
        for ModuleFile { module, paths } in module_files(path, text) {
            let found = paths.iter().find_map(|path| files.get(path));
            match found {
                Some(file) => missing
                    .exports
                    .extend(unknown_exports(text, module, &file.text)),
                None if paths.iter().any(|path| files.lacks(path)) => {
                    missing.modules.push(module.to_owned());
                }
                None => {}
            }
        }
        missing
    }

    /// The text without what is missing and what it does not need; nothing if it is like that.
    fn pruned(&self, text: &str) -> Option<String> {
        let without = (!self.modules.is_empty()).then(|| without_modules(text, &self.modules));
        let is_missing = |leaf: &UseLeaf<'_>| match leaf.path.as_slice() {
            [module] => {
                let is_gone = self.modules.iter().any(|gone| gone == module);
                is_gone
                    || self
                        .exports
                        .contains(&format!("{module}::{}", leaf.name.name))
            }
            _ => false,
        };
        pruned_without(without.as_deref().unwrap_or(text), is_missing).or(without)
    }
}

/// What `text` exports of a module in which there is no such word.
fn unknown_exports(text: &str, module: &str, of_module: &str) -> Vec<String> {
    let start = format!("pub use {module}::");
    let exports = text.lines().filter_map(|line| line.strip_prefix(&start));
    let names = exports.flat_map(|names| names.split(|letter| !is_word(letter)));
    names
        .filter(|name| !name.is_empty() && !has_word(of_module, name))
        .map(|name| format!("{module}::{name}"))
        .collect()
}

fn has_word(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        let (before, after) = (&text[..at], &text[at + word.len()..]);
        !before.ends_with(is_word) && !after.starts_with(is_word)
    })
}

fn is_word(letter: char) -> bool {
    letter == '_' || letter.is_alphanumeric()
}

/// The text without the declarations of these modules, and the attributes and comments above them.
fn without_modules(text: &str, modules: &[String]) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut at = 0;
    while at < text.len() {
        let line = text[at..].split_inclusive('\n').next().unwrap_or_default();
        at += line.len();
        if declared_on(line).is_some_and(|module| modules.iter().any(|gone| gone == module)) {
            drop_preface(&mut kept);
            at = close_gap(&mut kept, text, at);
        } else {
            kept.push_str(line);
        }
    }
    kept
}

/// Takes the attributes and comments away that a text ends with.
fn drop_preface(text: &mut String) {
    while let Some(line) = text.split_inclusive('\n').next_back() {
        let is_comment = line.starts_with("//") && !line.starts_with("//!");
        if !is_comment && !line.starts_with("#[") {
            break;
        }
        text.truncate(text.len() - line.len());
    }
}
