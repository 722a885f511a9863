use super::casing::{kebab, pascal, snake};
use super::plural::singular;

/// Whether an entity's name is `PascalCase`; one underscore at the end is allowed.
#[must_use]
pub fn is_entity(name: &str) -> bool {
    let stem = name.strip_suffix('_').unwrap_or(name);
    starts_with_letter(stem)
        && stem.bytes().all(|byte| byte.is_ascii_alphanumeric())
        && pascal(stem) == stem
}

/// Whether a field's or relation's name is `snake_case`; one underscore at the end is allowed.
#[must_use]
pub fn is_member(name: &str) -> bool {
    let stem = name.strip_suffix('_').unwrap_or(name);
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    name.starts_with(|first: char| first.is_ascii_lowercase())
        && stem
            .split('_')
            .all(|word| !word.is_empty() && word.bytes().all(plain))
}

/// Whether a service's name is `kebab-case`.
#[must_use]
pub fn is_service(name: &str) -> bool {
    !name.contains('_') && is_member(&name.replace('-', "_")) && !name.ends_with('-')
}

/// The right spelling of an entity's name, where there is one.
#[must_use]
pub fn entity_spelling(name: &str) -> Option<String> {
    Some(pascal(&singular(&snake(name)))).filter(|right| right != name && is_entity(right))
}

/// The right spelling of a field's name, where there is one.
#[must_use]
pub fn member_spelling(name: &str) -> Option<String> {
    Some(snake(name)).filter(|right| right != name && is_member(right))
}

/// The right spelling of a service's name, where there is one.
#[must_use]
pub fn service_spelling(name: &str) -> Option<String> {
    Some(kebab(name)).filter(|right| right != name && is_service(right))
}

fn starts_with_letter(name: &str) -> bool {
    name.starts_with(|first: char| first.is_ascii_uppercase())
}
