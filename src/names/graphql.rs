//! What things are called in GraphQL. Services name fields by the same rule at run time
//! (`types.rs` of their runtime).

use crate::model::EntityNames;

/// The types of GraphQL itself and of every schema.
pub const TYPES: [&str; 17] = [
    "BigInt",
    "Boolean",
    "Bytes",
    "Date",
    "DateTime",
    "Decimal",
    "Float",
    "ID",
    "Int",
    "JSON",
    "Mutation",
    "PageInfo",
    "Query",
    "String",
    "Subscription",
    "Time",
    "UUID",
];

/// The inputs of filters that every schema has.
pub const SHARED_FILTERS: [&str; 9] = [
    "BigIntFilter",
    "BooleanFilter",
    "DateFilter",
    "DateTimeFilter",
    "DecimalFilter",
    "FloatFilter",
    "IDFilter",
    "StringFilter",
    "TimeFilter",
];

/// `createdAt` for `created_at`. An underscore stays where no letter follows, so that no two fields
/// have one name.
#[must_use]
pub fn camel(name: &str) -> String {
    let mut words = name.split('_');
    let first = words.next().unwrap_or_default().to_owned();
    words.fold(first, |name, word| {
        if word.starts_with(|letter: char| letter.is_ascii_alphabetic()) {
            let (head, tail) = word.split_at(1);
            name + &head.to_ascii_uppercase() + tail
        } else {
            name + "_" + word
        }
    })
}

/// The type of an entity: `Post`, `DateEntity`.
#[must_use]
pub fn type_name(names: &EntityNames) -> String {
    let name = &names.rust_type;
    if TYPES.contains(&name.as_str()) {
        format!("{name}Entity")
    } else {
        name.clone()
    }
}

/// The field of one row: `post`.
#[must_use]
pub fn one(names: &EntityNames) -> String {
    camel(&names.wire)
}

/// The field of a list: `posts`, `newsList`.
#[must_use]
pub fn many(names: &EntityNames) -> String {
    let many = camel(&names.wire_plural());
    if many == one(names) {
        format!("{many}List")
    } else {
        many
    }
}
