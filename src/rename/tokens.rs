use super::words::Words;

/// A piece of a line: a name, a phrase, or what is between them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Token<'text> {
    pub(super) text: &'text str,
    pub(super) is_name: bool,
}

/// A line in pieces that make it up again; each space and sign is one of its own.
pub(super) fn tokens<'text>(line: &'text str, words: &Words) -> Vec<Token<'text>> {
    let mut tokens = Vec::new();
    let mut rest = line;
    while let Some(first) = rest.chars().next() {
        let (length, is_name) = if is_part(first) {
            (
                words.phrase(rest).unwrap_or_else(|| name_length(rest)),
                true,
            )
        } else if rest.starts_with("::") {
            (2, false)
        } else {
            (first.len_utf8(), false)
        };
        let (text, after) = rest.split_at(length);
        tokens.push(Token { text, is_name });
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
