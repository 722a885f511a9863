use scaffold::model::Engine;

use super::edited::edited_and_grown;
use super::how_tos::{with_how_tos, with_how_tos_and_grown, with_how_tos_of_clients};
use super::service::Service;

/// A service that tier 2 builds.
pub struct Sample {
    /// Of its spec, and the end of its own name.
    pub spec: &'static str,
    /// What its owner has done before it is built.
    pub edit: Option<NamedEdit>,
}

/// How it is called in the name of the service, and what it does.
type NamedEdit = (&'static str, fn(&Service));

/// Those on an engine. All of them together have every template, and each feature with and without
/// every other: `tier_1::coverage` holds them to it.
pub fn samples(engine: Engine) -> Vec<Sample> {
    match engine {
        Engine::Sqlite => vec![
            Sample::of("cqrs_cached_handling_emitting_graphql_kinds"),
            Sample::of("calling_traced_handling_brokered_shared_limited_graphql_awkward"),
            Sample::of("cqrs_handling_emitting_shared_limited_odd"),
            Sample::of("empty"),
            Sample::of("shared_limited_journal"),
            Sample::of("cqrs_calling_emitting_cached_archive"),
            Sample::of("handling_brokered_shared_limited_graphql_archive"),
            Sample::of("cqrs_handling_brokered_cached_vault"),
            Sample::of("graphql_links"),
            Sample::of("adopted"),
            Sample::of("graphql_notebook"),
            Sample::of("traced_library"),
            Sample::of("newsroom"),
            Sample::of("store"),
            Sample::of("limited_graphql_magazine").edited("with-how-tos", with_how_tos),
            Sample::of("shared_members"),
            Sample::of("limited_visitors"),
            Sample::of("emitting_graphql_members"),
            Sample::of("graphql_blog").edited("with-how-tos", with_how_tos_and_grown),
            Sample::of("blog").edited("edited", edited_and_grown),
        ],
        Engine::Postgres => vec![
            Sample::of("calling_graphql_kinds"),
            Sample::of("traced_limited_empty"),
            Sample::of("archive"),
            Sample::of("cqrs_shared_limited_library"),
            Sample::of("traced_handling_brokered_graphql_adopted"),
            Sample::of("cqrs_brokered_cached_graphql_notebook"),
            Sample::of("limited_newsroom"),
            Sample::of("calling_handling_emitting_cached_traced_limited_graphql_magazine"),
            Sample::of("cqrs_brokered_members"),
            Sample::of("graphql_visitors"),
            Sample::of("store"),
            Sample::of("calling_graphql_blog").edited("with-how-tos", with_how_tos_of_clients),
        ],
        Engine::Mysql => vec![
            Sample::of("traced_graphql_kinds"),
            Sample::of("calling_empty"),
            Sample::of("calling_handling_emitting_journal"),
            Sample::of("handling_emitting_cached_library"),
            Sample::of("calling_handling_emitting_adopted"),
            Sample::of("shared_limited_graphql_notebook"),
            Sample::of("cqrs_shared_traced_newsroom"),
            Sample::of("cqrs_handling_brokered_shared_limited_graphql_magazine"),
            Sample::of("cached_members"),
            Sample::of("blog").edited("with-how-tos", with_how_tos),
        ],
    }
}

/// Additions to specs in the names of services.
const SHORT: [(&str, &str); 5] = [
    ("calling_", "call_"),
    ("cqrs_", "c_"),
    ("handling_", "hand_"),
    ("limited_", "lim_"),
    ("traced_", "trac_"),
];

impl Sample {
    const fn of(spec: &'static str) -> Self {
        Self { spec, edit: None }
    }

    const fn edited(self, how: &'static str, edit: fn(&Service)) -> Self {
        Self {
            edit: Some((how, edit)),
            ..self
        }
    }

    /// What the service is called: additions that many have are cut, because names of services are.
    pub fn name(&self, engine: Engine) -> String {
        let spec = SHORT
            .iter()
            .fold(self.spec.to_owned(), |spec, (addition, short)| {
                spec.replacen(addition, short, 1)
            });
        let spec = spec.replace('_', "-");
        let edit = self.edit.map(|(how, _)| format!("-{how}"));
        format!("{spec}{}-on-{}", edit.unwrap_or_default(), engine.name())
    }
}
