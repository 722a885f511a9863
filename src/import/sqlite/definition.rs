use crate::import::schema::{Check, SqlToken, sql_tokens};

/// The checks of a table, from the statement that made it.
pub fn checks(sql: &str) -> Vec<Check> {
    let tokens = sql_tokens(sql);
    let mut checks = Vec::new();
    let mut at = 0;
    let mut depth = 0_usize;
    while let Some(token) = tokens.get(at) {
        if depth == 1 && token.is("check") && is_open(tokens.get(at + 1)) {
            let end = closing(&tokens, at + 1);
            let text = match (tokens.get(at + 1), tokens.get(end)) {
                (Some(open), Some(close)) => sql.get(open.end..close.start),
                _ => None,
            };
            checks.extend(text.map(|text| Check {
                text: text.to_owned(),
            }));
            at = end + 1;
            continue;
        }
        depth += usize::from(token.is_sign("("));
        depth = depth.saturating_sub(usize::from(token.is_sign(")")));
        at += 1;
    }
    checks
}

/// Whether an index is of the rows alone whose `deleted_at` is null.
pub fn is_of_alive(sql: &str) -> bool {
    let tokens = sql_tokens(sql);
    let Some(at) = tokens.iter().position(|token| token.is("where")) else {
        return false;
    };
    let condition = sql.get(tokens[at].end..).unwrap_or_default();
    let words: Vec<_> = condition
        .split_whitespace()
        .map(|word| word.trim_matches(['"', '(', ')', '`']).to_ascii_lowercase())
        .collect();
    words == ["deleted_at", "is", "null"]
}

/// What an index is of, one by one, from the statement that made it.
pub fn parts(sql: &str) -> Vec<String> {
    let tokens = sql_tokens(sql);
    let Some(open) = tokens.iter().position(|token| token.is_sign("(")) else {
        return Vec::new();
    };
    let mut parts = Vec::new();
    let mut start = tokens[open].end;
    let mut depth = 0_usize;
    for token in tokens
        .get(open..=closing(&tokens, open))
        .unwrap_or_default()
    {
        depth += usize::from(token.is_sign("("));
        depth = depth.saturating_sub(usize::from(token.is_sign(")")));
        if depth == 0 || (depth == 1 && token.is_sign(",")) {
            parts.extend(sql.get(start..token.start).map(str::to_owned));
            start = token.end;
        }
    }
    parts
}

fn is_open(token: Option<&SqlToken>) -> bool {
    token.is_some_and(|token| token.is_sign("("))
}

/// The place of the bracket that closes the one at `open`; the end of the text if there is none.
fn closing(tokens: &[SqlToken], open: usize) -> usize {
    let mut depth = 0_usize;
    for (at, token) in tokens.iter().enumerate().skip(open) {
        depth += usize::from(token.is_sign("("));
        if token.is_sign(")") {
            depth -= 1;
            if depth == 0 {
                return at;
            }
        }
    }
    tokens.len()
}
