use super::words::{Word, words};

/// One statement of an SQL text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// As it was written, without the `;`.
    pub text: String,
    /// Their places are within `text`.
    pub words: Vec<Word>,
}

/// The statements of an SQL text; those within a trigger are part of it.
pub fn statements(sql: &str) -> Vec<Statement> {
    let mut statements = Vec::new();
    let mut current: Vec<Word> = Vec::new();
    let mut depth = 0_usize;
    for word in words(sql) {
        if is_trigger(&current) {
            if word.is("BEGIN") || word.is("CASE") {
                depth += 1;
            } else if word.is("END") {
                depth = depth.saturating_sub(1);
            }
        }
        if !word.is_name && word.text == ";" && depth == 0 {
            statements.extend(statement(sql, std::mem::take(&mut current)));
        } else {
            current.push(word);
        }
    }
    statements.extend(statement(sql, current));
    statements
}

fn statement(sql: &str, mut words: Vec<Word>) -> Option<Statement> {
    let start = words.first()?.place.start;
    let end = words.last()?.place.end;
    for word in &mut words {
        word.place = word.place.start - start..word.place.end - start;
    }
    Some(Statement {
        text: sql[start..end].to_owned(),
        words,
    })
}

fn is_trigger(words: &[Word]) -> bool {
    words.first().is_some_and(|word| word.is("CREATE"))
        && words.iter().take(3).any(|word| word.is("TRIGGER"))
}
