use crate::diagnostics::{Diagnostic, Diagnostics, Span, TemplateProblem, nearest};
use crate::features::Features;
use crate::model::Project;

use super::override_file::report;
use super::override_names::unknown_in_overrides;
use super::{Overrides, RenderError, digest, syntax_faults};

/// What tells these overrides from others.
#[must_use]
pub fn overrides_digest(overrides: &Overrides) -> String {
    digest(
        overrides
            .iter()
            .flat_map(|(source, text)| [&**source, text]),
    )
}

/// Checks the templates that a project has put in the place of the tool's: each must be one that
/// there is, may only use filters and components that there are, and names that its view has.
///
/// # Errors
/// With everything that is wrong with them.
pub fn check_overrides(
    features: &Features,
    overrides: &Overrides,
    project: &Project,
) -> Result<(), RenderError> {
    if overrides.is_empty() {
        return Ok(());
    }
    let mut sound = true;
    let mut found: Vec<(&str, Vec<Diagnostic>)> = Vec::new();
    for source in overrides.keys() {
        let problems = faults_of(features, source, overrides);
        sound &= problems.is_empty();
        found.push((source, problems));
    }
    if sound {
        // Names are looked for in templates that can be read.
        found = unknown_in_overrides(features, overrides, project);
    }
    let reports: Vec<Diagnostics> = found
        .into_iter()
        .filter(|(_, problems)| !problems.is_empty())
        .map(|(source, problems)| report(source, overrides, problems))
        .collect();
    if reports.is_empty() {
        Ok(())
    } else {
        Err(RenderError::Overrides(reports))
    }
}

fn faults_of(features: &Features, source: &str, overrides: &Overrides) -> Vec<Diagnostic> {
    let text = overrides.get(source).map_or("", String::as_str);
    let Some((_, markers)) = features.text(source) else {
        let problem = TemplateProblem::Unknown {
            path: source.to_owned(),
            nearest: nearest(source, features.sources()),
        };
        return vec![Diagnostic::error(problem, Span::default())];
    };
    syntax_faults(source, text, markers, overrides)
        .into_iter()
        .map(|fault| {
            let problem = TemplateProblem::Syntax {
                message: fault.message,
            };
            Diagnostic::error(problem, fault.span)
        })
        .collect()
}
