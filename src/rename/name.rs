use super::tokens::Token;

/// A name with its neighbours in the line; there is nothing beside the ends.
#[derive(Debug, Clone, Copy)]
pub(super) struct Name<'text> {
    /// What it is part of: `models` of `models::Post`, `post` of `post.title`.
    pub(super) owner: &'text str,
    /// What is before it: `::`, `.`, or a sign or word of any kind.
    pub(super) link: &'text str,
    pub(super) token: &'text str,
    pub(super) after: &'text str,
}

/// A name with some of its neighbours.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Context {
    before: Option<String>,
    token: String,
    after: Option<String>,
}

impl Name<'_> {
    /// The closest first.
    pub(super) fn contexts(&self) -> Vec<Context> {
        let Self {
            owner,
            link,
            token,
            after,
        } = *self;
        let before = format!("{owner}{link}");
        let context = |before: Option<&str>, after: Option<&str>| Context {
            before: before.map(str::to_owned),
            token: token.to_owned(),
            after: after.map(str::to_owned),
        };
        let mut contexts = vec![
            context(Some(&before), Some(after)),
            context(Some(&before), None),
        ];
        if link == "." {
            contexts.push(context(Some(link), Some(after)));
            contexts.push(context(Some(link), None));
        }
        if !self.is_foreign() {
            contexts.push(context(None, Some(after)));
        }
        contexts
    }

    /// Whether it is one of the names of another: `routing::post`, `Method::Post`, but not the
    /// type `models::Post`.
    pub(super) fn is_foreign(&self) -> bool {
        let is_type = |name: &str| name.starts_with(char::is_uppercase);
        self.link == "::" && (is_type(self.owner) || !is_type(self.token))
    }
}

/// The token of this place, with the next ones on both sides that are no space.
pub(super) fn name_at<'text>(tokens: &[Token<'text>], at: usize) -> Name<'text> {
    let is_space = |token: &&Token<'_>| token.text.trim().is_empty();
    let mut above = tokens[..at].iter().rev().filter(|token| !is_space(token));
    let link = above.next().map_or("", |token| token.text);
    let owner = match link {
        "::" | "." => above.next().map_or("", |token| token.text),
        _ => "",
    };
    let after = tokens[at + 1..].iter().find(|token| !is_space(token));
    Name {
        owner,
        link,
        token: tokens[at].text,
        after: after.map_or("", |token| token.text),
    }
}
