use super::known::known_methods;
use super::tree::Leaf;

/// The traits of an import and the methods for which it is there, from the comment behind it:
/// `// Write for write_str, writeln!; Read for read_to_end`.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Hint<'text>(Vec<(&'text str, Vec<&'text str>)>);

impl<'text> Hint<'text> {
    /// Reads a comment; nothing if it says something else.
    #[must_use]
    pub fn read(comment: &'text str, leaves: &[Leaf<'text>]) -> Option<Self> {
        let clauses = comment.strip_prefix("// ")?.split("; ");
        let traits: Option<Vec<_>> = clauses.map(clause).collect();
        let names_leaves = |(name, _): &(&str, _)| leaves.iter().any(|leaf| leaf.own() == *name);
        traits
            .filter(|traits| traits.iter().all(names_leaves))
            .map(Self)
    }

    /// The methods for which a trait is there; what is known of it otherwise.
    #[must_use]
    pub fn methods(&self, name: &str) -> &[&'text str] {
        self.0
            .iter()
            .find(|(other, _)| *other == name)
            .map_or(known_methods(name), |(_, methods)| methods)
    }
}

fn clause(text: &str) -> Option<(&str, Vec<&str>)> {
    let (name, methods) = text.split_once(" for ")?;
    let methods: Vec<&str> = methods.split(", ").collect();
    let are_names = methods
        .iter()
        .map(|method| method.strip_suffix('!').unwrap_or(method))
        .all(is_name);
    (is_name(name) && are_names).then_some((name, methods))
}

fn is_name(text: &str) -> bool {
    !text.is_empty()
        && text
            .chars()
            .all(|letter| letter == '_' || letter.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::Hint;
    use crate::format::imports::tree::leaves;

    #[test]
    fn comments_name_methods_of_traits() {
        let leaves = leaves("a::{Read, Write as _}").unwrap_or_default();
        let read = |comment| Hint::read(comment, &leaves);
        let hint = read("// Write for write_str, writeln!; Read for read").unwrap_or_default();
        assert_eq!(hint.methods("Write"), ["write_str", "writeln!"]);
        assert_eq!(hint.methods("Read"), ["read"]);
        for comment in [
            "// for read",
            "// Seek for seek",
            "// Read for its end.",
            "//",
        ] {
            assert_eq!(read(comment), None, "{comment}");
        }
    }
}
