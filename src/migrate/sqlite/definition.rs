use crate::migrate::schema::{Column, ForeignKey, Kind, Role};
use crate::model::OnDelete;

use super::check::check;
use super::literal::literal;
use super::quote::quote;
use super::storage::{remark, storage};

/// A column as `CREATE TABLE` and `ADD COLUMN` have it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Definition {
    /// Name, type, nullability, default.
    pub head: String,
    /// Its check or its foreign key, by name.
    pub constraint: Option<String>,
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
        let key = references
            .as_ref()
            .map(|references| foreign_key(table, name, references));
        let condition = || {
            check(column)
                .map(|condition| named(table, name, "check", &format!("CHECK ({condition})")))
        };
        Self {
            head: head.join(" "),
            constraint: key.or_else(condition),
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
        match constraint {
            Some(constraint) => format!("{head}{remark}\n{indent}{constraint}{end}"),
            None => format!("{head}{end}{remark}"),
        }
    }
}

fn foreign_key(table: &str, column: &str, references: &ForeignKey) -> String {
    let ForeignKey {
        table: target,
        on_delete,
    } = references;
    let action = match on_delete {
        OnDelete::Restrict => "RESTRICT",
        OnDelete::Cascade => "CASCADE",
        OnDelete::SetNull => "SET NULL",
    };
    named(
        table,
        column,
        "fkey",
        &format!("REFERENCES {} (id) ON DELETE {action}", quote(target)),
    )
}

fn named(table: &str, column: &str, suffix: &str, constraint: &str) -> String {
    format!(
        "CONSTRAINT {} {constraint}",
        quote(&format!("{table}_{column}_{suffix}"))
    )
}
