//! What tier 2 builds is enough.

use std::collections::{BTreeMap, BTreeSet};

use scaffold::catalog::{Scope, Template};
use scaffold::features::{Feature, Features};
use scaffold::model::{Engine, Project};
use scaffold::parallel::map;
use scaffold::pipeline::RunRequest;
use scaffold::view::entity_view;

use crate::samples::samples;
use crate::specs::{NAMES, neighbours, spec};

#[test]
fn every_template_is_built_in_tier_2() {
    let mut unbuilt: BTreeSet<&str> = features().templates().map(source).collect();
    for engine in Engine::ALL {
        let [built, everything] = [built_on(engine), everything_on(engine)].map(sources);
        unbuilt.retain(|source| !built.contains(source));
        let missing: Vec<_> = everything.difference(&built).collect();
        assert!(
            missing.is_empty(),
            "on {} no sample has {missing:#?}",
            engine.name()
        );
    }
    assert!(unbuilt.is_empty(), "no sample has {unbuilt:#?}");
}

/// What is right beside a feature may be wrong without it: however two features meet somewhere in
/// tier 3, with both, one or neither of them, they meet in tier 2.
#[test]
fn every_two_features_meet_in_tier_2() {
    let all = |on: fn(Engine) -> Vec<Project>| -> Vec<Traits> {
        let projects = Engine::ALL.into_iter().flat_map(on);
        map(projects, |project| traits(&project))
    };
    let (built, everything) = (all(built_on), all(everything_on));
    let optional = optional(&everything);
    let mut missing = Vec::new();
    for (at, one) in optional.iter().enumerate() {
        for other in &optional[at + 1..] {
            let meetings = |services: &[Traits]| -> BTreeSet<[bool; 2]> {
                let meeting = |of: &Traits| [of.contains(one), of.contains(other)];
                services.iter().map(meeting).collect()
            };
            for [has_one, has_other] in meetings(&everything).difference(&meetings(&built)) {
                missing.push(format!("{one}: {has_one}, {other}: {has_other}"));
            }
        }
    }
    assert!(missing.is_empty(), "no sample has {missing:#?}");
}

/// The features of a service, and the files that templates give it, whichever feature they are of.
type Traits = BTreeSet<&'static str>;

fn traits(project: &Project) -> Traits {
    let files = templates(project).into_iter().map(Template::target);
    files
        .chain(features().of(project).map(Feature::name))
        .collect()
}

/// Those that come and go, by one of each set of those that always come together.
fn optional(services: &[Traits]) -> Vec<&'static str> {
    let mut optional = BTreeMap::new();
    for name in services.iter().flatten() {
        let presence: Vec<bool> = services.iter().map(|of| of.contains(name)).collect();
        optional.entry(presence).or_insert(*name);
    }
    optional.into_values().collect()
}

/// What is built up to tier 2; the blog is of tier 1.
fn built_on(engine: Engine) -> Vec<Project> {
    let samples = samples(engine).into_iter().map(|sample| sample.spec);
    let blog = (engine == Engine::Sqlite).then_some("blog");
    samples
        .chain(blog)
        .map(|name| project(engine, name))
        .collect()
}

/// All that the specs give, with none of the additions to them, and with all but one: so every two
/// of them meet in every way.
fn everything_on(engine: Engine) -> Vec<Project> {
    let all_but_one = |[cache, events, calls]: [&'static str; 3]| {
        let additions = ["traced_", "limited_", "graphql_", cache, events, calls];
        let without = move |one: &str| -> String {
            let others = additions.into_iter().filter(|other| *other != one);
            others.collect()
        };
        additions.map(without)
    };
    let kinds = [
        ["cached_", "handling_emitting_", "calling_"],
        ["shared_", "handling_brokered_", "cqrs_"],
        ["cached_", "brokered_", "calling_"],
        ["shared_", "emitting_", "cqrs_"],
    ];
    // Each cache meets each way of events; leaving out one addition of these, too, takes too long.
    let others = [
        ["shared_", "handling_emitting_"],
        ["cached_", "handling_brokered_"],
        ["shared_", "brokered_"],
        ["cached_", "emitting_"],
    ];
    let others = others.map(|kind| kind.concat());
    let variants = kinds
        .into_iter()
        .flat_map(all_but_one)
        .chain(others)
        .chain([String::new()]);
    // What two of them leave out in different ways may be the same.
    let variants: BTreeSet<_> = variants.collect();
    let names = NAMES.iter().flat_map(|name| {
        let variants = variants.iter();
        variants.map(move |variant| format!("{variant}{name}"))
    });
    names.map(|name| project(engine, &name)).collect()
}

fn project(engine: Engine, name: &str) -> Project {
    let (spec, root) = (spec(engine, name), neighbours().join(name));
    let project = RunRequest::new(&root, spec.as_bytes()).resolve();
    project.unwrap().into_owned()
}

fn sources(projects: Vec<Project>) -> BTreeSet<&'static str> {
    let templates = map(projects, |project| templates(&project));
    templates.into_iter().flatten().map(source).collect()
}

fn source(template: &'static Template) -> &'static str {
    &template.source
}

/// What a service is rendered from.
fn templates(project: &Project) -> Vec<&'static Template> {
    let entities = project.entities.iter();
    let entities: Vec<_> = entities
        .map(|entity| entity_view(project, entity))
        .collect();
    let is_rendered = |template: &&Template| match template.scope {
        Scope::Entity => entities.iter().any(template.when_entity),
        Scope::Service | Scope::Part | Scope::EntityPart | Scope::Item => true,
    };
    features()
        .templates_of(project)
        .filter(is_rendered)
        .collect()
}

fn features() -> &'static Features {
    Features::standard()
}
