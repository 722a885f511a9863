use crate::import::schema::{ColumnType, Default, SqlKind, constant, sql_tokens};

use super::flavor::Flavor;

/// The default of a column; nothing for null.
///
/// `MariaDB` says it in SQL. `MySQL` says a value as it is, and in SQL what it works out.
pub fn default(flavor: Flavor, text: &str, extra: &str, kind: &ColumnType) -> Option<Default> {
    let is_sql = flavor == Flavor::Mariadb || extra.contains("default_generated");
    if !is_sql && *kind != ColumnType::Bool {
        return Some(Default::Value(text.to_owned()));
    }
    if text.eq_ignore_ascii_case("null") {
        return None;
    }
    let text = flavor.standard_sql(text);
    Some(match bits(&text).or_else(|| constant(&text)) {
        Some(value) => Default::Value(value),
        None => Default::Expression(text),
    })
}

/// `b'1'` as its number.
fn bits(text: &str) -> Option<String> {
    let tokens = sql_tokens(text);
    let kinds: Vec<_> = tokens.iter().map(|token| &token.kind).collect();
    match kinds.as_slice() {
        [SqlKind::Word(b), SqlKind::Text(bits)] if b.eq_ignore_ascii_case("b") => {
            let number = u64::from_str_radix(bits, 2).ok()?;
            Some(number.to_string())
        }
        _ => None,
    }
}
