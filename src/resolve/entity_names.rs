use std::collections::BTreeSet;
use std::sync::LazyLock;

use crate::catalog::modules_in;
use crate::diagnostics::{Diagnostic, Problems, Spanned, SpellingProblem};
use crate::model::EntityNames;
use crate::names::{self, CONTROLLER_MODULES, HIDING_AUTH_TYPES, MODEL_MODULES};
use crate::spec::RawEntity;
use crate::spec::schema::MAX_NAME;

type ModuleNames = LazyLock<BTreeSet<String>>;

/// What the modules that are called like one of an entity have beside them.
static MODULES_FOR_ONE: ModuleNames =
    LazyLock::new(|| taken(&["src/models", "tests/factories"], &MODEL_MODULES));

/// What the modules that are called like several of an entity have beside them.
static MODULES_FOR_SEVERAL: ModuleNames = LazyLock::new(|| {
    let folders = [
        "src/controllers",
        "src/services",
        "src/graphql",
        "src/repositories",
        "src/commands",
        "src/queries",
        "tests/api",
    ];
    taken(&folders, &CONTROLLER_MODULES)
});

fn taken(folders: &[&str], others: &[&str]) -> BTreeSet<String> {
    let others = others.iter().map(|name| (*name).to_owned());
    modules_in(folders).into_iter().chain(others).collect()
}

/// An entity in every spelling; a wrong one is reported, and spelt as well as can be. With
/// authentication, more types of the service stand beside it.
pub(super) fn entity_names(
    raw: &RawEntity,
    with_auth: bool,
    problems: &mut Problems,
) -> EntityNames {
    check_spelling(raw, problems);
    let wire = names::snake(&raw.name.value);
    let plural = match &raw.plural {
        Some(plural) => {
            check_member("plural", plural, problems);
            plural.value.clone()
        }
        None => names::plural(&wire),
    };
    let rust_type = rust_type(&raw.name.value, with_auth);
    let mut names = spell(&raw.name.value, rust_type, wire, plural);
    if let Some(table) = &raw.table {
        names.table.clone_from(&table.value);
    }
    names
}

fn rust_type(name: &str, with_auth: bool) -> String {
    let natural = names::type_name(name);
    if with_auth && HIDING_AUTH_TYPES.contains(&natural.as_str()) {
        format!("{natural}Entity")
    } else {
        natural
    }
}

fn spell(name: &str, rust_type: String, wire: String, plural: String) -> EntityNames {
    let var = names::variable(&wire);
    let human = names::human(&wire);
    EntityNames {
        rust_type_plural: type_plural(name, &rust_type, &plural),
        rust_type,
        var_plural: var_plural(&var, &plural),
        var,
        module: names::module_name(&wire, &MODULES_FOR_ONE),
        module_plural: names::module_name(&plural, &MODULES_FOR_SEVERAL),
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
