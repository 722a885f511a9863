use postgres::{Client, Error};

use crate::import::schema::{Check, Table, sql_tokens};

/// Adds what the domains of a table's columns say of their values.
pub fn domains(client: &mut Client, oid: u32, table: &mut Table) -> Result<(), Error> {
    let sql = "SELECT a.attname::text, t.typnotnull, pg_get_constraintdef(c.oid) \
               FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid AND t.typtype = 'd' \
               LEFT JOIN pg_constraint c ON c.contypid = t.oid AND c.contype = 'c' \
               WHERE a.attrelid = $1 AND a.attnum > 0 AND NOT a.attisdropped \
               ORDER BY a.attnum, c.oid";
    for row in client.query(sql, &[&oid])? {
        let (name, is_required): (String, bool) = (row.try_get(0)?, row.try_get(1)?);
        let columns = table.columns.iter_mut();
        for column in columns.filter(|column| is_required && column.name == name) {
            column.nullable = false;
        }
        let definition: Option<String> = row.try_get(2)?;
        table
            .checks
            .extend(definition.map(|text| check(&text, &name)));
    }
    Ok(())
}

/// `CHECK ((VALUE > 0))` of a column.
fn check(definition: &str, column: &str) -> Check {
    let text = definition.strip_prefix("CHECK ").unwrap_or(definition);
    let mut changed = text.to_owned();
    for token in sql_tokens(text).iter().rev() {
        if token.is("value") {
            let quoted = format!("\"{}\"", column.replace('"', "\"\""));
            changed.replace_range(token.start..token.end, &quoted);
        }
    }
    Check { text: changed }
}
