use sqlx::{MySqlConnection, Result};

use crate::import::schema::DatabaseSchema;
use crate::import::server::connect::{connect_mysql, wait_for};
use crate::import::server::error::ServerError;

use super::constraints::{add_checks, add_indexes, add_references, tell_collations};
use super::facts::{facts, routines};
use super::flavor::Flavor;
use super::rows::fit_rows;
use super::tables::{add_columns, tables, triggers};

/// Reads the database that the address names; and its rows, if a service is to read them.
///
/// # Errors
/// When the server does not answer, or refuses.
pub fn read_mysql(address: &str, reads_rows: bool) -> Result<DatabaseSchema, ServerError> {
    wait_for(async {
        let mut connection = connect_mysql(address).await?;
        let name: Option<String> = sqlx::query_scalar("SELECT database()")
            .fetch_one(&mut connection)
            .await?;
        let name = name.ok_or(ServerError::NoDatabase)?;
        Ok(schema(&mut connection, name, reads_rows).await?)
    })
}

async fn schema(
    connection: &mut MySqlConnection,
    name: String,
    reads_rows: bool,
) -> Result<DatabaseSchema> {
    let mut schema = DatabaseSchema {
        name,
        ..DatabaseSchema::default()
    };
    let flavor = Flavor::of(connection).await?;
    let mut tables = tables(connection, &mut schema.others).await?;
    let lowered = add_columns(connection, flavor, &mut tables).await?;
    add_indexes(connection, flavor, &mut tables, &lowered).await?;
    if !reads_rows {
        tell_collations(&mut tables);
    }
    add_references(connection, &mut tables).await?;
    add_checks(connection, flavor, &mut tables).await?;
    if reads_rows {
        schema.notices = fit_rows(connection, &mut tables).await?;
    }
    schema.tables = tables.into_values().collect();
    schema.others.extend(triggers(connection).await?);
    schema.others.extend(routines(connection).await?);
    schema.notices.extend(facts(connection, flavor).await?);
    Ok(schema)
}
