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
        let source = |entity: &Entity| format!("cache::Source::{}", entity.names.rust_type_plural);
        let own = source(entity);
        let step = |change, code: String| StoredStep { change, code };
        let row = |change, id: &str| step(change, format!("tx.changed({own}.row({id}));"));
        let id = format!("{}.id", entity.names.var);
        let mut stored = vec![
            row(ServiceChange::Create, &id),
            row(ServiceChange::Update, &id),
            row(ServiceChange::Delete, "id"),
        ];
        for taken in taken_along(project, entity) {
            let code = format!("tx.changed(cache::Change::Rows({}));", source(taken));
            stored.push(step(ServiceChange::Delete, code));
        }
        let targets = entity.declared_links();
        let targets: BTreeSet<_> = targets
            .filter_map(|link| Some(source(project.entity(&link.target)?)))
            .collect();
        let linked = if targets.is_empty() {
            None
        } else {
            Some(own.clone())
        };
        let linked: BTreeSet<_> = targets.into_iter().chain(linked).collect();
        stored.extend(linked.into_iter().map(|linked| {
            let code = format!("tx.changed(cache::Change::Links({linked}));");
            step(ServiceChange::Link, code)
        }));
        EntityContribution {
            stored,
            stored_imports: vec!["crate::cache"],
            test_imports: vec!["crate::cache"],
            ..EntityContribution::default()
        }
    }
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
