use std::ops::Range;

use crate::format::tokens;

/// The lines of each outermost function of a text, from 0.
pub(super) fn functions(text: &str) -> Vec<Range<usize>> {
    let mut functions = Vec::new();
    let mut at = 0;
    let mut line = 0;
    let mut begun: Option<Begun> = None;
    let mut last = "";
    for token in tokens(text) {
        let start = text[at..].find(token).map_or(at, |found| at + found);
        line += text[at..start].matches('\n').count();
        if begun.is_none() && last == "fn" && token.starts_with(char::is_alphabetic) {
            begun = Some(Begun { line, depth: 0 });
        }
        let ends = begun.as_mut().is_some_and(|begun| begun.ends_with(token));
        line += token.matches('\n').count();
        at = start + token.len();
        last = token;
        if let Some(ended) = begun.take_if(|_| ends) {
            functions.push(ended.line..line + 1);
        }
    }
    functions
}

/// A function of which the end is not found yet.
struct Begun {
    line: usize,
    /// How many brackets of any kind are open.
    depth: usize,
}

impl Begun {
    /// Whether it ends with this token: with its body, or without one.
    fn ends_with(&mut self, token: &str) -> bool {
        match token {
            "(" | "[" | "{" => self.depth += 1,
            ")" | "]" | "}" => self.depth = self.depth.saturating_sub(1),
            _ => {}
        }
        self.depth == 0 && (token == "}" || token == ";")
    }
}

#[cfg(test)]
mod tests {
    use super::functions;

    #[test]
    fn functions_are_found_with_what_is_in_them() {
        let text = "\
use a::b;

/// fn in a comment {
pub fn one(list: [u8; 2]) -> bool {
    let inner = |fn_like| { fn_like };
    fn nested() {}
    \"}\".is_empty()
}
trait Two {
    fn without(
        &self,
    );
    fn with(&self) {}
}
";
        assert_eq!(functions(text), [3..8, 9..12, 12..13]);
    }
}
