//! What tier 2 builds is enough.

use std::collections::{BTreeMap, BTreeSet};

use scaffold::catalog::{Scope, Template};
use scaffold::front::load;
use scaffold::model::Engine;
use scaffold::parallel::map;
use scaffold::view::{entity_views, project_view};

use crate::samples::samples;
use crate::specs::{NAMES, spec};

#[test]
fn every_template_is_built_in_tier_2() {
    let mut missing = Vec::new();
    for engine in Engine::ALL {
        let built: BTreeSet<_> = built_on(engine).into_iter().flatten().collect();
        let all = Template::all_for(engine).map(|template| template.source);
        let not_built = all.filter(|source| !built.contains(source));
        missing.extend(not_built.map(|source| format!("{source} on {}", engine.name())));
    }
    assert!(missing.is_empty(), "no sample has {missing:#?}");
}

/// What is right beside a feature may be wrong without it: however two features meet somewhere in
/// tier 3, with both, one or neither of them, they meet in tier 2.
#[test]
fn every_two_features_meet_in_tier_2() {
    let all = |services: fn(Engine) -> Vec<Templates>| -> Vec<Features> {
        let on = |engine| {
            services(engine)
                .into_iter()
                .map(move |of| features(engine, &of))
        };
        Engine::ALL.into_iter().flat_map(on).collect()
    };
    let (built, everything) = (all(built_on), all(everything_on));
    let optional = optional(&everything);
    let mut missing = Vec::new();
    for (at, one) in optional.iter().enumerate() {
        for other in &optional[at + 1..] {
            let meetings = |services: &[Features]| -> BTreeSet<[bool; 2]> {
                let meeting = |of: &Features| [of.contains(one), of.contains(other)];
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
type Features = BTreeSet<&'static str>;

fn features(engine: Engine, templates: &Templates) -> Features {
    let is_rendered = |template: &&Template| templates.contains(&template.source);
    let rendered = Template::all_for(engine).filter(is_rendered);
    let targets = rendered.map(Template::target);
    targets.chain([engine.name()]).collect()
}

/// Those that come and go, by one of each set of those that always come together.
fn optional(services: &[Features]) -> Vec<&'static str> {
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
    let entities = entity_views(&project);
    let view = project_view(&project, &entities);
    let is_rendered = |template: &&Template| match template.scope {
        Scope::Service { when } => when(&view),
        Scope::Entity { when } => entities.iter().any(when),
    };
    let all = Template::all_for(engine).filter(is_rendered);
    all.map(|template| template.source).collect()
}
