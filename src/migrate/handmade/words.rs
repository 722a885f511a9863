use std::iter::Peekable;
use std::ops::Range;
use std::str::CharIndices;

/// A name, a keyword, a literal or a sign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// A name without its quotes, a literal with them.
    pub text: String,
    /// Where it is in the source, with quotes.
    pub place: Range<usize>,
    /// Whether it may be a name; literals and signs may not.
    pub is_name: bool,
}

impl Word {
    pub fn is(&self, word: &str) -> bool {
        self.is_name && self.text.eq_ignore_ascii_case(word)
    }
}

/// The words of an SQL text, without comments.
pub fn words(sql: &str) -> Vec<Word> {
    let mut chars = sql.char_indices().peekable();
    let mut words = Vec::new();
    while let Some((start, c)) = chars.next() {
        let next = chars.peek().map(|(_, next)| *next);
        match (c, next) {
            ('-', Some('-')) => skip_until(&mut chars, '\n'),
            ('/', Some('*')) => skip_block(&mut chars),
            ('\'' | '"' | '`', _) => words.push(quoted(sql, &mut chars, start, c)),
            ('[', _) => words.push(quoted(sql, &mut chars, start, ']')),
            _ if c.is_whitespace() => {}
            _ if is_part(c) => words.push(plain(sql, &mut chars, start)),
            _ => words.push(Word {
                text: c.to_string(),
                place: start..start + c.len_utf8(),
                is_name: false,
            }),
        }
    }
    words
}

type Chars<'sql> = Peekable<CharIndices<'sql>>;

fn plain(sql: &str, chars: &mut Chars<'_>, start: usize) -> Word {
    while chars.next_if(|(_, c)| is_part(*c)).is_some() {}
    let place = start..end(sql, chars);
    let text = sql[place.clone()].to_owned();
    let is_name = !text.starts_with(|c: char| c.is_ascii_digit());
    Word {
        text,
        place,
        is_name,
    }
}

/// The closing quote twice stands for itself.
fn quoted(sql: &str, chars: &mut Chars<'_>, start: usize, close: char) -> Word {
    let mut text = String::new();
    while let Some((_, c)) = chars.next() {
        let is_twice = |chars: &mut Chars<'_>| {
            close != ']' && chars.next_if(|(_, next)| *next == close).is_some()
        };
        if c == close && !is_twice(chars) {
            break;
        }
        text.push(c);
    }
    let place = start..end(sql, chars);
    let is_name = close != '\'';
    let text = if is_name {
        text
    } else {
        sql[place.clone()].to_owned()
    };
    Word {
        text,
        place,
        is_name,
    }
}

fn skip_until(chars: &mut Chars<'_>, end: char) {
    while chars.next().is_some_and(|(_, c)| c != end) {}
}

fn skip_block(chars: &mut Chars<'_>) {
    chars.next();
    while let Some((_, c)) = chars.next() {
        if c == '*' && chars.next_if(|(_, next)| *next == '/').is_some() {
            return;
        }
    }
}

fn end(sql: &str, chars: &mut Chars<'_>) -> usize {
    chars.peek().map_or(sql.len(), |(at, _)| *at)
}

fn is_part(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || c == '$'
}
