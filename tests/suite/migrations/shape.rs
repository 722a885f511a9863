use std::collections::{BTreeMap, BTreeSet};

use rusqlite::Connection;

/// What a database is made of, however it came to be: each table and index with its parts.
///
/// The order of columns is no part of it: `ADD COLUMN` adds at the end.
pub type Shape = BTreeMap<String, BTreeSet<String>>;

pub fn shape(connection: &Connection) -> Shape {
    let sql = "SELECT name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%'";
    let mut statement = connection.prepare(sql).unwrap();
    let entries = statement
        .query_map([], |row| Ok((row.get(0)?, row.get::<_, String>(1)?)))
        .unwrap();
    entries
        .map(Result::unwrap)
        .map(|(name, sql)| (name, parts(&sql)))
        .collect()
}

fn parts(sql: &str) -> BTreeSet<String> {
    let plain = plain(sql);
    if plain.starts_with("CREATE INDEX") || plain.starts_with("CREATE UNIQUE") {
        return BTreeSet::from([plain]);
    }
    let (Some(start), Some(end)) = (plain.find('('), plain.rfind(')')) else {
        return BTreeSet::from([plain]);
    };
    let mut parts = vec![
        format!("{} {}", plain[..start].trim(), plain[end + 1..].trim()),
        String::new(),
    ];
    let mut depth = 0;
    for c in plain[start + 1..end].chars() {
        depth += i32::from(c == '(') - i32::from(c == ')');
        if c == ',' && depth == 0 {
            parts.push(String::new());
        } else if let Some(part) = parts.last_mut() {
            part.push(c);
        }
    }
    parts.iter().map(|part| part.trim().to_owned()).collect()
}

/// Without comments, line ends and quotes around names.
fn plain(sql: &str) -> String {
    let lines = sql
        .lines()
        .map(|line| line.split(" --").next().unwrap_or_default());
    let words = lines.flat_map(|line| {
        line.split_whitespace()
            .map(str::to_owned)
            .collect::<Vec<_>>()
    });
    words.collect::<Vec<_>>().join(" ").replace('"', "")
}
