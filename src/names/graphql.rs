//! What things are called in GraphQL. Services name fields and values by the same rules at run time
//! (`types.rs` of their runtime).

use crate::model::{Action, Change, EntityNames, ManyToMany};

/// The types of GraphQL itself and of every schema.
pub const TYPES: [&str; 17] = [
    "BigInt",
    "Boolean",
    "Bytes",
    "Date",
    "DateTime",
    DECIMAL,
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

/// Those that lists compare; every schema has an input of that for each.
pub const COMPARED: [&str; 9] = [
    "BigInt", "Boolean", "Date", "DateTime", DECIMAL, "Float", "ID", "String", "Time",
];

/// The scalar that is there only where a spec has decimals.
pub const DECIMAL: &str = "Decimal";

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

/// The names of the values of an enum: `IN_REVIEW` for `in review`. Words that differ only in signs or
/// case get a number.
#[must_use]
pub fn enum_names(words: &[&str]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for word in words {
        let plain = constant_name(word);
        let mut name = plain.clone();
        let mut number = 2;
        while names.contains(&name) {
            name = format!("{plain}_{number}");
            number += 1;
        }
        names.push(name);
    }
    names
}

fn constant_name(word: &str) -> String {
    let words = word.split(|letter: char| !letter.is_ascii_alphanumeric());
    let words: Vec<_> = words.filter(|word| !word.is_empty()).collect();
    let name = words.join("_").to_ascii_uppercase();
    if name.starts_with(|letter: char| letter.is_ascii_alphabetic()) {
        name
    } else {
        format!("_{name}")
    }
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

/// What an operand is compared by: `PostFilter`, `StringFilter`.
#[must_use]
pub fn filter_of(operand: &str) -> String {
    format!("{operand}Filter")
}

/// The mutation of an action: `publishPost`, `recountPosts`.
#[must_use]
pub fn action_mutation(names: &EntityNames, action: &Action) -> String {
    let object = if action.is_on_row() {
        names.wire.clone()
    } else {
        names.wire_plural()
    };
    camel(&format!("{}_{object}", action.names.wire))
}

/// The subscription to a change: `postCreated`.
#[must_use]
pub fn change_subscription(names: &EntityNames, change: Change) -> String {
    camel(&format!("{}_{}", names.wire, change.word()))
}

/// The mutations of a many-to-many relation: `addToPostTags` and `removeFromPostTags`.
#[must_use]
pub fn link_mutations(names: &EntityNames, link: &ManyToMany) -> [String; 2] {
    let object = format!("{}_{}", names.wire, link.names.wire);
    ["add_to", "remove_from"].map(|verb| camel(&format!("{verb}_{object}")))
}
