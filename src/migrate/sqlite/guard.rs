use crate::migrate::difference::TableChange;
use crate::migrate::handmade::{Carried, ObjectKind};
use crate::migrate::sql::wrapped;

use super::literal::string;
use super::quote::quote;

/// Of the list of columns.
const WIDTH: usize = 84;

/// Stops where the old table has a column that would be left behind unseen: one that another branch
/// or somebody at a database has added.
pub fn guard(change: &TableChange<'_>, passing: &str, carried: &Carried) -> String {
    let table = &change.to.name;
    let taken = carried.columns.iter().map(|column| &column.from);
    let lost = carried
        .lost
        .iter()
        .filter(|object| object.kind == ObjectKind::Column);
    let ours = change.from.columns.iter().map(|column| &column.name);
    let known: Vec<_> = ours
        .chain(taken.chain(lost).map(|object| &object.name))
        .map(|name| string(name))
        .collect();
    let unknown = quote(&format!("{passing}_unknown"));
    let rule = quote(&format!(
        "{table} has columns that this migration does not know"
    ));
    let known = wrapped(&known, WIDTH).join("\n");
    format!(
        "-- A column that is not known here would be left behind with its values.\n\
         CREATE TEMP TABLE {unknown} (\n    \
             name TEXT CONSTRAINT {rule} CHECK (name IS NULL)\n\
         );\n\
         INSERT INTO {unknown}\n\
         SELECT name FROM pragma_table_xinfo({}) WHERE name COLLATE NOCASE NOT IN (\n{known}\n);\n\
         DROP TABLE {unknown};",
        string(table)
    )
}
