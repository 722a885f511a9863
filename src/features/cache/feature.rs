use std::collections::BTreeSet;

use crate::contribution::{
    ContainerPart, Contribution, Dependency, EntityContribution, FeatureModule, Layer, LayerPlace,
    ModuleParent, ServiceChange, Setting, StoredStep,
};
use crate::features::feature::Feature;
use crate::model::{Entity, Project};
use crate::spec::keys::FeatureKey;
use crate::view::taken_along;

use super::key::{CACHE, CacheSettings};

/// What caches have in common, wherever they keep responses.
#[derive(Debug)]
pub struct Cache;

impl Feature for Cache {
    fn name(&self) -> &'static str {
        "cache"
    }

    fn keys(&self) -> &'static [FeatureKey] {
        &[CACHE]
    }

    fn is_on(&self, project: &Project) -> bool {
        CacheSettings::of(project).is_some()
    }

    fn contribution(&self, project: &Project) -> Contribution {
        let ttl = CacheSettings::of(project).map(|settings| settings.ttl);
        let ttl = ttl.map(|ttl| {
            let setting = Setting::duration("cache_ttl", ttl, "How long a response is kept.");
            setting.example("5m").refuses("long", "expected a duration")
        });
        Contribution {
            dependencies: vec![Dependency::bare("moka", "0.12.16").with(&["future"])],
            settings: ttl.into_iter().collect(),
            modules: vec![
                FeatureModule::public(ModuleParent::Crate, "cache"),
                FeatureModule::public(ModuleParent::Middleware, "cache"),
                FeatureModule::private(ModuleParent::ApiTests, "cache"),
            ],
            container: vec![CACHE_PART],
            database_calls: vec![".with_cache(cache.clone())"],
            layers: vec![ANSWER],
            exposed_headers: vec!["cache-status"],
            ..Contribution::default()
        }
    }

    fn entity_contribution(&self, project: &Project, entity: &Entity) -> EntityContribution {
        let stored = changed_rows(entity)
            .into_iter()
            .chain(changed_by_deletion(project, entity))
            .chain(changed_links(project, entity));
        EntityContribution {
            stored: stored.collect(),
            stored_imports: vec!["crate::cache"],
            test_imports: vec!["crate::cache"],
            ..EntityContribution::default()
        }
    }
}

/// What the methods of a repository note of the row that they store.
fn changed_rows(entity: &Entity) -> [StoredStep; 3] {
    let new = format!("{}.id", entity.names.var);
    let changes = [
        (ServiceChange::Create, new.as_str()),
        (ServiceChange::Update, new.as_str()),
        (ServiceChange::Delete, "id"),
    ];
    changes.map(|(change, id)| StoredStep {
        change,
        code: format!("tx.changed({}.row({id}));", source(entity)),
    })
}

fn changed_by_deletion(project: &Project, entity: &Entity) -> Vec<StoredStep> {
    let taken = taken_along(project, entity).into_iter();
    let steps = taken.map(|taken| StoredStep {
        change: ServiceChange::Delete,
        code: format!("tx.changed(cache::Change::Rows({}));", source(taken)),
    });
    steps.collect()
}

/// Links show at both of their ends.
fn changed_links(project: &Project, entity: &Entity) -> Vec<StoredStep> {
    let targets = entity.declared_links();
    let targets = targets.filter_map(|link| project.entity(&link.target));
    let ends: BTreeSet<_> = targets
        .flat_map(|target| [source(entity), source(target)])
        .collect();
    let steps = ends.into_iter().map(|end| StoredStep {
        change: ServiceChange::Link,
        code: format!("tx.changed(cache::Change::Links({end}));"),
    });
    steps.collect()
}

/// The table of an entity, as the output names it: `cache::Source::Posts`.
fn source(entity: &Entity) -> String {
    format!("cache::Source::{}", entity.names.rust_type_plural)
}

const CACHE_PART: ContainerPart = ContainerPart {
    name: "cache",
    rust_type: "Cache",
    import: "crate::cache::Cache",
    value_imports: &[],
    value: "Cache::new(settings)",
    takes_settings: true,
    detached: "",
};

const ANSWER: Layer = Layer {
    place: LayerPlace::Routes,
    why: "Nearest to the handlers, which it spares.",
    code: "from_fn_with_state(container.cache.clone(), answer_from_cache)",
    imports: &["crate::middleware::cache::answer_from_cache"],
};
