//! GraphQL, beside REST.

use serde_json::{Value as Json, json};

use crate::catalog::TemplateFolder;
use crate::contribution::{
    Contribution, Dependency, EntityContribution, FeatureModule, ModuleParent, Routes, Setting,
    SettingGroup,
};
use crate::model::{Entity, Project};
use crate::spec::Reader;
use crate::spec::keys::{CommandForm, FeatureKey, KeyPlace};
use crate::spec::yaml::Node;

use super::conditions::{has_accounts, has_graphql};
use super::feature::Feature;

/// `api: {graphql: true}`
#[derive(Debug)]
pub struct GraphQl;

impl Feature for GraphQl {
    fn name(&self) -> &'static str {
        "graphql"
    }

    fn keys(&self) -> &'static [FeatureKey] {
        &[GRAPHQL]
    }

    fn is_on(&self, project: &Project) -> bool {
        has_graphql(project)
    }

    fn templates(&self) -> TemplateFolder {
        TemplateFolder::embedded(self.name())
            .when(has_accounts, &["tests/api/graphql/access.rs"])
            .angles(&[
                "tests/api/graphql/access.rs",
                "tests/api/graphql/doors.rs",
                "tests/api/graphql/limits.rs",
            ])
    }

    fn contribution(&self, _: &Project) -> Contribution {
        Contribution {
            dependencies: vec![
                Dependency::bare("async-graphql", "7.2.1").with(&["dynamic-schema"]),
                Dependency::whole("base64", "0.22.1"),
            ],
            settings: settings(),
            modules: vec![
                FeatureModule::public(ModuleParent::Crate, "graphql"),
                FeatureModule::public(ModuleParent::Controllers, "graphql"),
                FeatureModule::private(ModuleParent::Controllers, "graphql_explorer"),
                FeatureModule::private(ModuleParent::ApiTests, "graphql"),
            ],
            routes: vec![Routes {
                module: "crate::controllers::graphql",
                state: "api(container, settings)",
                imports: &["crate::graphql::api"],
            }],
            ..Contribution::default()
        }
    }

    fn entity_contribution(&self, _: &Project, _: &Entity) -> EntityContribution {
        EntityContribution {
            test_imports: vec!["crate::graphql::{self, Door}"],
            ..EntityContribution::default()
        }
    }
}

const GRAPHQL: FeatureKey = FeatureKey {
    place: KeyPlace::Api,
    name: "graphql",
    after: "prefix",
    read: graphql,
    schema: |_| {
        json!({
            "description": "Whether the service answers at `/graphql`, too.",
            "type": ["boolean", "null"],
            "default": false
        })
    },
    command: Some((CommandForm::Flag, "graphql")),
};

/// `false` is the default.
fn graphql(reader: &mut Reader<'_>, node: &Node) -> Option<Json> {
    if node.is_null() {
        return None;
    }
    let is_on = reader.boolean(node, "`graphql`")?;
    is_on.value.then_some(Json::Bool(true))
}

fn settings() -> Vec<Setting> {
    let limit = |name, number, default, meaning| {
        Setting::number(name, number, default, meaning)
            .example_code("\"7\"")
            .refuses("many", "expected an integer")
    };
    let settings = [
        Setting::typed(
            "graphql_introspection",
            ("Availability", "Availability::Development"),
            "development",
            "Where clients may ask `/graphql` for its schema: `on`, `off`, or only in `development`.",
        )
        .with_imports(&["crate::graphql::runtime::Availability"])
        .example("off")
        .refuses("yes", "`yes` is none of `on`, `off` and `development`"),
        Setting::typed(
            "graphql_explorer",
            ("Availability", "Availability::Development"),
            "development",
            "Where browsers get a page at `/graphql` to write queries on: `on`, `off`, or only in \
             `development`.",
        )
        .with_imports(&["crate::graphql::runtime::Availability"])
        .example("off")
        .refuses("yes", "`yes` is none of `on`, `off` and `development`"),
        Setting::typed(
            "graphql_persisted_queries",
            ("PersistedQueries", "PersistedQueries::default()"),
            "",
            "Manifest of the only queries that are answered; empty for all queries.",
        )
        .with_imports(&["crate::graphql::runtime::PersistedQueries"])
        .refuses("no-such.json", "`no-such.json` cannot be read"),
        limit("graphql_query_limit", "usize", 16 * 1024, "Longest GraphQL query, in bytes."),
        limit("graphql_depth_limit", "usize", 20, "Most levels of fields in a GraphQL query."),
        limit(
            "graphql_complexity_limit",
            "usize",
            50_000,
            "Most fields that a GraphQL query may have resolved, counting those of lists for every row.",
        ),
        limit("graphql_alias_limit", "usize", 50, "Most aliases in a GraphQL query."),
        limit("graphql_batch_limit", "usize", 10, "Most GraphQL queries in one request."),
        limit("graphql_list_limit", "u32", 100, "Most rows of a list in GraphQL."),
    ];
    let settings = settings.into_iter();
    settings
        .map(|setting| setting.in_group(SettingGroup::Lists))
        .collect()
}
