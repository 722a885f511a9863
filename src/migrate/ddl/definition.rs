use crate::dialect::Dialect;
use crate::migrate::schema::{Column, ColumnKind, ColumnRole, ForeignKey, TextFormat};
use crate::model::{DecimalShape, Length};

use super::check::check;
use super::literal::literal;
use super::names::references;

/// A column as `CREATE TABLE` and `ADD COLUMN` have it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColumnDefinition {
    pub name: String,
    pub storage: String,
    pub nullable: bool,
    pub default: Option<String>,
    /// Makes it the primary key.
    pub key: Option<&'static str>,
    pub constraint: Option<Constraint>,
    /// What the type alone does not say.
    pub remark: Option<String>,
}

/// A check or a foreign key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Constraint {
    pub name: String,
    /// The column of a foreign key.
    pub key: Option<String>,
    /// Behind the name; in lines, since a value may have a line end in it.
    pub lines: Vec<String>,
}

impl ColumnDefinition {
    pub fn of(dialect: &Dialect, table: &str, column: &Column) -> Self {
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
        let storage = storage(dialect, kind);
        let default = default.as_ref().map(|value| {
            let literal = literal(dialect, kind, value);
            if dialect.types.outside_row.contains(&storage.as_str()) {
                format!("DEFAULT ({literal})")
            } else {
                format!("DEFAULT {literal}")
            }
        });
        let key = match (role, kind) {
            (ColumnRole::Id, ColumnKind::Serial) => Some(dialect.tables.serial_key),
            (ColumnRole::Id, _) => Some("PRIMARY KEY"),
            _ => None,
        };
        Self {
            name: name.clone(),
            storage,
            nullable: *nullable,
            default,
            key,
            constraint: match references {
                Some(references) => Some(Constraint::foreign_key(dialect, table, name, references)),
                None => check(dialect, column)
                    .map(|condition| Constraint::check(dialect, table, name, condition)),
            },
            remark: remark(dialect, kind),
        }
    }

    /// Name, type, nullability, default.
    pub fn head(&self, dialect: &Dialect) -> String {
        let mut head = vec![dialect.schema_name(&self.name), self.storage.clone()];
        head.extend((!self.nullable).then(|| "NOT NULL".to_owned()));
        head.extend(self.default.clone());
        head.extend(self.key.map(str::to_owned));
        head.join(" ")
    }

    /// All of it with `end` behind it, its constraint on a line of its own behind `indent`.
    pub fn text(&self, dialect: &Dialect, indent: &str, end: &str) -> String {
        let head = self.head(dialect);
        let remark = self.remark.as_ref().map(|remark| format!(" -- {remark}"));
        let remark = remark.unwrap_or_default();
        match &self.constraint {
            None => format!("{head}{end}{remark}"),
            Some(constraint) => {
                let constraint = constraint.of_column(dialect, indent);
                format!("{head}{remark}\n{indent}{constraint}{end}")
            }
        }
    }
}

impl Constraint {
    fn check(dialect: &Dialect, table: &str, column: &str, mut condition: Vec<String>) -> Self {
        if let Some(first) = condition.first_mut() {
            *first = format!("CHECK ({first}");
        }
        if let Some(last) = condition.last_mut() {
            last.push(')');
        }
        Self {
            name: dialect.check_name(table, column),
            key: None,
            lines: condition,
        }
    }

    fn foreign_key(dialect: &Dialect, table: &str, column: &str, key: &ForeignKey) -> Self {
        let ForeignKey {
            table: target,
            column: referred,
            on_delete,
        } = key;
        let [target, referred] = [target, referred].map(|name| dialect.schema_name(name));
        Self {
            name: dialect.foreign_key_name(table, column),
            key: Some(column.to_owned()),
            lines: vec![references(&target, &referred, *on_delete)],
        }
    }

    /// As a column has it, its further lines behind `indent`.
    fn of_column(&self, dialect: &Dialect, indent: &str) -> String {
        let lines = self.lines.join(&format!("\n{indent}"));
        format!("CONSTRAINT {} {lines}", dialect.schema_name(&self.name))
    }

    /// As a table has it, its further lines behind `indent`.
    pub fn of_table(&self, dialect: &Dialect, indent: &str) -> String {
        let lines = self.lines.join(&format!("\n{indent}"));
        let key = self.key.as_ref().map(|column| {
            let column = dialect.schema_name(column);
            format!("FOREIGN KEY ({column}) ")
        });
        let name = dialect.schema_name(&self.name);
        format!("CONSTRAINT {name} {}{lines}", key.unwrap_or_default())
    }
}

/// The type of a column.
pub fn storage(dialect: &Dialect, kind: &ColumnKind) -> String {
    let types = &dialect.types;
    let plain = match kind {
        ColumnKind::Text { format, length } => return text_storage(dialect, format, *length),
        ColumnKind::Enum { .. } => {
            return match types.longest_varchar {
                Some(_) => format!("varchar({})", kind.most_characters().unwrap_or(1).max(1)),
                None => types.text.to_owned(),
            };
        }
        ColumnKind::Decimal {
            shape: DecimalShape { precision, scale },
            ..
        } => {
            return types
                .decimal
                .replace("{precision}", &precision.to_string())
                .replace("{scale}", &scale.to_string());
        }
        ColumnKind::Int { .. } => types.int,
        ColumnKind::Bigint { .. } | ColumnKind::Serial => types.bigint,
        ColumnKind::Float { .. } => types.float,
        ColumnKind::Bool => types.bool,
        ColumnKind::Uuid => types.uuid,
        ColumnKind::Date => types.date,
        ColumnKind::Time => types.time,
        ColumnKind::Datetime => types.datetime,
        ColumnKind::Json => types.json,
        ColumnKind::Bytes { .. } => types.bytes,
    };
    plain.to_owned()
}

fn text_storage(dialect: &Dialect, format: &TextFormat, length: Length) -> String {
    match (dialect.types.longest_varchar, format, length.max) {
        (Some(_), TextFormat::Password, _) => format!("varchar({})", TextFormat::PASSWORD_HASH),
        (Some(longest), _, Some(max)) if max <= longest => format!("varchar({})", max.max(1)),
        _ => dialect.types.text.to_owned(),
    }
}

/// Whether a row has only a pointer to the values of a column.
pub fn is_outside_row(dialect: &Dialect, kind: &ColumnKind) -> bool {
    let storage = storage(dialect, kind);
    dialect.types.outside_row.contains(&storage.as_str())
}

/// What the type alone does not say.
///
/// Without a comma: `DROP COLUMN` of `SQLite` takes everything from the last comma before the
/// column, and sees those in comments.
fn remark(dialect: &Dialect, kind: &ColumnKind) -> Option<String> {
    let is_counted = dialect.literals.decimals_in_units && kind.scale() > 0;
    is_counted.then(|| {
        let zeros = "0".repeat(usize::try_from(kind.scale()).unwrap_or(1) - 1);
        format!("decimal in units of 0.{zeros}1")
    })
}
