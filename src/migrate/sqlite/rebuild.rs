use crate::dialect::SQLITE;
use crate::migrate::ddl::{
    MissingValues, ValueTransfer, create_index, create_passing_table, string, wrapped,
};
use crate::migrate::difference::TableChange;
use crate::migrate::schema::ColumnKind;
use crate::migrate::user_objects::{CarriedObjects, UserObjectKind};

/// What `ALTER TABLE` cannot do: a new table takes over the rows and then the name.
///
/// The old table has its new name already. `passing` is the name of the new table meanwhile. With
/// `legacy_alter_table`, the last step leaves views and triggers that name the table alone.
pub fn rebuild(
    change: &TableChange<'_>,
    passing: &str,
    missing: MissingValues,
    carried: &CarriedObjects,
) -> Vec<String> {
    let to = change.to;
    let name = SQLITE.schema_name(&to.name);
    let more = carried.columns.iter();
    let more: Vec<_> = more.map(|column| column.to.sql.text.as_str()).collect();
    let mut steps = vec![
        guard(change, passing, carried),
        create_passing_table(&SQLITE, to, passing, &more),
        copy(change, passing, missing, carried),
    ];
    let mut columns = to.columns.iter();
    let is_counted = columns.any(|column| column.kind == ColumnKind::Serial);
    steps.extend(is_counted.then(|| keep_count(&to.name, passing)));
    steps.push(format!("DROP TABLE {name};"));
    steps.push(format!(
        "PRAGMA legacy_alter_table = ON; -- leaves views and triggers as they are\nALTER TABLE {} RENAME TO {name};\nPRAGMA legacy_alter_table = OFF;",
        SQLITE.schema_name(passing)
    ));
    let indexes = to.indexes.iter();
    steps.extend(indexes.map(|index| create_index(&SQLITE, to, index, "")));
    let own = carried.own.iter();
    steps.extend(own.map(|object| format!("{};", object.to.sql.text)));
    steps
}

/// Of the lists of columns.
const WIDTH: usize = 96;

fn copy(
    change: &TableChange<'_>,
    passing: &str,
    missing: MissingValues,
    carried: &CarriedObjects,
) -> String {
    let transfer = ValueTransfer::new(&SQLITE, change, missing);
    let mut names = Vec::new();
    let mut values = Vec::new();
    for column in &change.to.columns {
        let value = match change.source(column) {
            Some(from) => Some(transfer.taken_over(from, column, &from.name)),
            None => transfer.first_values(column),
        };
        if let Some(value) = value {
            names.push(SQLITE.schema_name(&column.name));
            values.push(value);
        }
    }
    let more = carried.columns.iter();
    for column in more.filter(|column| !column.from.is_generated()) {
        names.push(SQLITE.schema_name(&column.to.name));
        values.push(SQLITE.schema_name(&column.from.name));
    }
    let condition = if change.loses_soft_delete() {
        "\nWHERE deleted_at IS NULL"
    } else {
        ""
    };
    let [passing, table] = [passing, &change.to.name].map(|name| SQLITE.schema_name(name));
    let (names, values) = match (names.join(", "), values.join(", ")) {
        (names, values) if names.len().max(values.len()) < 60 => (names, format!(" {values}")),
        _ => (
            format!("\n{}\n", wrapped(&names, WIDTH).join("\n")),
            format!("\n{}", wrapped(&values, WIDTH).join("\n")),
        ),
    };
    format!("INSERT INTO {passing} ({names})\nSELECT{values}\nFROM {table}{condition};")
}

/// Ids that were given once are not given again, also those of rows that are gone.
fn keep_count(table: &str, passing: &str) -> String {
    let (table, passing) = (string(&SQLITE, table), string(&SQLITE, passing));
    format!(
        "UPDATE sqlite_sequence\nSET seq = (SELECT max(seq) FROM sqlite_sequence WHERE name IN ({table}, {passing}))\n\
         WHERE name = {passing};"
    )
}

/// Stops where the old table has a column that would be left behind unseen: one that another branch
/// or somebody at a database has added.
pub fn guard(change: &TableChange<'_>, passing: &str, carried: &CarriedObjects) -> String {
    let table = &change.to.name;
    let taken = carried.columns.iter().map(|column| &column.from);
    let lost = carried
        .lost
        .iter()
        .filter(|object| object.kind == UserObjectKind::Column);
    let ours = change.from.columns.iter().map(|column| &column.name);
    let known: Vec<_> = ours
        .chain(taken.chain(lost).map(|object| &object.name))
        .map(|name| string(&SQLITE, name))
        .collect();
    let unknown = SQLITE.schema_name(&format!("{passing}_unknown"));
    let rule = SQLITE.schema_name(&format!(
        "{table} has columns that this migration does not know"
    ));
    let known = wrapped(&known, 84).join("\n");
    format!(
        "-- A column that is not known here would be left behind with its values.\n\
         CREATE TEMP TABLE {unknown} (\n    \
             name TEXT CONSTRAINT {rule} CHECK (name IS NULL)\n\
         );\n\
         INSERT INTO {unknown}\n\
         SELECT name FROM pragma_table_xinfo({}) WHERE name COLLATE NOCASE NOT IN (\n{known}\n);\n\
         DROP TABLE {unknown};",
        string(&SQLITE, table)
    )
}
