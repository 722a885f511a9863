use crate::dialect::Dialect;
use crate::migrate::difference::{
    TableChange, byte_lengths, lengths, may_fail, new_bounds, new_lengths, new_range,
};
use crate::migrate::schema::{Column, ColumnKind, ColumnRole, ColumnValue, NumberRange};
use crate::model::Length;

use super::cast::cast;
use super::check::one_of;
use super::filler::{Filler, filler};
use super::literal::{in_units, literal};

/// What rows get where a required value is missing and there is no default.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MissingValues {
    /// Nothing: the migration stops, and the rows stay as they were.
    Stop,
    /// A value that the column allows.
    Fill,
}

/// How the values of a table get into their new columns.
#[derive(Debug, Clone, Copy)]
pub struct ValueTransfer<'change> {
    pub dialect: &'static Dialect,
    pub table: &'change TableChange<'change>,
    pub missing: MissingValues,
}

/// The number of a row, in an update that numbers them.
pub const ROW: &str = "numbered.n";

impl<'change> ValueTransfer<'change> {
    pub fn new(
        dialect: &'static Dialect,
        table: &'change TableChange<'change>,
        missing: MissingValues,
    ) -> Self {
        Self {
            dialect,
            table,
            missing,
        }
    }

    /// The values of a kept column, read from `name`.
    pub fn taken_over(self, from: &Column, to: &Column, name: &str) -> String {
        let dialect = self.dialect;
        let fallback = self.fallback(to);
        let value = cast(dialect, &dialect.schema_name(name), &from.kind, &to.kind);
        let value = fit(dialect, value, (&from.kind, &to.kind), fallback.as_deref());
        let may_be_null = from.nullable || may_fail(&from.kind, &to.kind);
        match fallback {
            Some(fallback) if may_be_null && !to.nullable => {
                format!("coalesce({value}, {fallback})")
            }
            _ => value,
        }
    }

    /// The values of a column that has none yet; nothing where the column's own default will do.
    pub fn first_values(self, to: &Column) -> Option<String> {
        if to.nullable || to.default.is_some() {
            return None;
        }
        self.fallback(to)
    }

    /// What stands for a value that is missing.
    pub fn fallback(self, to: &Column) -> Option<String> {
        if to.nullable {
            return Some("NULL".to_owned());
        }
        if to.role == ColumnRole::Timestamp {
            return Some(self.dialect.functions.now.to_owned());
        }
        let default = to.default.as_ref();
        let default = default.map(|default| literal(self.dialect, &to.kind, default));
        default.or_else(|| {
            if self.missing == MissingValues::Fill {
                self.stand_in(to)
            } else {
                None
            }
        })
    }

    /// A value for a column whose own values are gone, so that the rows can stay; nothing where only
    /// the user can know one.
    fn stand_in(self, column: &Column) -> Option<String> {
        let dialect = self.dialect;
        let functions = &dialect.functions;
        if column.references.is_some() {
            return self.first_target(column);
        }
        let written = |value: &ColumnValue| literal(dialect, &column.kind, value);
        Some(match filler(self.table.to, column)? {
            Filler::Value(value) => written(&value),
            Filler::Zeros(count) => match dialect.literals.zeros {
                Some(zeros) => zeros.replace("{count}", &count.to_string()),
                None => written(&ColumnValue::Bytes(vec![0; usize::try_from(count).ok()?])),
            },
            Filler::Number => self.row_number()?,
            Filler::Text { before, behind } => {
                let template = if behind.is_empty() {
                    functions.before
                } else {
                    functions.around
                };
                template
                    .replacen('@', &self.row_number()?, 1)
                    .replace("{before}", before)
                    .replace("{behind}", behind)
            }
            Filler::Uuid => functions.random_uuid.to_owned(),
        })
    }

    /// The key of the first row that can be referred to; nothing where rows must not share one, or
    /// the rows of a table would have to refer to that table while they are changed.
    fn first_target(self, column: &Column) -> Option<String> {
        let key = column.references.as_ref()?;
        let table = self.table.to;
        let mut indexes = table.indexes.iter();
        let is_shared =
            !indexes.any(|index| index.is_unique() && index.columns.contains(&column.name));
        let [target, id] = [&key.table, &key.column].map(|name| self.dialect.schema_name(name));
        (is_shared && key.table != table.name)
            .then(|| format!("(SELECT {id} FROM {target} ORDER BY {id} LIMIT 1)"))
    }

    /// Where a table is built anew, rows are counted as they are read from the old one, whose key
    /// may have another name than that of the new one.
    fn row_number(self) -> Option<String> {
        if self.dialect.alterations.is_some() {
            return Some(ROW.to_owned());
        }
        let key = self.dialect.schema_name(&self.table.from.key()?.name);
        Some(format!("row_number() OVER (ORDER BY {key})"))
    }
}

/// Brings what was within the limits of one kind within those of another.
///
/// `otherwise` stands for what cannot be brought there; without it, such a value is left as it is,
/// and the check of the column stops the migration.
fn fit(
    dialect: &Dialect,
    value: String,
    (from, to): (&ColumnKind, &ColumnKind),
    otherwise: Option<&str>,
) -> String {
    let functions = &dialect.functions;
    let fit_length = |value, measure, length: Length| {
        let value = cut(dialect, value, length.max);
        at_least(value, measure, length.min, otherwise)
    };
    match to {
        ColumnKind::Text { length, .. } => {
            fit_length(value, functions.length, new_lengths(lengths(from), *length))
        }
        ColumnKind::Bytes { length } => {
            let length = new_lengths(byte_lengths(from), *length);
            fit_length(value, functions.byte_length, length)
        }
        ColumnKind::Enum { values } => {
            let is_known = matches!(from, ColumnKind::Enum { values: old } if old.iter().all(|old| values.contains(old)));
            if is_known {
                value
            } else {
                when(&one_of(dialect, &value, values), &value, otherwise)
            }
        }
        ColumnKind::Int { .. } | ColumnKind::Bigint { .. } | ColumnKind::Decimal { .. } => {
            clamp(dialect, value, exact_ends(dialect, from, to))
        }
        ColumnKind::Float { range } => {
            let text = |end| float_end(dialect, to, end);
            clamp(dialect, value, new_range(from, *range).map(text))
        }
        _ => value,
    }
}

fn cut(dialect: &Dialect, value: String, longest: Option<u32>) -> String {
    let Some(longest) = longest else {
        return value;
    };
    let beginning = dialect.functions.beginning;
    let beginning = beginning.replace("{length}", &longest.to_string());
    beginning.replacen('@', &value, 1)
}

fn at_least(value: String, measure: &str, least: Option<u32>, otherwise: Option<&str>) -> String {
    match least {
        Some(least) => when(&format!("{measure}({value}) >= {least}"), &value, otherwise),
        None => value,
    }
}

/// The ends of a range that exact numbers may be beyond.
fn exact_ends(dialect: &Dialect, from: &ColumnKind, to: &ColumnKind) -> NumberRange<String> {
    let ends = new_bounds(from, to);
    if !dialect.literals.decimals_in_units {
        return ends.map(|end| end.to_string());
    }
    let end = |end| in_units(to, end).normalize();
    NumberRange {
        min: ends.min.map(|min| end(min).ceil().to_string()),
        max: ends.max.map(|max| end(max).floor().to_string()),
    }
}

/// Where `min` and `max` give one of two values back, both have to be floats.
fn float_end(dialect: &Dialect, to: &ColumnKind, end: f64) -> String {
    if dialect.functions.min_of_two {
        literal(dialect, to, &ColumnValue::Float(end))
    } else {
        end.to_string()
    }
}

/// `least` and `greatest` of servers would take the end for what is missing.
fn clamp(dialect: &Dialect, value: String, range: NumberRange<String>) -> String {
    let NumberRange { min, max } = range;
    if dialect.functions.min_of_two {
        let value = min.map_or(value.clone(), |low| format!("max({value}, {low})"));
        return max.map_or(value.clone(), |high| format!("min({value}, {high})"));
    }
    let end = |sign: &str, end: Option<String>| {
        end.map(|end| format!("WHEN {value} {sign} {end} THEN {end} "))
    };
    match [end("<", min), end(">", max)] {
        [None, None] => value,
        ends => {
            let ends: String = ends.into_iter().flatten().collect();
            format!("CASE {ends}ELSE {value} END")
        }
    }
}

/// A value where a condition holds, and otherwise something else; without that, the value.
fn when(condition: &str, value: &str, otherwise: Option<&str>) -> String {
    match otherwise {
        Some("NULL") => format!("CASE WHEN {condition} THEN {value} END"),
        Some(otherwise) => format!("CASE WHEN {condition} THEN {value} ELSE {otherwise} END"),
        None => value.to_owned(),
    }
}
