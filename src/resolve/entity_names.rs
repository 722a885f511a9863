use crate::diagnostics::{Diagnostic, Problems, Spanned, SpellingProblem};
use crate::model::EntityNames;
use crate::names::{self, CONTROLLER_MODULES, MODEL_MODULES};
use crate::spec::RawEntity;
use crate::spec::schema::MAX_NAME;

/// An entity in every spelling; a wrong one is reported, and spelt as well as can be.
pub(super) fn entity_names(raw: &RawEntity, problems: &mut Problems) -> EntityNames {
    check_spelling(raw, problems);
    let wire = names::snake(&raw.name.value);
    let plural = match &raw.plural {
        Some(plural) => {
            check_member("plural", plural, problems);
            plural.value.clone()
        }
        None => names::plural(&wire),
    };
    let mut names = spell(&raw.name.value, wire, plural);
    if let Some(table) = &raw.table {
        names.table.clone_from(&table.value);
    }
    names
}

fn spell(name: &str, wire: String, plural: String) -> EntityNames {
    let rust_type = names::type_name(name);
    let var = names::variable(&wire);
    let human = names::human(&wire);
    EntityNames {
        rust_type_plural: type_plural(name, &rust_type, &plural),
        rust_type,
        var_plural: var_plural(&var, &plural),
        var,
        module: names::module_name(&wire, &MODEL_MODULES),
        module_plural: names::module_name(&plural, &CONTROLLER_MODULES),
        route: names::kebab(&plural),
        human_plural: names::human(&plural),
        article: names::article(&human).to_owned(),
        human,
        table: plural,
        wire,
    }
}

/// Distinct from the type for one, also for `News` (`NewsList`), and hiding nothing.
fn type_plural(name: &str, rust_type: &str, plural: &str) -> String {
    let stem = names::snake(rust_type);
    let adapted = name.trim_end_matches('_') != rust_type;
    let natural = names::pascal(&if adapted {
        names::plural(&stem)
    } else {
        plural.to_owned()
    });
    let hides = names::type_name(&natural) != natural;
    if hides || natural == rust_type {
        format!("{rust_type}List")
    } else {
        natural
    }
}

fn var_plural(var: &str, plural: &str) -> String {
    let natural = names::variable(plural);
    if natural == var {
        format!("{}_list", plural.trim_end_matches('_'))
    } else {
        natural
    }
}

fn check_spelling(raw: &RawEntity, problems: &mut Problems) {
    let Spanned { value: name, span } = &raw.name;
    let mut report = |problem| problems.push(Diagnostic::error(problem, *span));
    let wire = names::snake(name);
    if !names::is_entity(name) {
        let right = names::entity_spelling(name);
        report(SpellingProblem::Entity {
            found: name.clone(),
            right,
        });
    } else if name.len() > MAX_NAME {
        report(SpellingProblem::TooLong {
            name: name.clone(),
            limit: MAX_NAME,
        });
    } else if raw.plural.is_none() && names::is_plural(&wire) {
        let right = names::pascal(&names::singular(&wire));
        report(SpellingProblem::EntityPlural {
            found: name.clone(),
            right,
            plural: wire,
        });
    }
}

/// Reports a name that is not `snake_case`.
pub(super) fn check_member(what: &'static str, name: &Spanned<String>, problems: &mut Problems) {
    let found = name.value.clone();
    if !names::is_member(&found) {
        let right = names::member_spelling(&found);
        let problem = SpellingProblem::Member { what, found, right };
        problems.push(Diagnostic::error(problem, name.span));
    } else if found.len() > MAX_NAME {
        let problem = SpellingProblem::TooLong {
            name: found,
            limit: MAX_NAME,
        };
        problems.push(Diagnostic::error(problem, name.span));
    }
}
