/// A part of an expression, as far as finding names needs to tell them apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TemplateToken<'source> {
    Name(&'source str),
    Text,
    Number,
    Sign(char),
}

/// Cuts what stands between two markers.
#[must_use]
pub fn tokens(source: &str) -> Vec<TemplateToken<'_>> {
    let mut tokens = Vec::new();
    let mut rest = source.trim_start();
    while let Some(first) = rest.chars().next() {
        let (token, length) = match first {
            '"' | '\'' | '`' => (TemplateToken::Text, text_length(rest, first)),
            '0'..='9' => (
                TemplateToken::Number,
                run(rest, |c| c.is_ascii_digit() || c == '.'),
            ),
            '_' | 'a'..='z' | 'A'..='Z' => {
                let length = run(rest, |c| c == '_' || c.is_ascii_alphanumeric());
                (TemplateToken::Name(&rest[..length]), length)
            }
            sign => (TemplateToken::Sign(sign), sign.len_utf8()),
        };
        tokens.push(token);
        rest = rest[length..].trim_start();
    }
    tokens
}

fn run(rest: &str, belongs: impl Fn(char) -> bool) -> usize {
    rest.find(|character| !belongs(character))
        .unwrap_or(rest.len())
}

fn text_length(rest: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, character) in rest.char_indices().skip(1) {
        match character {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if character == quote => return at + 1,
            _ => {}
        }
    }
    rest.len()
}
