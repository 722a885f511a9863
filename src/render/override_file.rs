use std::collections::BTreeMap;

use crate::diagnostics::{Diagnostic, Diagnostics, Problems, Source};

/// Texts that a project has put in the place of templates, by the paths of the templates.
pub type Overrides = BTreeMap<String, String>;

/// Where a project keeps them.
pub const OVERRIDES: &str = ".scaffold/templates";

/// The path of an override in the project.
#[must_use]
pub fn override_path(source: &str) -> String {
    format!("{OVERRIDES}/{source}")
}

/// What is wrong with one override.
#[must_use]
pub fn report(source: &str, overrides: &Overrides, problems: Vec<Diagnostic>) -> Diagnostics {
    let text = overrides.get(source).map_or("", String::as_str);
    let mut list = Problems::default();
    for problem in problems {
        list.push(problem);
    }
    Diagnostics::new(Source::new(override_path(source), text), list)
}
