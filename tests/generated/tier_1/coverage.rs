//! What tier 2 builds is enough.

use std::collections::{BTreeMap, BTreeSet};

use scaffold::catalog::{Scope, Template};
use scaffold::features::Features;
use scaffold::front::load;
use scaffold::model::Engine;
use scaffold::parallel::map;
use scaffold::render::views;

use crate::samples::samples;
use crate::specs::{NAMES, spec};

#[test]
fn every_template_is_built_in_tier_2() {
    let built: BTreeSet<_> = Engine::ALL
        .into_iter()
        .flat_map(built_on)
        .flatten()
        .collect();
    let all = Features::standard().templates();
    let missing: Vec<_> = all
        .map(|template| template.source.as_str())
        .filter(|source| !built.contains(source))
        .collect();
    assert!(missing.is_empty(), "no sample has {missing:#?}");
}

/// What a template of an engine gives in tier 3, it gives in tier 2 on the same engine.
#[test]
fn every_template_is_built_on_each_engine_in_tier_2() {
    let mut missing = Vec::new();
    for engine in Engine::ALL {
        let built: BTreeSet<_> = built_on(engine).into_iter().flatten().collect();
        let all: BTreeSet<_> = everything_on(engine).into_iter().flatten().collect();
        let not_built = all.difference(&built);
        missing.extend(not_built.map(|source| format!("{source} on {}", engine.name())));
    }
    assert!(missing.is_empty(), "no sample has {missing:#?}");
}

/// What is right beside a feature may be wrong without it: however two features meet somewhere in
/// tier 3, with both, one or neither of them, they meet in tier 2.
#[test]
fn every_two_features_meet_in_tier_2() {
    let all = |services: fn(Engine) -> Vec<Templates>| -> Vec<Traits> {
        let on = |engine| {
            services(engine)
                .into_iter()
                .map(move |of| traits(engine, &of))
        };
        Engine::ALL.into_iter().flat_map(on).collect()
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

/// The sources of what a service is rendered from.
type Templates = Vec<&'static str>;

/// The engine of a service, and the files that its templates give it, on any engine.
type Traits = BTreeSet<&'static str>;

fn traits(engine: Engine, templates: &Templates) -> Traits {
    let is_rendered = |template: &&Template| templates.contains(&template.source.as_str());
    let rendered = Features::standard().templates().filter(is_rendered);
    let targets = rendered.map(Template::target);
    targets.chain([engine.name()]).collect()
}

/// Those that come and go, by one of each set of those that always come together.
fn optional(services: &[Traits]) -> Vec<&'static str> {
    let mut optional = BTreeMap::new();
    for feature in services.iter().flatten() {
        let presence: Vec<bool> = services.iter().map(|of| of.contains(feature)).collect();
        optional.entry(presence).or_insert(*feature);
    }
    optional.into_values().collect()
}

/// What is built up to tier 2; the blog is of tier 1.
fn built_on(engine: Engine) -> Vec<Templates> {
    let samples = samples(engine).into_iter().map(|sample| sample.spec);
    let blog = (engine == Engine::Sqlite).then_some("blog");
    let names: Vec<_> = samples.chain(blog).collect();
    map(&names, |name| templates(engine, name))
}

/// All that the specs give, with and without traces.
fn everything_on(engine: Engine) -> Vec<Templates> {
    let names: Vec<_> = NAMES
        .into_iter()
        .flat_map(|name| [name.to_owned(), format!("traced_{name}")])
        .collect();
    map(&names, |name| templates(engine, name))
}

fn templates(engine: Engine, name: &str) -> Templates {
    let project = load(name, spec(engine, name).as_bytes()).unwrap();
    let features = Features::standard();
    let views = views(features, &project);
    let is_rendered = |template: &&Template| match template.scope {
        Scope::Service | Scope::Part => true,
        Scope::Entity => views.entities.iter().any(template.when_entity),
    };
    let templates = features.templates_of(&project).filter(is_rendered);
    templates.map(|template| template.source.as_str()).collect()
}
