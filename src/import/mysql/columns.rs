use std::collections::BTreeMap;

use mysql::prelude::Queryable as _;
use mysql::{Conn, Error};

use crate::import::schema::{Column, lowered};

use super::default::default;
use super::flavor::Flavor;
use super::kind::kind;
use super::read::Tables;

/// A row of the server's own list of columns.
type Described = (
    String,
    String,
    String,
    String,
    Option<String>,
    String,
    String,
    Option<String>,
);

/// By table and name, the columns that have another one in lower case, with that one.
pub type Lowered = BTreeMap<(String, String), String>;

/// Adds the columns to their tables.
pub fn columns(
    connection: &mut Conn,
    flavor: Flavor,
    tables: &mut Tables,
) -> Result<Lowered, Error> {
    let mut all_lowered = Lowered::new();
    let sql = "SELECT table_name, column_name, column_type, is_nullable, column_default, extra, \
               column_comment, generation_expression \
               FROM information_schema.columns WHERE table_schema = database() \
               ORDER BY table_name, ordinal_position";
    for row in connection.query::<Described, _>(sql)? {
        let (table_name, name, declared, nullable, filled, extra, comment, computed) = row;
        let Some(table) = tables.get_mut(&table_name) else {
            continue;
        };
        if let Some(column) = computed.as_deref().and_then(lowered) {
            all_lowered.insert((table_name, name.clone()), column);
        }
        let extra = extra.to_ascii_lowercase();
        let computed = computed.is_some_and(|text| !text.is_empty());
        let kind = kind(&declared);
        table.makes_keys |= extra.contains("auto_increment");
        table.columns.push(Column {
            default: filled
                .filter(|_| !computed)
                .and_then(|text| default(flavor, &text, &extra, &kind)),
            name,
            comment: Some(comment).filter(|comment| !comment.is_empty()),
            kind,
            declared,
            nullable: nullable.eq_ignore_ascii_case("yes"),
            generated: computed,
        });
    }
    Ok(all_lowered)
}
