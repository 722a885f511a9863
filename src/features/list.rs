use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::catalog::{Markers, Template, components};
use crate::contribution::{Contribution, Contributions, EntityContributionView, FeatureItem};
use crate::model::{FeatureTable, Project};
use crate::spec::KeyTable;

use super::actions::Actions;
use super::auth::Authentication;
use super::breaker::CircuitBreaker;
use super::cache::{Cache, CacheInMemory, CacheInRedis};
use super::client_address::ClientAddresses;
use super::clients::Clients;
use super::cqrs::Cqrs;
use super::decimals::Decimals;
use super::events::{
    EventConsumers, EventQueueInMemory, EventQueueOnRabbitMq, Events, EventsInMemory,
    EventsOnRabbitMq,
};
use super::existing_tables::ExistingTables;
use super::feature::Feature;
use super::graphql::GraphQl;
use super::graphql_subscriptions::GraphQlSubscriptions;
use super::mysql::Mysql;
use super::otlp::Otlp;
use super::passwords::Passwords;
use super::postgres::Postgres;
use super::rate_limit::RateLimit;
use super::service::BaseService;
use super::sqlite::Sqlite;
use super::sqlx::Sqlx;
use super::versions::Versions;

/// Every feature of the tool. Where their contributions stand one after the other, they do so in
/// this order.
const FEATURES: &[&dyn Feature] = &[
    &BaseService,
    &Sqlite,
    &Sqlx,
    &Postgres,
    &Mysql,
    &ExistingTables,
    &GraphQl,
    &Cache,
    &CacheInMemory,
    &CacheInRedis,
    &EventsInMemory,
    &EventsOnRabbitMq,
    &EventQueueInMemory,
    &EventQueueOnRabbitMq,
    &EventConsumers,
    &Events,
    &GraphQlSubscriptions,
    &CircuitBreaker,
    &Clients,
    &RateLimit,
    &ClientAddresses,
    &Otlp,
    &Passwords,
    &Authentication,
    &Decimals,
    &Versions,
    &Actions,
    &Cqrs,
];

/// The features that a run knows, and the templates of all of them.
#[derive(Debug)]
pub struct Features {
    list: Vec<&'static dyn Feature>,
    /// With the place of their feature in the list.
    templates: Vec<(usize, Template)>,
}

impl Features {
    /// Those of the tool.
    #[must_use]
    pub fn standard() -> &'static Self {
        static STANDARD: LazyLock<Features> = LazyLock::new(|| Features::with(&[]));
        &STANDARD
    }

    /// Those of the tool, and others.
    #[must_use]
    pub fn with(others: &[&'static dyn Feature]) -> Self {
        let list: Vec<_> = FEATURES.iter().chain(others).copied().collect();
        let templates = list.iter().enumerate().flat_map(|(place, feature)| {
            let templates = feature.templates().into_iter();
            templates.map(move |template| (place, template))
        });
        Self {
            templates: templates.collect(),
            list,
        }
    }

    /// The language with the keys of all of them.
    #[must_use]
    pub fn keys(&self) -> KeyTable {
        let features = self.list.iter();
        features.fold(KeyTable::language(), |table, feature| {
            table.with(feature.keys())
        })
    }

    /// Whether a project has them, by their names: `features` in the context of the templates that
    /// are rendered once.
    #[must_use]
    pub fn switches(&self, project: &Project) -> BTreeMap<&'static str, bool> {
        let features = self.list.iter();
        features
            .map(|feature| (feature.name(), feature.is_on(project)))
            .collect()
    }

    /// All templates, whatever a project has.
    pub fn templates(&self) -> impl Iterator<Item = &Template> {
        self.templates.iter().map(|(_, template)| template)
    }

    /// The templates that a project is made of.
    pub fn templates_of(&self, project: &Project) -> impl Iterator<Item = &Template> {
        let features = self.list.iter();
        let on: Vec<bool> = features.map(|feature| feature.is_on(project)).collect();
        let of_features = self.templates.iter().filter(move |(place, _)| on[*place]);
        of_features
            .map(|(_, template)| template)
            .filter(|template| (template.when)(project))
    }

    /// What the features of a project contribute together.
    #[must_use]
    pub fn contributions(&self, project: &Project) -> Contributions {
        let features: Vec<_> = self.of(project).collect();
        let mut all = Contribution::default();
        for feature in &features {
            all.extend(feature.contribution(project));
        }
        let entities = project.entities.iter();
        let services = entities.map(|entity| {
            let of_features = features
                .iter()
                .map(|feature| feature.entity_contribution(project, entity));
            EntityContributionView::of(entity, &of_features.collect::<Vec<_>>(), &all.container)
        });
        Contributions::of(project, services.collect(), all)
    }

    /// The items of the features that have templates for each of them, by their names: `items` in the
    /// context of the templates that are rendered once.
    #[must_use]
    pub fn items(&self, project: &Project) -> BTreeMap<&'static str, Vec<FeatureItem>> {
        let items = self
            .of(project)
            .map(|feature| (feature.name(), feature.items(project)));
        items.filter(|(_, items)| !items.is_empty()).collect()
    }

    /// What the features of a project keep in the database.
    #[must_use]
    pub fn tables(&self, project: &Project) -> Vec<FeatureTable> {
        let contributions = self
            .of(project)
            .map(|feature| feature.contribution(project));
        contributions.flat_map(|one| one.tables).collect()
    }

    /// The features that a project has.
    pub fn of(&self, project: &Project) -> impl Iterator<Item = &'static dyn Feature> {
        let list = self.list.iter().copied();
        list.filter(|feature| feature.is_on(project))
    }

    /// The text of the template or the shared part at this path, and its markers.
    #[must_use]
    pub fn text(&self, source: &str) -> Option<(&'static str, Markers)> {
        if let Some(template) = self.templates().find(|template| template.source == source) {
            return Some((template.text, template.markers));
        }
        let (_, text) = components().find(|(component, _)| *component == source)?;
        Some((text, Markers::Braces))
    }

    /// The paths of all templates and shared parts.
    pub fn sources(&self) -> impl Iterator<Item = &str> {
        let templates = self.templates().map(|template| template.source.as_str());
        templates.chain(components().map(|(source, _)| source))
    }
}
