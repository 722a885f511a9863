//! How values come out of rows and go into statements.

use crate::model::{Entity, Project};

use super::column::ColumnView;
use super::kind_code::id_type;
use super::literal::embedded;
use crate::dialect::Dialect;

/// Types that a statement borrows.
const BORROWED: [&str; 4] = ["String", "Value", "Vec<u8>", "Password"];

/// Reads the value of a column from a row.
pub(super) fn read(column: &ColumnView, index: usize, dialect: &Dialect) -> String {
    let get = if dialect.sqlx { "try_get" } else { "get" };
    let Some((base, stored)) = stored(column, dialect) else {
        return format!("row.{get}({index})?");
    };
    let stored = if column.optional {
        format!("Option<{stored}>")
    } else {
        stored
    };
    let types = if dialect.sqlx {
        format!("{stored}, _")
    } else {
        format!("_, {stored}")
    };
    let inner = if column.optional {
        format!(".map(|{base}(value)| value)")
    } else {
        ".0".to_owned()
    };
    format!("row.{get}::<{types}>({index})?{inner}")
}

/// What a statement binds for a column; `row` is the variable that holds the row.
pub(super) fn bind(column: &ColumnView, row: &str, dialect: &Dialect) -> String {
    let value = format!("{row}.{}", column.rust);
    if dialect.naive_datetimes && column.wrapper.as_deref() == Some("Timestamp") {
        return naive(&value, column.optional);
    }
    let Some((base, _)) = stored(column, dialect) else {
        let borrows = dialect.sqlx && BORROWED.contains(&column.base_type.as_str());
        return if borrows { format!("&{value}") } else { value };
    };
    let wrapper = column.wrapper.as_deref().unwrap_or(base);
    match (base, column.optional) {
        // Servers take a number as it is.
        ("Scaled", _) if dialect.sqlx => value,
        ("Json", true) => format!("{value}.as_ref().map({wrapper})"),
        ("Json", false) => format!("{wrapper}(&{value})"),
        (_, true) => format!("{value}.map({wrapper})"),
        (_, false) => format!("{wrapper}({value})"),
    }
}

fn naive(value: &str, optional: bool) -> String {
    if optional {
        format!("{value}.map(|at| at.naive_utc())")
    } else {
        format!("{value}.naive_utc()")
    }
}

/// The wrapper that a value is stored in, by its name and as a type.
fn stored<'a>(column: &'a ColumnView, dialect: &Dialect) -> Option<(&'a str, String)> {
    let wrapper = column.wrapper.as_deref()?;
    let base = wrapper.split("::").next().unwrap_or(wrapper);
    match base {
        "Word" => Some((base, format!("Word<{}>", column.base_type))),
        "Json" | "Timestamp" if dialect.sqlx => None,
        "Json" => Some((base, "Json<Value>".to_owned())),
        _ => Some((base, wrapper.replace("::", ""))),
    }
}

/// What a statement selects for the id of an entity.
pub(super) fn selected_key(entity: &Entity, dialect: &Dialect) -> String {
    let column = dialect.quoted(&entity.id.column);
    if entity.existing {
        selected(id_type(entity.id.kind).0, &column, dialect)
    } else {
        column
    }
}

/// What a statement selects for a column of a join table, which holds the id of an entity.
pub(super) fn selected_link(
    project: &Project,
    target: &str,
    column: &str,
    is_existing: bool,
) -> String {
    let dialect = Dialect::of(project);
    if is_existing {
        selected(id_type(project.id_kind(target)).0, column, dialect)
    } else {
        column.to_owned()
    }
}

/// What a statement selects for a value of this Rust type: the column, cast where its own type may
/// be another one that holds the same.
pub(super) fn selected(rust_type: &str, column: &str, dialect: &Dialect) -> String {
    match dialect.cast(rust_type) {
        Some(cast) => cast.replace('@', column),
        None => column.to_owned(),
    }
}

/// What lists compare and sort by, where the column itself has another order or other equals: the
/// words of the engine's own enums, and texts whose case does not count.
pub(super) fn compared(rust_type: &str, column: &str, dialect: &Dialect) -> Option<String> {
    let cast = dialect.compared(rust_type)?;
    Some(embedded(&cast.replace('@', column)))
}
