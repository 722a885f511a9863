use crate::migrate::schema::{Column, ForeignKey, Kind, Role};
use crate::migrate::sql::{in_check, references};

use super::check::check;
use super::literal::literal;
use super::quote::quote;
use super::storage::{remark, storage};

/// A column as `CREATE TABLE` and `ADD COLUMN` have it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Definition {
    /// Name, type, nullability, default.
    pub head: String,
    /// Its check or its foreign key, by name; in lines, since a value may have a line end in it.
    pub constraint: Vec<String>,
    pub remark: Option<String>,
}

impl Definition {
    pub fn of(table: &str, column: &Column) -> Self {
        let Column {
            key: _,
            renamed_from: _,
            name,
            role,
            declared: _,
            kind,
            nullable,
            default,
            references,
        } = column;
        let mut head = vec![quote(name), storage(kind).to_owned()];
        head.extend((!nullable).then(|| "NOT NULL".to_owned()));
        head.extend((*role == Role::Id).then(|| "PRIMARY KEY".to_owned()));
        // Without it, the id of the last row that was deleted would come back for another row.
        head.extend((*kind == Kind::Serial).then(|| "AUTOINCREMENT".to_owned()));
        head.extend(
            default
                .as_ref()
                .map(|default| format!("DEFAULT {}", literal(kind, default))),
        );
        let constraint = match (references, check(column)) {
            (Some(references), _) => foreign_key(table, name, references),
            (None, Some(condition)) => check_lines(table, name, condition),
            (None, None) => Vec::new(),
        };
        Self {
            head: head.join(" "),
            constraint,
            remark: remark(kind),
        }
    }

    /// The text with `end` behind it, its constraint on a line of its own behind `indent`.
    pub fn text(&self, indent: &str, end: &str) -> String {
        let Self {
            head,
            constraint,
            remark,
        } = self;
        let remark = remark
            .as_ref()
            .map(|remark| format!(" -- {remark}"))
            .unwrap_or_default();
        if constraint.is_empty() {
            return format!("{head}{end}{remark}");
        }
        let constraint = constraint.join(&format!("\n{indent}"));
        format!("{head}{remark}\n{indent}{constraint}{end}")
    }
}

fn check_lines(table: &str, column: &str, condition: Vec<String>) -> Vec<String> {
    let mut lines = in_check(condition);
    if let Some(first) = lines.first_mut() {
        *first = format!("{} {first}", constraint_name(table, column, "check"));
    }
    lines
}

fn foreign_key(table: &str, column: &str, key: &ForeignKey) -> Vec<String> {
    let ForeignKey {
        table: target,
        column: referred,
        on_delete,
    } = key;
    let name = constraint_name(table, column, "fkey");
    let references = references(&quote(target), &quote(referred), *on_delete);
    vec![format!("{name} {references}")]
}

fn constraint_name(table: &str, column: &str, suffix: &str) -> String {
    format!(
        "CONSTRAINT {}",
        quote(&format!("{table}_{column}_{suffix}"))
    )
}
