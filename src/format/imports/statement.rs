use std::cmp::Ordering;

use super::order::{LIST, compare_names, compare_paths};
use super::tree::{ImportedName, UseLeaf};

/// How long a line with a list may be; `rustfmt` keeps a place free.
const WIDTH: usize = 99;

/// An import of one or more names from one module.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UseStatement<'text> {
    /// The lines above that belong to it.
    pub preface: &'text str,
    pub visibility: &'text str,
    pub path: Vec<&'text str>,
    pub names: Vec<ImportedName<'text>>,
    pub comment: &'text str,
}

impl<'text> UseStatement<'text> {
    /// Whether both can be one: a module joins a list, but two modules do not make one.
    fn is_like(&self, other: &Self) -> bool {
        let is_plain = |one: &Self| {
            one.preface.is_empty()
                && one.visibility.is_empty()
                && one.comment.is_empty()
                && !one.names.iter().any(|name| name.name == "*")
        };
        let is_list = !self.is_module() || !other.is_module();
        is_list && is_plain(self) && is_plain(other) && self.path == other.path
    }

    /// Whether it names nothing but a module or a function, which have lines of their own by custom.
    fn is_module(&self) -> bool {
        match self.names.as_slice() {
            [name] => self.path.is_empty() || name.name.starts_with(char::is_lowercase),
            _ => self.path.is_empty(),
        }
    }

    /// What the statement ends with: a name, or nothing for a list.
    fn sole_name(&self) -> Option<&ImportedName<'text>> {
        match self.names.as_slice() {
            [name] if name.name != "self" => Some(name),
            _ => None,
        }
    }

    /// `a::{self}` is `a`.
    fn simplify(&mut self) {
        if let [
            ImportedName {
                name: "self",
                alias,
            },
        ] = self.names.as_slice()
            && let Some(name) = self.path.pop_if(|last| is_module(last))
        {
            let alias = *alias;
            self.names = vec![ImportedName { name, alias }];
        }
    }

    fn compare(&self, other: &Self) -> Ordering {
        compare_paths(self.segments(), other.segments()).then_with(|| self.compare_lists(other))
    }

    fn segments(&self) -> impl Iterator<Item = &str> {
        let name = self.sole_name().map_or(LIST, |name| name.name);
        self.path.iter().copied().chain(name.split("::"))
    }

    fn compare_lists(&self, other: &Self) -> Ordering {
        let mut pairs = self.names.iter().zip(&other.names);
        pairs
            .find_map(|(one, other)| Some(compare_names(one, other)).filter(|order| order.is_ne()))
            .unwrap_or_else(|| self.names.len().cmp(&other.names.len()))
    }

    /// Writes it as `rustfmt` does.
    pub fn write(&self, indent: &str, text: &mut String) {
        text.push_str(self.preface);
        let start = text.len();
        text.extend([indent, self.visibility, "use "]);
        for segment in &self.path {
            text.extend([*segment, "::"]);
        }
        let names: Vec<String> = self.names.iter().map(written).collect();
        if self.sole_name().is_some() {
            text.push_str(&names.concat());
        } else {
            let line = names.join(", ");
            text.push('{');
            if text.len() - start + line.len() + "};".len() <= WIDTH {
                text.push_str(&line);
            } else {
                fill(&names, indent, text);
            }
            text.push('}');
        }
        text.push(';');
        if !self.comment.is_empty() {
            text.extend([" ", self.comment]);
        }
        text.push('\n');
    }
}

fn is_module(segment: &str) -> bool {
    !matches!(segment, "self" | "super" | "crate" | "")
}

fn written(name: &ImportedName<'_>) -> String {
    let ImportedName { name, alias } = name;
    alias.map_or_else(|| (*name).to_owned(), |alias| format!("{name} as {alias}"))
}

/// As many names on each line as it takes.
fn fill(names: &[String], indent: &str, text: &mut String) {
    let mut length = WIDTH;
    for (at, name) in names.iter().enumerate() {
        // The last comma does not count.
        let is_last = at + 1 == names.len();
        let added = name.len() + if is_last { " ".len() } else { " ,".len() };
        if length + added > WIDTH {
            text.extend(["\n    ", indent, name]);
            length = indent.len() + 4 + name.len() + ",".len();
        } else {
            text.extend([" ", name]);
            length += added;
        }
        text.push(',');
    }
    text.extend(["\n", indent]);
}

/// The statements of a group in order, with those together that take from one module.
#[must_use]
pub fn tidied<'text>(
    statements: impl IntoIterator<Item = UseStatement<'text>>,
) -> Vec<UseStatement<'text>> {
    let mut tidied = joined(statements);
    for statement in &mut tidied {
        statement.simplify();
    }
    // A module whose names have gone may join a list now.
    let mut tidied = joined(tidied);
    tidied.sort_by(UseStatement::compare);
    tidied
}

/// One statement for each module, with its names in order.
fn joined<'text>(
    statements: impl IntoIterator<Item = UseStatement<'text>>,
) -> Vec<UseStatement<'text>> {
    let (modules, lists): (Vec<_>, Vec<_>) =
        statements.into_iter().partition(UseStatement::is_module);
    let mut joined: Vec<UseStatement<'text>> = Vec::new();
    for statement in lists.into_iter().chain(modules) {
        // What several features import is written once.
        if joined.contains(&statement) {
            continue;
        }
        let like = joined.iter_mut().find(|other| statement.is_like(other));
        match like {
            Some(other) => other.names.extend(statement.names),
            None => joined.push(statement),
        }
    }
    for statement in &mut joined {
        statement.names.sort_by(compare_names);
        statement.names.dedup();
    }
    joined
}

/// The leaves of one import by the modules that they are from.
#[must_use]
pub fn by_modules(leaves: Vec<UseLeaf<'_>>) -> Vec<(Vec<&str>, Vec<ImportedName<'_>>)> {
    let mut modules: Vec<(Vec<&str>, Vec<ImportedName<'_>>)> = Vec::new();
    for UseLeaf { path, name } in leaves {
        match modules.iter_mut().find(|(other, _)| *other == path) {
            Some((_, names)) => names.push(name),
            None => modules.push((path, vec![name])),
        }
    }
    modules
}
