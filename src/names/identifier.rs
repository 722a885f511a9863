use std::collections::BTreeSet;

use super::casing::{pascal, snake};
use super::reserved::{
    FOLDERS, HIDING_SERVICE_TYPES, HIDING_TYPES, KEYWORDS, NEVER_RAW, VARIABLES,
};

/// The Rust type of an entity: `BlogPost`; `OptionEntity` where the name would hide another.
#[must_use]
pub fn type_name(entity: &str) -> String {
    let name = entity.trim_end_matches('_');
    let hides = HIDING_TYPES.contains(&name) || HIDING_SERVICE_TYPES.contains(&name);
    if hides {
        format!("{name}Entity")
    } else {
        name.to_owned()
    }
}

/// A Rust field: `title`, `r#type`, `self_`.
#[must_use]
pub fn field_identifier(name: &str) -> String {
    if NEVER_RAW.contains(&name) {
        format!("{name}_")
    } else if KEYWORDS.contains(&name) {
        format!("r#{name}")
    } else {
        name.to_owned()
    }
}

/// A Rust variable: `title`, `type_`, `page_`.
#[must_use]
pub fn variable(name: &str) -> String {
    let taken = KEYWORDS.contains(&name) || VARIABLES.contains(&name);
    if taken {
        format!("{name}_")
    } else {
        name.to_owned()
    }
}

/// A variant for a field: `PublishedAt`, `Self_`.
#[must_use]
pub fn variant(name: &str) -> String {
    let variant = pascal(name);
    if variant == "Self" {
        "Self_".to_owned()
    } else {
        variant
    }
}

/// A module: `blog_post`, `type_`, `mod_`; `taken` are the modules of its folder.
#[must_use]
pub fn module_name(name: &str, taken: &BTreeSet<String>) -> String {
    let name = snake(name);
    let name_taken = KEYWORDS.contains(&name.as_str())
        || FOLDERS.contains(&name.as_str())
        || taken.contains(&name);
    if name_taken { format!("{name}_") } else { name }
}

/// The foreign key of a relation: `author_id`.
#[must_use]
pub fn key_name(relation: &str) -> String {
    format!("{}_id", relation.trim_end_matches('_'))
}
