use crate::model::EntityNames;
use crate::names;

/// The names of an entity in words, as they can be part of longer names.
pub(super) fn spellings(names: &EntityNames) -> Vec<&str> {
    let EntityNames {
        rust_type,
        rust_type_plural,
        var,
        var_plural,
        module,
        module_plural,
        table,
        route,
        wire,
        human: _,
        human_plural: _,
        article: _,
    } = names;
    vec![
        rust_type,
        rust_type_plural,
        var,
        var_plural,
        module,
        module_plural,
        table,
        route,
        wire,
    ]
}

/// What people call an entity, where it takes several words, also at the beginning of a sentence.
pub(super) fn phrases(names: &EntityNames) -> Vec<String> {
    let one = [format!("{} {}", names.article, names.human)];
    let several = [&names.human, &names.human_plural];
    let several = several
        .into_iter()
        .filter(|human| human.contains(' '))
        .cloned();
    let phrases: Vec<String> = one.into_iter().chain(several).collect();
    let begun: Vec<String> = phrases
        .iter()
        .map(|phrase| names::sentence(phrase))
        .collect();
    phrases.into_iter().chain(begun).collect()
}
