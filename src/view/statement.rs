use serde::Serialize;

use crate::dialect::Dialect;
use crate::model::{Entity, IdKind, Project};

use super::column::ColumnView;
use super::literal::embedded;
use super::storage::selected_key;

/// The SQL of an entity, each as the inside of a string literal.
#[derive(Debug, Serialize)]
pub struct Statements {
    pub select: String,
    pub insert: String,
    pub update: String,
    pub delete: String,
    /// What `insert` and `update` bind, both in this order and before the id.
    pub binds: Vec<String>,
}

impl Statements {
    pub(super) fn of(project: &Project, entity: &Entity, columns: &[ColumnView]) -> Self {
        let dialect = Dialect::of(project);
        let table = dialect.quoted(&entity.names.table);
        let key = dialect.quoted(&entity.id.column);
        let (_, values) = columns.split_first().unzip();
        let values: &[ColumnView] = values.unwrap_or_default();
        let returning = InsertionView::of(project, entity).returning;
        Self {
            select: sentence(
                IN_IMPL,
                &[
                    &format!("SELECT {}", listed(columns, |column| &column.selected)),
                    &format!("FROM {table}"),
                ],
            ),
            insert: insert(
                &table,
                &inserted(entity, values, &key, dialect),
                dialect,
                &returning,
            ),
            update: sentence(
                AT_TOP,
                &[
                    &format!("UPDATE {table} SET {}", assignments(values, dialect)),
                    &format!("WHERE {key} = {}", dialect.place(values.len() + 1)),
                ],
            ),
            delete: embedded(&if entity.soft_delete {
                let (id, now) = dialect.id_and_now();
                format!("UPDATE {table} SET deleted_at = {now} WHERE {key} = {id}")
            } else {
                format!("DELETE FROM {table} WHERE {key} = {}", dialect.place(1))
            }),
            binds: values.iter().map(|column| column.bind.clone()).collect(),
        }
    }
}

/// The columns that a new row fills, with the id last; a server numbers rows by itself.
fn inserted<'a>(
    entity: &Entity,
    values: &'a [ColumnView],
    key: &'a str,
    dialect: &Dialect,
) -> Vec<&'a str> {
    let numbered = entity.id.kind == IdKind::Bigint && dialect.sqlx;
    let columns = values.iter().map(|column| column.column.as_str());
    columns.chain((!numbered).then_some(key)).collect()
}

fn insert(table: &str, columns: &[&str], dialect: &Dialect, returning: &str) -> String {
    sentence(
        AT_TOP,
        &[
            &format!("INSERT INTO {table} ({})", columns.join(", ")),
            &format!("VALUES ({}){returning}", places(columns.len(), dialect)),
        ],
    )
}

fn listed(columns: &[ColumnView], text: fn(&ColumnView) -> &str) -> String {
    columns.iter().map(text).collect::<Vec<_>>().join(", ")
}

fn places(count: usize, dialect: &Dialect) -> String {
    let places: Vec<_> = (1..=count).map(|place| dialect.place(place)).collect();
    places.join(", ")
}

fn assignments(columns: &[ColumnView], dialect: &Dialect) -> String {
    let assignments: Vec<_> = (1..)
        .zip(columns)
        .map(|(place, column)| format!("{} = {}", column.column, dialect.place(place)))
        .collect();
    assignments.join(", ")
}

/// The indent of what continues a constant of a file, and of an `impl`.
const AT_TOP: usize = 4;
const IN_IMPL: usize = 8;

/// A statement as the inside of a string literal: on one line if it fits, or else each part on lines
/// of its own, broken behind commas.
fn sentence(indent: usize, parts: &[&str]) -> String {
    let width = 97 - indent;
    let whole = parts.join(" ");
    if whole.len() <= width {
        return embedded(&whole);
    }
    let mut lines = vec![String::new()];
    for part in parts {
        let mut line = String::new();
        for item in items(part) {
            if !line.is_empty() && line.len() + item.len() > width {
                lines.push(std::mem::take(&mut line));
            }
            line.push_str(item);
        }
        lines.push(line + " ");
    }
    let separator = format!("\\\n{}", " ".repeat(indent));
    embedded(lines.join(&separator).trim_end())
}

/// The pieces of a part of a statement between which a literal can be broken. It continues at the
/// first character that is no blank, so that none begins with one.
fn items(part: &str) -> Vec<&str> {
    let bytes = part.as_bytes();
    let can_begin = |at: usize| part[..at].ends_with(", ") && bytes[at] != b' ';
    let mut starts: Vec<usize> = (1..part.len())
        .filter(|at| part.is_char_boundary(*at) && can_begin(*at))
        .collect();
    starts.insert(0, 0);
    starts.push(part.len());
    starts
        .windows(2)
        .map(|ends| &part[ends[0]..ends[1]])
        .collect()
}

/// How a server numbers a new row.
#[derive(Debug, Serialize)]
pub struct InsertionView {
    /// The variable of the new row; `_` where clients send nothing of it.
    pub new: &'static str,
    /// Executes the statement.
    pub call: &'static str,
    /// The id, out of what `call` returns.
    pub id: &'static str,
    /// Ends the statement.
    #[serde(skip)]
    pub returning: String,
}

impl InsertionView {
    pub(super) fn of(project: &Project, entity: &Entity) -> Self {
        let dialect = Dialect::of(project);
        let is_numbered = entity.id.kind == IdKind::Bigint && dialect.sqlx;
        let is_sent = !entity.fields.is_empty() || !entity.belongs_to.is_empty();
        let new = if is_sent { "new" } else { "_" };
        match (is_numbered, dialect.queries.returns_rows) {
            (true, true) => Self {
                new,
                call: "fetch_one",
                id: "try_get(0)?",
                returning: format!(" RETURNING {}", selected_key(entity, dialect)),
            },
            (true, false) => Self {
                new,
                call: "execute",
                id: "last_insert_id().cast_signed()",
                returning: String::new(),
            },
            (false, _) => Self {
                new,
                call: "execute",
                id: "",
                returning: String::new(),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{AT_TOP, sentence};

    #[test]
    fn a_literal_in_lines_is_the_statement() {
        let columns: Vec<_> = (1..40).map(|at| format!("`an,  odd {at}`")).collect();
        let select = format!("SELECT {}", columns.join(", "));
        let literal = sentence(AT_TOP, &[&select, "FROM t"]);
        let lines: Vec<_> = literal.split("\\\n").collect();
        assert!(lines.len() > 3, "{literal}");
        assert!(lines.iter().all(|line| line.len() < 100), "{literal}");
        let continued: String = lines.into_iter().map(str::trim_start).collect();
        assert_eq!(continued, format!("{select} FROM t"));
        assert_eq!(sentence(AT_TOP, &["SELECT a", "FROM t"]), "SELECT a FROM t");
    }
}
