use std::collections::BTreeMap;

use mysql::prelude::Queryable as _;
use mysql::{Conn, Error};

use crate::import::notice::Notice;
use crate::import::schema::{Other, Schema, Table};

use super::columns::columns;
use super::connect::connect;
use super::constraints::{checks, references};
use super::error::MysqlError;
use super::flavor::Flavor;
use super::indexes::indexes;
use super::rows::fit_rows;

/// What generated services keep of their own migrations.
const OWN_TABLE: &str = "schema_migrations";

/// Tables by their names, while they are read.
pub type Tables = BTreeMap<String, Table>;

/// Reads the database that the address names; and its rows, if a service is to read them.
///
/// # Errors
/// When the server does not answer, or refuses.
pub fn read_mysql(address: &str, reads_rows: bool) -> Result<(Schema, Vec<Notice>), MysqlError> {
    let mut connection = connect(address)?;
    let name: Option<Option<String>> = connection.query_first("SELECT database()")?;
    let mut schema = Schema {
        name: name.flatten().ok_or(MysqlError::NoDatabase)?,
        ..Schema::default()
    };
    let flavor = Flavor::of(&mut connection)?;
    let mut tables = tables(&mut connection, &mut schema.others)?;
    let lowered = columns(&mut connection, flavor, &mut tables)?;
    indexes(&mut connection, flavor, &mut tables, &lowered)?;
    references(&mut connection, &mut tables)?;
    checks(&mut connection, flavor, &mut tables)?;
    let notices = if reads_rows {
        fit_rows(&mut connection, &mut tables)?
    } else {
        Vec::new()
    };
    schema.tables = tables.into_values().collect();
    schema.others.extend(triggers(&mut connection)?);
    Ok((schema, notices))
}

/// The tables; what is something else goes to `others`.
fn tables(connection: &mut Conn, others: &mut Vec<Other>) -> Result<Tables, Error> {
    let sql = "SELECT table_name, table_type, coalesce(table_comment, '') \
               FROM information_schema.tables WHERE table_schema = database() ORDER BY table_name";
    let mut tables = Tables::new();
    for (name, kind, comment) in connection.query::<(String, String, String), _>(sql)? {
        match kind.as_str() {
            _ if name == OWN_TABLE => {}
            "BASE TABLE" | "SYSTEM VERSIONED" => {
                let table = Table {
                    comment: Some(comment).filter(|comment| !comment.is_empty()),
                    name: name.clone(),
                    ..Table::default()
                };
                tables.insert(name, table);
            }
            "SEQUENCE" => others.push(not_a_table(name, "a sequence")),
            _ => others.push(not_a_table(name, "a view")),
        }
    }
    Ok(tables)
}

fn not_a_table(name: String, what: &'static str) -> Other {
    Other::NotATable { name, what }
}

fn triggers(connection: &mut Conn) -> Result<Vec<Other>, Error> {
    let sql = "SELECT trigger_name, event_object_table FROM information_schema.triggers \
               WHERE trigger_schema = database() ORDER BY event_object_table, trigger_name";
    connection.query_map(sql, |(name, table)| Other::Trigger { name, table })
}
