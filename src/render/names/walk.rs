use super::Shape;
use super::scope::{Path, Scopes};
use super::tokens::Token;

/// Words of the template language that stand where names stand.
const WORDS: [&str; 14] = [
    "and", "or", "not", "in", "is", "if", "else", "for", "true", "false", "none", "null", "True",
    "False",
];

/// The paths of an expression that are not in scope.
#[must_use]
pub fn unknown_in(tokens: &[Token<'_>], scopes: &Scopes) -> Vec<String> {
    let with_items = tokens
        .contains(&Token::Name("for"))
        .then(|| with_comprehensions(tokens, scopes));
    let scopes = with_items.as_ref().unwrap_or(scopes);
    let mut unknown = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if is_path_start(tokens, at) {
            let path = Path::at(&tokens[at..]);
            at += path.tokens;
            unknown.extend(scopes.resolve(&path).err());
        } else {
            at += 1;
        }
    }
    unknown
}

/// Whether a name is that of a value, and not a filter, test, function, argument or field.
fn is_path_start(tokens: &[Token<'_>], at: usize) -> bool {
    let Some(Token::Name(name)) = tokens.get(at) else {
        return false;
    };
    let before = at.checked_sub(1).and_then(|before| tokens.get(before));
    let earlier = at.checked_sub(2).and_then(|earlier| tokens.get(earlier));
    let is_label = match before {
        Some(Token::Sign('.' | '|' | '@') | Token::Name("is")) => true,
        Some(Token::Name("not")) => earlier == Some(&Token::Name("is")),
        // A component's name.
        Some(Token::Sign('<')) => earlier.is_none(),
        Some(Token::Sign('/')) => earlier == Some(&Token::Sign('<')),
        _ => false,
    };
    let is_argument = match tokens.get(at + 1) {
        Some(Token::Sign('=')) => tokens.get(at + 2) != Some(&Token::Sign('=')),
        Some(Token::Sign('(')) => true,
        _ => false,
    };
    !WORDS.contains(name) && !is_label && !is_argument
}

/// `[x.name for x in list]` binds `x`.
fn with_comprehensions(tokens: &[Token<'_>], scopes: &Scopes) -> Scopes {
    let mut scopes = scopes.clone();
    scopes.enter();
    for (at, window) in tokens.windows(3).enumerate() {
        if let [Token::Name("for"), Token::Name(name), Token::Name("in")] = window {
            let items = scopes.resolve(&Path::at(&tokens[at + 3..]));
            let item = items.map(Shape::item).unwrap_or_default();
            scopes.bind(name, item);
        }
    }
    scopes
}
