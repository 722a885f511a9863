use std::borrow::Cow;
use std::path::{Component, Path, PathBuf};

use fs_err as fs;

use crate::diagnostics::{ClientProblem, Diagnostic, Diagnostics, Problem, Problems, Span};
use crate::features::{Feature, Features, NamedSpec};
use crate::front::load_with;
use crate::model::Project;
use crate::spec::{RawSpec, parse_all};

/// A spec that may name others.
pub(super) struct NamingSpec<'run> {
    /// The folder of its project.
    pub root: &'run Path,
    /// Where it came from, for messages.
    pub name: &'run str,
    pub text: &'run [u8],
    pub features: &'static Features,
}

/// A project with what the specs of other services say that its own spec names.
///
/// # Errors
/// When one of them cannot be read, or is wrong; the place is that of its name.
pub(super) fn with_named_specs<'run>(
    naming: &NamingSpec<'_>,
    project: Cow<'run, Project>,
) -> Result<Cow<'run, Project>, Diagnostics> {
    let named = |feature: &'static dyn Feature| {
        let specs = feature.named_specs(&project).into_iter();
        specs.map(move |spec| (feature, spec))
    };
    let named: Vec<_> = naming.features.of(&project).flat_map(named).collect();
    if named.is_empty() {
        return Ok(project);
    }
    let mut project = project.into_owned();
    let mut found = Vec::new();
    for (feature, named) in named {
        let other = read(naming, &named.path);
        let told = other.and_then(|other| feature.learn(&mut project, &named, &other));
        found.extend(told.err().map(|problem| (named, problem)));
    }
    if found.is_empty() {
        return Ok(Cow::Owned(project));
    }
    let parsed = parse_all(naming.name, naming.text, &naming.features.keys())?;
    let problems: Problems =
        found
            .into_iter()
            .fold(Problems::default(), |mut all, (named, one)| {
                all.push(Diagnostic::error(one, place(&parsed.spec, &named)));
                all
            });
    Err(Diagnostics::new(parsed.spec.source, problems))
}

fn read(naming: &NamingSpec<'_>, path: &str) -> Result<Project, Problem> {
    let shown = path.to_owned();
    let bytes = fs::read(joined(naming.root, path)).map_err(|error| ClientProblem::SpecAbsent {
        path: shown.clone(),
        reason: error.kind().to_string(),
    })?;
    let loaded = load_with(naming.features, path, &bytes);
    loaded.map_err(|problems| {
        let first = problems.iter().next();
        let first = first.map(|first| first.problem.wording().message);
        let (path, first) = (shown, first.unwrap_or_default());
        ClientProblem::SpecFaulty { path, first }.into()
    })
}

/// The path of a file from a folder which need not be there yet.
fn joined(folder: &Path, path: &str) -> PathBuf {
    let mut joined = PathBuf::new();
    for component in folder.join(path).components() {
        match component {
            Component::ParentDir if joined.file_name().is_some() => {
                joined.pop();
            }
            component => joined.push(component),
        }
    }
    joined
}

/// Where a spec names another one.
fn place(spec: &RawSpec, named: &NamedSpec) -> Span {
    let Some((key, keys)) = named.place.split_first() else {
        return Span::default();
    };
    let node = spec.features.get(key).map(|setting| &setting.node);
    let node = keys.iter().fold(node, |node, key| node?.get(key));
    node.map(|node| node.span).unwrap_or_default()
}
