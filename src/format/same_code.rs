use super::scan::opaque_length;

/// Whether two Rust texts differ in their layout alone, whatever the width and the indentation that
/// somebody has asked `rustfmt` for: in blanks between words, in commas at the ends of lists, and in
/// braces around the one expression of an arm or a closure.
#[must_use]
pub fn is_same_code(one: &str, other: &str) -> bool {
    one == other || unlaid(&tokens(one)) == unlaid(&tokens(other))
}

/// Words, signs, literals and comments.
#[must_use]
pub fn tokens(text: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(sign) = text[at..].chars().next() {
        let is_word = |c: char| c.is_alphanumeric() || c == '_';
        let length = match sign {
            '/' | '"' | '\'' | 'r' | 'b' | 'c' => opaque_length(text, at),
            _ => 0,
        };
        let length = if length > 0 {
            length
        } else if is_word(sign) {
            let rest = &text[at..];
            rest.find(|c| !is_word(c)).unwrap_or(rest.len())
        } else {
            sign.len_utf8()
        };
        if !sign.is_whitespace() {
            tokens.push(text[at..at + length].trim_end());
        }
        at += length;
    }
    tokens
}

/// Without what only the layout asks for.
fn unlaid<'text>(tokens: &[&'text str]) -> Vec<&'text str> {
    let mut left: Vec<&str> = Vec::with_capacity(tokens.len());
    // The ends of the blocks whose braces go, and whether a comma has to stand for them.
    let mut ends: Vec<(usize, bool)> = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        if ends.last().is_some_and(|(end, _)| *end == at) {
            let (_, is_arm) = ends.pop().unwrap_or_default();
            trim_comma(&mut left);
            if is_arm && tokens.get(at + 1) != Some(&",") && tokens.get(at + 1) != Some(&"}") {
                left.push(",");
            }
            continue;
        }
        if *token == "{" {
            let is_arm = left.ends_with(&["=", ">"]);
            let is_closure = left.last() == Some(&"|");
            if let Some(end) = expression_end(tokens, at).filter(|_| is_arm || is_closure) {
                ends.push((end, is_arm));
                continue;
            }
        }
        if [")", "]", "}", "{", ">"].contains(token) && left.last() == Some(&",") {
            trim_comma(&mut left);
        }
        left.push(token);
    }
    left
}

fn trim_comma(left: &mut Vec<&str>) {
    if left.last() == Some(&",") {
        left.pop();
    }
}

/// Where a block ends that holds one expression and nothing else.
fn expression_end(tokens: &[&str], start: usize) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, token) in tokens.iter().enumerate().skip(start) {
        match *token {
            "{" | "(" | "[" => depth += 1,
            "}" | ")" | "]" => {
                depth = depth.checked_sub(1)?;
                if depth == 0 {
                    return (at > start + 1).then_some(at);
                }
            }
            ";" if depth == 1 => return None,
            _ if depth == 1 && token.starts_with("//") => return None,
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::is_same_code;

    #[test]
    fn layout_is_no_difference() {
        for (one, other) in [
            (
                "fn a() { b(c, d) }",
                "fn a() {\n\tb(\n\t\tc,\n\t\td,\n\t)\n}",
            ),
            (
                "match a { B => c(), D => e }",
                "match a {\n    B => {\n        c()\n    }\n    D => e,\n}",
            ),
            (
                "match a { B => { c() } D => { e } }",
                "match a {\n B => c(),\n D => e,\n}",
            ),
            ("a.map(|b| c(b))", "a.map(|b| {\n    c(b)\n})"),
            (
                "fn a<T>() where T: B, {}",
                "fn a<T>()\nwhere\n    T: B\n{\n}",
            ),
            ("// One.  \na", "    // One.\n  a"),
        ] {
            assert!(is_same_code(one, other), "{one}\n{other}");
        }
    }

    #[test]
    fn words_and_blocks_are_a_difference() {
        for (one, other) in [
            ("let a = 1;", "leta = 1;"),
            ("\"a b\"", "\"ab\""),
            ("// One two.", "// Onetwo."),
            ("a", "// Mine.\na"),
            ("if a { b(); } c();", "if a { b(); c(); }"),
            (
                "match a { B => { c(); } D => e }",
                "match a { B => c(), D => e }",
            ),
            ("f(a, b)", "f(b, a)"),
            ("a(b, c)", "a(b c)"),
        ] {
            assert!(!is_same_code(one, other), "{one}\n{other}");
        }
    }
}
