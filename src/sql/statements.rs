use super::{SqlToken, sql_tokens};

/// One statement of an SQL text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SqlStatement {
    /// As it was written, without the `;`.
    pub text: String,
    /// Their places are within `text`.
    pub tokens: Vec<SqlToken>,
}

/// The statements of an SQL text; those within a trigger are part of it.
#[must_use]
pub fn sql_statements(sql: &str) -> Vec<SqlStatement> {
    let mut statements = Vec::new();
    let mut current: Vec<SqlToken> = Vec::new();
    let mut depth = 0_usize;
    for token in sql_tokens(sql) {
        if is_trigger(&current) {
            if token.is("BEGIN") || token.is("CASE") {
                depth += 1;
            } else if token.is("END") {
                depth = depth.saturating_sub(1);
            }
        }
        if token.is_sign(";") && depth == 0 {
            statements.extend(SqlStatement::of(sql, &std::mem::take(&mut current)));
        } else {
            current.push(token);
        }
    }
    statements.extend(SqlStatement::of(sql, &current));
    statements
}

impl SqlStatement {
    /// The part of a text that these tokens of it make up; nothing of none.
    #[must_use]
    pub fn of(sql: &str, tokens: &[SqlToken]) -> Option<Self> {
        let (start, end) = (tokens.first()?.start, tokens.last()?.end);
        let within = |token: &SqlToken| SqlToken {
            kind: token.kind.clone(),
            start: token.start - start,
            end: token.end - start,
        };
        Some(Self {
            text: sql[start..end].to_owned(),
            tokens: tokens.iter().map(within).collect(),
        })
    }
}

fn is_trigger(tokens: &[SqlToken]) -> bool {
    tokens.first().is_some_and(|token| token.is("CREATE"))
        && tokens.iter().take(3).any(|token| token.is("TRIGGER"))
}
