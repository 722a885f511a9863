use super::vocabulary::Vocabulary;

/// A piece of a line: a name, a phrase, or what is between them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct LineToken<'text> {
    pub(super) text: &'text str,
    pub(super) is_name: bool,
}

/// A line in pieces that make it up again; each space and sign is one of its own.
pub(super) fn tokens<'text>(line: &'text str, vocabulary: &Vocabulary) -> Vec<LineToken<'text>> {
    let mut tokens = Vec::new();
    let mut rest = line;
    while let Some(first) = rest.chars().next() {
        let (length, is_name) = if is_part(first) {
            (
                vocabulary.phrase(rest).unwrap_or_else(|| name_length(rest)),
                true,
            )
        } else if rest.starts_with("::") {
            (2, false)
        } else {
            (first.len_utf8(), false)
        };
        let (text, after) = rest.split_at(length);
        tokens.push(LineToken { text, is_name });
        rest = after;
    }
    tokens
}

/// `blog_posts`, and `blog-posts` as in routes.
fn name_length(text: &str) -> usize {
    let mut end = 0;
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let is_inner_dash = letter == '-'
            && at > 0
            && letters
                .peek()
                .is_some_and(|(_, next)| next.is_alphanumeric());
        if !is_part(letter) && !is_inner_dash {
            break;
        }
        end = at + letter.len_utf8();
    }
    end
}

fn is_part(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
}

/// A name with its neighbours in the line; there is nothing beside the ends.
#[derive(Debug, Clone, Copy)]
pub(super) struct NameInLine<'text> {
    /// What it is part of: `models` of `models::Post`, `post` of `post.title`.
    pub(super) owner: &'text str,
    /// What is before it: `::`, `.`, or a sign or word of any kind.
    pub(super) link: &'text str,
    pub(super) token: &'text str,
    pub(super) after: &'text str,
}

/// A name with some of its neighbours.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct NameContext {
    before: Option<String>,
    token: String,
    after: Option<String>,
}

impl NameInLine<'_> {
    /// The closest first.
    pub(super) fn contexts(&self) -> Vec<NameContext> {
        let Self {
            owner,
            link,
            token,
            after,
        } = *self;
        let before = format!("{owner}{link}");
        let context = |before: Option<&str>, after: Option<&str>| NameContext {
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
pub(super) fn name_at<'text>(tokens: &[LineToken<'text>], at: usize) -> NameInLine<'text> {
    let is_space = |token: &&LineToken<'_>| token.text.trim().is_empty();
    let mut above = tokens[..at].iter().rev().filter(|token| !is_space(token));
    let link = above.next().map_or("", |token| token.text);
    let owner = match link {
        "::" | "." => above.next().map_or("", |token| token.text),
        _ => "",
    };
    let after = tokens[at + 1..].iter().find(|token| !is_space(token));
    NameInLine {
        owner,
        link,
        token: tokens[at].text,
        after: after.map_or("", |token| token.text),
    }
}
