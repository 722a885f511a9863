/// One name that a `use` brings in, with the rest of its path as it stands in a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ImportedName<'text> {
    /// `ImportedName`, `module::ImportedName`, `self` for the module of the list, `*` for all that is in it.
    pub name: &'text str,
    pub alias: Option<&'text str>,
}

/// A name and where it comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UseLeaf<'text> {
    pub path: Vec<&'text str>,
    pub name: ImportedName<'text>,
}

impl<'text> UseLeaf<'text> {
    /// The name by which the text speaks of it.
    #[must_use]
    pub fn bound(&self) -> &'text str {
        let bound = self.name.alias.unwrap_or_else(|| self.own());
        bound.strip_prefix("r#").unwrap_or(bound)
    }

    /// Its name where it comes from.
    #[must_use]
    pub fn own(&self) -> &'text str {
        match self.name.name {
            "self" => self.path.last().copied().unwrap_or("self"),
            name => name.rsplit("::").next().unwrap_or(name),
        }
    }
}

/// The leaves of a tree such as `a::{b, c::{self, d as e}}`; nothing if it is not plain.
#[must_use]
pub fn leaves(tree: &str) -> Option<Vec<UseLeaf<'_>>> {
    let mut leaves = Vec::new();
    let mut parser = TreeParser { rest: tree };
    parser.tree(&mut Vec::new(), &mut leaves)?;
    parser.rest.trim().is_empty().then_some(leaves)
}

struct TreeParser<'text> {
    rest: &'text str,
}

impl<'text> TreeParser<'text> {
    fn takes(&mut self, sign: &str) -> bool {
        let rest = self.rest.trim_start();
        let after = rest.strip_prefix(sign);
        self.rest = after.unwrap_or(rest);
        after.is_some()
    }

    /// One tree: up to its names, all is their path.
    fn tree(&mut self, path: &mut Vec<&'text str>, leaves: &mut Vec<UseLeaf<'text>>) -> Option<()> {
        let depth = path.len();
        if self.takes("::") {
            path.push("");
        }
        loop {
            let rest = self.rest;
            if self.takes("{") {
                self.list(path, leaves)?;
                break;
            }
            let name = self.segment()?;
            if !self.takes("::") {
                self.rest = rest;
                self.leaf(path, name, leaves)?;
                break;
            }
            path.push(name);
        }
        path.truncate(depth);
        Some(())
    }

    fn list(&mut self, path: &mut Vec<&'text str>, leaves: &mut Vec<UseLeaf<'text>>) -> Option<()> {
        while !self.takes("}") {
            let start = self.rest.trim_start();
            let end = start.find([',', '{', '}'])?;
            if start[end..].starts_with('{') {
                self.tree(path, leaves)?;
            } else {
                let name = start[..end].split(char::is_whitespace).next()?;
                self.rest = start;
                self.leaf(path, name, leaves)?;
            }
            if !self.takes(",") {
                return self.takes("}").then_some(());
            }
        }
        Some(())
    }

    /// A name that is next, and its other name.
    fn leaf(
        &mut self,
        path: &[&'text str],
        name: &'text str,
        leaves: &mut Vec<UseLeaf<'text>>,
    ) -> Option<()> {
        if !self.takes(name) || !name.split("::").all(is_segment) {
            return None;
        }
        let alias = if self.takes("as ") {
            Some(self.segment().filter(|alias| *alias != "*")?)
        } else {
            None
        };
        leaves.push(UseLeaf {
            path: path.to_vec(),
            name: ImportedName { name, alias },
        });
        Some(())
    }

    /// A name or `*`.
    fn segment(&mut self) -> Option<&'text str> {
        let rest = self.rest.trim_start();
        let end = rest
            .find(|letter: char| !is_letter(letter) && !matches!(letter, '#' | '*'))
            .unwrap_or(rest.len());
        let (segment, after) = rest.split_at(end);
        self.rest = after;
        is_segment(segment).then_some(segment)
    }
}

fn is_segment(text: &str) -> bool {
    let name = text.strip_prefix("r#").unwrap_or(text);
    text == "*" || (!name.is_empty() && name.chars().all(is_letter))
}

fn is_letter(letter: char) -> bool {
    letter == '_' || letter.is_alphanumeric()
}

#[cfg(test)]
mod tests {
    use super::leaves;

    fn written(tree: &str) -> Option<Vec<String>> {
        let leaves = leaves(tree)?;
        let written = leaves.iter().map(|leaf| {
            let path = leaf.path.join("::");
            format!("{path} > {} = {}", leaf.name.name, leaf.bound())
        });
        Some(written.collect())
    }

    #[test]
    fn nested_trees_have_leaves() {
        let tree = "a::{self, b::{c as d, e::*},\n r#f, g::H,}";
        let expected = [
            "a > self = a",
            "a::b > c = d",
            "a::b > e::* = *",
            "a > r#f = f",
            "a > g::H = H",
        ];
        assert_eq!(written(tree), Some(expected.map(str::to_owned).to_vec()));
        assert_eq!(written("a"), Some(vec![" > a = a".to_owned()]));
        assert_eq!(written("::a as _"), Some(vec![" > a = _".to_owned()]));
    }

    #[test]
    fn other_trees_have_none() {
        for tree in ["", "a::", "a::{b", "a b", "a::{/* b */ c}", "$a::b"] {
            assert_eq!(written(tree), None, "{tree}");
        }
    }
}
