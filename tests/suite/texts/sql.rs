//! What SQL says in strings, on each engine.

use rusqlite::Connection;
use scaffold::model::Engine;
use sqlparser::dialect::{Dialect, MySqlDialect, PostgreSqlDialect};
use sqlparser::keywords::Keyword;
use sqlparser::tokenizer::{Token, Tokenizer};

const COLUMNS: [&str; 4] = ["word", "plain", "matched", "object"];

/// The defaults of the columns of the table `texts`.
pub fn defaults(engine: Engine, migration: &str) -> [String; 4] {
    match engine {
        Engine::Sqlite => on_sqlite(migration),
        Engine::Postgres => written(&PostgreSqlDialect {}, migration),
        Engine::Mysql => written(&MySqlDialect {}, migration),
    }
}

/// What a row has that is given none of them; the checks of the table take it.
fn on_sqlite(migration: &str) -> [String; 4] {
    let database = Connection::open_in_memory().unwrap();
    database.execute_batch(migration).unwrap();
    let insert = "INSERT INTO texts (id, created_at, updated_at) VALUES (x'00112233445566778899aabbccddeeff', \
                  '2026-01-31 00:00:00.000000', '2026-01-31 00:00:00.000000')";
    database.execute_batch(insert).unwrap();
    let select = format!("SELECT {} FROM texts", COLUMNS.join(", "));
    database
        .query_row(&select, [], |row| {
            Ok([row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?])
        })
        .unwrap()
}

/// The texts behind `DEFAULT`; that of the first column is also one of those that its check takes.
fn written(dialect: &dyn Dialect, migration: &str) -> [String; 4] {
    let tokens = Tokenizer::new(dialect, migration).tokenize().unwrap();
    let tokens: Vec<_> = tokens
        .into_iter()
        .filter(|token| !matches!(token, Token::Whitespace(_) | Token::LParen))
        .collect();
    let ends = tokens.iter().filter(|token| **token == Token::SemiColon);
    assert_eq!(ends.count(), 1, "{migration}");

    let defaults = COLUMNS.map(|column| {
        let is_column = |token: &Token| matches!(token, Token::Word(word) if word.value == column);
        let start = tokens.iter().position(is_column).unwrap();
        text_behind(Keyword::DEFAULT, &tokens[start..]).unwrap()
    });
    assert_eq!(text_behind(Keyword::IN, &tokens), Some(defaults[0].clone()));
    defaults
}

fn text_behind(keyword: Keyword, tokens: &[Token]) -> Option<String> {
    tokens.windows(2).find_map(|pair| match pair {
        [Token::Word(word), Token::SingleQuotedString(text)] if word.keyword == keyword => {
            Some(text.clone())
        }
        _ => None,
    })
}
