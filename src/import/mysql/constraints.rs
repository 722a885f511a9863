use mysql::prelude::Queryable as _;
use mysql::{Conn, Error};

use crate::import::schema::{Action, Check, ForeignKey, sql_tokens};

use super::flavor::Flavor;
use super::read::Tables;

/// A column of a foreign key, with what it refers to.
type Reference = (String, String, String, String, bool, String, String);

/// Adds the foreign keys.
pub fn references(connection: &mut Conn, tables: &mut Tables) -> Result<(), Error> {
    let sql = "SELECT k.table_name, k.constraint_name, k.column_name, k.referenced_table_name, \
               k.referenced_table_schema = database(), k.referenced_column_name, r.delete_rule \
               FROM information_schema.key_column_usage k \
               JOIN information_schema.referential_constraints r \
               ON r.constraint_schema = k.constraint_schema \
               AND r.constraint_name = k.constraint_name AND r.table_name = k.table_name \
               WHERE k.table_schema = database() AND k.referenced_table_name IS NOT NULL \
               ORDER BY k.table_name, k.constraint_name, k.ordinal_position";
    let mut last = None;
    for row in connection.query::<Reference, _>(sql)? {
        let (table, name, column, target, is_here, target_column, rule) = row;
        let Some(read) = tables.get_mut(&table) else {
            continue;
        };
        let this = Some((table, name));
        if let Some(key) = read.references.last_mut().filter(|_| last == this) {
            key.columns.push(column);
            key.target.push(target_column);
            continue;
        }
        last = this;
        read.references.push(ForeignKey {
            columns: vec![column],
            // A table of another database has no entity, and its name cannot be mistaken.
            table: if is_here {
                target
            } else {
                format!("another database's {target}")
            },
            target: vec![target_column],
            on_delete: Action::named(&rule),
        });
    }
    Ok(())
}

/// Adds the checks, as far as they are enforced.
pub fn checks(connection: &mut Conn, flavor: Flavor, tables: &mut Tables) -> Result<(), Error> {
    let sql = match flavor {
        Flavor::Mysql => {
            "SELECT t.table_name, c.check_clause FROM information_schema.check_constraints c \
             JOIN information_schema.table_constraints t \
             ON t.constraint_schema = c.constraint_schema \
             AND t.constraint_name = c.constraint_name AND t.constraint_type = 'CHECK' \
             WHERE c.constraint_schema = database() AND t.enforced = 'YES' \
             ORDER BY t.table_name, c.constraint_name"
        }
        Flavor::Mariadb => {
            "SELECT table_name, check_clause FROM information_schema.check_constraints \
             WHERE constraint_schema = database() ORDER BY table_name, constraint_name"
        }
    };
    for (table, text) in connection.query::<(String, String), _>(sql)? {
        if let Some(table) = tables.get_mut(&table) {
            let text = in_bytes(&flavor.standard_sql(&text));
            table.checks.push(Check { text });
        }
    }
    Ok(())
}

/// Calls `length` by its other name, because it counts bytes here.
fn in_bytes(text: &str) -> String {
    let mut changed = text.to_owned();
    for token in sql_tokens(text).iter().rev() {
        if token.is("length") {
            changed.replace_range(token.start..token.end, "octet_length");
        }
    }
    changed
}
