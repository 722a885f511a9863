use std::ops::Range;

/// A place where a Rust text can be cut: a run of blank lines outside of strings and comments.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gap {
    pub start: usize,
    pub end: usize,
    /// How many brackets are open.
    pub depth: usize,
}

/// A pair of braces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Block {
    /// The place of its `{`.
    pub start: usize,
    /// The place of its `}`.
    pub end: usize,
    /// How many brackets are open around it.
    pub depth: usize,
}

impl Block {
    /// What is between the braces.
    #[must_use]
    pub fn body(&self) -> Range<usize> {
        self.start + 1..self.end
    }
}

/// What the brackets and the blank lines of a Rust text say about its parts.
#[derive(Debug, Default)]
pub struct Scan {
    /// In the order of the text.
    pub gaps: Vec<Gap>,
    /// In the order of their ends.
    pub blocks: Vec<Block>,
}

/// Reads brackets, strings, comments and blank lines; nothing if they do not match up.
#[must_use]
pub fn scan(text: &str) -> Option<Scan> {
    let bytes = text.as_bytes();
    let mut scan = Scan::default();
    let mut open: Vec<(u8, usize)> = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            b'/' | b'"' | b'\'' | b'r' | b'b' | b'c' => {
                at += opaque_length(text, at).max(1);
                continue;
            }
            opening @ (b'(' | b'[' | b'{') => open.push((opening, at)),
            closing @ (b')' | b']' | b'}') => {
                let (opening, start) = open.pop()?;
                if !matches!(
                    (opening, closing),
                    (b'(', b')') | (b'[', b']') | (b'{', b'}')
                ) {
                    return None;
                }
                if closing == b'}' {
                    let (end, depth) = (at, open.len());
                    scan.blocks.push(Block { start, end, depth });
                }
            }
            b'\n' => {
                if let Some(end) = blank_lines_end(bytes, at + 1) {
                    scan.gaps.push(Gap {
                        start: at + 1,
                        end,
                        depth: open.len(),
                    });
                    at = end;
                    continue;
                }
            }
            _ => {}
        }
        at += 1;
    }
    open.is_empty().then_some(scan)
}

/// Where the blank lines end that begin here, if there are any.
fn blank_lines_end(bytes: &[u8], start: usize) -> Option<usize> {
    let mut end = None;
    let mut at = start;
    while let Some(byte) = bytes.get(at) {
        at += 1;
        match byte {
            b'\n' => end = Some(at),
            b' ' | b'\t' | b'\r' => {}
            _ => break,
        }
    }
    end
}

/// The length of the comment, string or character that begins here; 0 if none does.
#[must_use]
pub fn opaque_length(text: &str, at: usize) -> usize {
    let bytes = &text.as_bytes()[at..];
    match bytes {
        [b'/', b'/', ..] => bytes
            .iter()
            .position(|byte| *byte == b'\n')
            .unwrap_or(bytes.len()),
        [b'/', b'*', ..] => block_comment_length(bytes),
        [b'/', ..] => 0,
        _ if is_inside_word(text, at) => 0,
        _ => literal_length(&text[at..]),
    }
}

fn is_inside_word(text: &str, at: usize) -> bool {
    let before = text[..at].chars().next_back();
    before.is_some_and(|before| before == '_' || before.is_alphanumeric())
}

fn literal_length(rest: &str) -> usize {
    let prefix = rest
        .find(|letter| !matches!(letter, 'r' | 'b' | 'c'))
        .unwrap_or(rest.len());
    let (prefix, quoted) = rest.split_at(prefix.min(2));
    let length = match quoted.bytes().next() {
        Some(b'"' | b'#') if prefix.contains('r') => raw_string_length(quoted),
        Some(b'"') => quoted_length(quoted, b'"'),
        Some(b'\'') => character_length(quoted),
        _ => 0,
    };
    if length == 0 {
        0
    } else {
        prefix.len() + length
    }
}

fn block_comment_length(bytes: &[u8]) -> usize {
    let mut depth = 0;
    let mut at = 0;
    while at + 1 < bytes.len() {
        match &bytes[at..at + 2] {
            b"/*" => depth += 1,
            b"*/" => depth -= 1,
            _ => {
                at += 1;
                continue;
            }
        }
        at += 2;
        if depth == 0 {
            return at;
        }
    }
    bytes.len()
}

fn raw_string_length(quoted: &str) -> usize {
    let hashes = quoted.bytes().take_while(|byte| *byte == b'#').count();
    if quoted.as_bytes().get(hashes) != Some(&b'"') {
        // A raw identifier.
        return 0;
    }
    let close = format!("\"{}", "#".repeat(hashes));
    let inside = &quoted[hashes + 1..];
    inside
        .find(&close)
        .map_or(quoted.len(), |end| hashes + 1 + end + close.len())
}

/// A quote cannot be a part of another letter, so bytes will do.
fn quoted_length(quoted: &str, quote: u8) -> usize {
    let mut escaped = false;
    for (at, byte) in quoted.bytes().enumerate().skip(1) {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            _ if byte == quote => return at + 1,
            _ => {}
        }
    }
    quoted.len()
}

/// A character in quotes; a lifetime is none.
fn character_length(quoted: &str) -> usize {
    let mut inside = quoted.chars().skip(1);
    match (inside.next(), inside.next()) {
        (Some('\\'), _) => quoted_length(quoted, b'\''),
        (Some(character), Some('\'')) => 2 + character.len_utf8(),
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::scan;

    fn cuts(text: &str) -> Option<Vec<usize>> {
        scan(text).map(|scan| scan.gaps.iter().map(|gap| gap.depth).collect())
    }

    #[test]
    fn blank_lines_are_found_with_their_depth() {
        assert_eq!(
            cuts("a\n\nb {\n c\n\n d(\n\n)\n}\n\n\ne\n"),
            Some(vec![0, 1, 2, 0])
        );
    }

    #[test]
    fn strings_characters_and_comments_do_not_count() {
        assert_eq!(
            cuts(
                "\"{\\\"\n\n\" r#\"{\n\n\"\"# '{' '\\'' b'(' // {\n/* {\n\n/* } */ */ f<'a>('a')\n"
            ),
            Some(vec![])
        );
        assert_eq!(
            cuts("let r#type = br\"\n\n(\";\n\nlet c = c\"{\";\n"),
            Some(vec![0])
        );
    }

    #[test]
    fn what_does_not_match_up_is_not_cut() {
        for text in ["{", "}", "(]", "\"", "/*", "'", "r\"", "é'é"] {
            let _ = scan(text);
        }
        assert_eq!(cuts("{"), None);
        assert_eq!(cuts("(]"), None);
    }
}
