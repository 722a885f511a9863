use rusqlite::{Connection, Result};

use crate::import::notice::{Notice, RuleReason};
use crate::sql::sql_tokens;

/// What a statement that makes a table may say and the language has no word for: the words, what
/// it is, and why it is not in the spec.
const CLAUSES: [(&[&str], &str, &str); 2] = [
    (
        &["initially", "deferred"],
        "`INITIALLY DEFERRED`",
        "every statement is checked at its end",
    ),
    (
        &["on", "conflict"],
        "`ON CONFLICT`",
        "a value that breaks a rule is refused",
    ),
];

/// The same for what `SQLite` tells of a table by itself; `@` stands for all names.
const FACTS: [(&str, &str, &str); 2] = [
    (
        "SELECT DISTINCT \"from\" FROM pragma_foreign_key_list(?1) \
         WHERE on_update NOT IN ('NO ACTION', 'RESTRICT') ORDER BY 1",
        "`ON UPDATE` of `@`",
        "keys do not change",
    ),
    (
        "SELECT l.name FROM pragma_index_list(?1) l WHERE EXISTS \
         (SELECT 1 FROM pragma_index_xinfo(l.name) WHERE key = 1 AND desc = 1) ORDER BY l.seq DESC",
        "the order in the index `@`",
        "the indexes of a spec go upwards",
    ),
];

/// What there is of a table that the language has no word for.
pub fn facts(connection: &Connection, table: &str, sql: &str) -> Result<Vec<Notice>> {
    let mut reasons = Vec::new();
    let tokens = sql_tokens(sql);
    for (words, what, why) in CLAUSES {
        let mut places = tokens.windows(words.len());
        if places.any(|place| place.iter().zip(words).all(|(token, word)| token.is(word))) {
            reasons.push(RuleReason::not_said(what, &[], why));
        }
    }
    for (sql, what, why) in FACTS {
        let mut statement = connection.prepare(sql)?;
        let names = statement.query_map([table], |row| row.get::<_, String>(0))?;
        let names = names.collect::<Result<Vec<_>>>()?;
        if !names.is_empty() {
            reasons.push(RuleReason::not_said(what, &names, why));
        }
    }
    let notices = reasons
        .into_iter()
        .map(|reason| Notice::table(table, reason));
    Ok(notices.collect())
}
