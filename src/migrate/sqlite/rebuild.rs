use crate::migrate::difference::TableChange;
use crate::migrate::handmade::Carried;
use crate::migrate::schema::Kind;
use crate::migrate::sql::{Missing, wrapped};

use super::create::{create_index, create_table};
use super::guard::guard;
use super::literal::string;
use super::quote::quote;
use super::takeover::{first_values, taken_over};

/// What `ALTER TABLE` cannot do: a new table takes over the rows and then the name.
///
/// The old table has its new name already. `passing` is the name of the new table meanwhile. With
/// `legacy_alter_table`, the last step leaves views and triggers that name the table alone.
pub fn rebuild(
    change: &TableChange<'_>,
    passing: &str,
    missing: Missing,
    carried: &Carried,
) -> Vec<String> {
    let to = change.to;
    let name = quote(&to.name);
    let more: Vec<_> = carried
        .columns
        .iter()
        .map(|column| column.to.text.as_str())
        .collect();
    let mut steps = vec![
        guard(change, passing, carried),
        create_table(to, passing, &more),
        copy(change, passing, missing, carried),
    ];
    steps.extend(
        to.columns
            .iter()
            .any(|column| column.kind == Kind::Serial)
            .then(|| keep_count(&to.name, passing)),
    );
    steps.push(format!("DROP TABLE {name};"));
    steps.push(format!(
        "PRAGMA legacy_alter_table = ON; -- leaves views and triggers as they are\nALTER TABLE {} RENAME TO {name};\nPRAGMA legacy_alter_table = OFF;",
        quote(passing)
    ));
    steps.extend(to.indexes.iter().map(|index| create_index(to, index)));
    steps.extend(
        carried
            .own
            .iter()
            .map(|object| format!("{};", object.to.text)),
    );
    steps
}

/// Of the lists of columns.
const WIDTH: usize = 96;

fn copy(change: &TableChange<'_>, passing: &str, missing: Missing, carried: &Carried) -> String {
    let mut names = Vec::new();
    let mut values = Vec::new();
    for column in &change.to.columns {
        let value = match change.source(column) {
            Some(from) => Some(taken_over(change, from, column, &from.name, missing)),
            None => first_values(change, column, missing),
        };
        if let Some(value) = value {
            names.push(quote(&column.name));
            values.push(value);
        }
    }
    let stored = carried
        .columns
        .iter()
        .filter(|column| !column.from.is_generated());
    for column in stored {
        names.push(quote(&column.to.name));
        values.push(quote(&column.from.name));
    }
    let condition = if change.loses_soft_delete() {
        "\nWHERE deleted_at IS NULL"
    } else {
        ""
    };
    let passing = quote(passing);
    let (names, values) = match (names.join(", "), values.join(", ")) {
        (names, values) if names.len().max(values.len()) < 60 => (names, format!(" {values}")),
        _ => (
            format!("\n{}\n", wrapped(&names, WIDTH).join("\n")),
            format!("\n{}", wrapped(&values, WIDTH).join("\n")),
        ),
    };
    let table = quote(&change.to.name);
    format!("INSERT INTO {passing} ({names})\nSELECT{values}\nFROM {table}{condition};")
}

/// Ids that were given once are not given again, also those of rows that are gone.
fn keep_count(table: &str, passing: &str) -> String {
    let (table, passing) = (string(table), string(passing));
    format!(
        "UPDATE sqlite_sequence\nSET seq = (SELECT max(seq) FROM sqlite_sequence WHERE name IN ({table}, {passing}))\n\
         WHERE name = {passing};"
    )
}
