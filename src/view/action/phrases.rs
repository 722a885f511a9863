//! How documentation speaks of an action.

use crate::model::{Action, EntityNames};
use crate::names::sentence;

/// What a list of routes says: `Publish a post`; `Mark as read` where words follow the verb.
pub(in crate::view) fn summary(action: &Action, names: &EntityNames) -> String {
    let verb = sentence(&action.names.human);
    if is_verb(action) {
        format!("{verb} {}", object(action, names))
    } else {
        verb
    }
}

/// What the method says: `Publishes a post.`
pub(super) fn method(action: &Action, names: &EntityNames) -> String {
    let object = object(action, names);
    if is_verb(action) {
        let verb = third_person(&sentence(&action.names.human));
        return format!("{verb} {object}.");
    }
    format!("Performs `{}` on {object}.", action.names.wire)
}

/// What an input says it is for: `to publish a post`.
pub(super) fn purpose(action: &Action, names: &EntityNames) -> String {
    let object = object(action, names);
    if is_verb(action) {
        format!("to {} {object}", action.names.human)
    } else {
        format!("for `{}` on {object}", action.names.wire)
    }
}

fn is_verb(action: &Action) -> bool {
    !action.names.human.contains(' ')
}

fn object(action: &Action, names: &EntityNames) -> String {
    if action.is_on_row() {
        format!("{} {}", names.article, names.human)
    } else {
        names.human_plural.clone()
    }
}

fn third_person(verb: &str) -> String {
    let hisses = ["s", "x", "z", "ch", "sh", "o"];
    if hisses.iter().any(|end| verb.ends_with(end)) {
        return format!("{verb}es");
    }
    match verb.strip_suffix('y') {
        Some(stem) if !stem.ends_with(['a', 'e', 'i', 'o', 'u']) => format!("{stem}ies"),
        _ => format!("{verb}s"),
    }
}

#[cfg(test)]
mod tests {
    use super::third_person;

    #[test]
    fn verbs_take_their_ending() {
        for (verb, third) in [
            ("Publish", "Publishes"),
            ("Archive", "Archives"),
            ("Deny", "Denies"),
            ("Delay", "Delays"),
            ("Fix", "Fixes"),
            ("Redo", "Redoes"),
        ] {
            assert_eq!(third_person(verb), third);
        }
    }
}
