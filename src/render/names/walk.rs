use super::ValueShape;
use super::scope::{NamePath, Scopes};
use super::tokens::TemplateToken;

/// Words of the template language that stand where names stand.
const WORDS: [&str; 14] = [
    "and", "or", "not", "in", "is", "if", "else", "for", "true", "false", "none", "null", "True",
    "False",
];

/// The paths of an expression that are not in scope.
#[must_use]
pub fn unknown_in(tokens: &[TemplateToken<'_>], scopes: &Scopes) -> Vec<String> {
    let with_items = tokens
        .contains(&TemplateToken::Name("for"))
        .then(|| with_comprehensions(tokens, scopes));
    let scopes = with_items.as_ref().unwrap_or(scopes);
    let mut unknown = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if is_path_start(tokens, at) {
            let path = NamePath::at(&tokens[at..]);
            at += path.tokens;
            unknown.extend(scopes.resolve(&path).err());
        } else {
            at += 1;
        }
    }
    unknown
}

/// Whether a name is that of a value, and not a filter, test, function, argument or field.
fn is_path_start(tokens: &[TemplateToken<'_>], at: usize) -> bool {
    let Some(TemplateToken::Name(name)) = tokens.get(at) else {
        return false;
    };
    let before = at.checked_sub(1).and_then(|before| tokens.get(before));
    let earlier = at.checked_sub(2).and_then(|earlier| tokens.get(earlier));
    let is_label = match before {
        Some(TemplateToken::Sign('.' | '|' | '@') | TemplateToken::Name("is")) => true,
        Some(TemplateToken::Name("not")) => earlier == Some(&TemplateToken::Name("is")),
        // A component's name.
        Some(TemplateToken::Sign('<')) => earlier.is_none(),
        Some(TemplateToken::Sign('/')) => earlier == Some(&TemplateToken::Sign('<')),
        _ => false,
    };
    let is_argument = match tokens.get(at + 1) {
        Some(TemplateToken::Sign('=')) => tokens.get(at + 2) != Some(&TemplateToken::Sign('=')),
        Some(TemplateToken::Sign('(')) => true,
        _ => false,
    };
    !WORDS.contains(name) && !is_label && !is_argument
}

/// `[x.name for x in list]` binds `x`.
fn with_comprehensions(tokens: &[TemplateToken<'_>], scopes: &Scopes) -> Scopes {
    let mut scopes = scopes.clone();
    scopes.enter();
    for (at, window) in tokens.windows(3).enumerate() {
        if let [
            TemplateToken::Name("for"),
            TemplateToken::Name(name),
            TemplateToken::Name("in"),
        ] = window
        {
            let items = scopes.resolve(&NamePath::at(&tokens[at + 3..]));
            let item = items.map(ValueShape::item).unwrap_or_default();
            scopes.bind(name, item);
        }
    }
    scopes
}
