//! A circuit breaker, for whatever a service calls.

use super::cache::is_shared;
use super::clients::has_clients;
use super::feature::Feature;
use crate::contribution::{Contribution, Dependency, FeatureModule, ModuleParent};
use crate::model::Project;

/// The breaker that features share.
#[derive(Debug)]
pub struct CircuitBreaker;

impl Feature for CircuitBreaker {
    fn name(&self) -> &'static str {
        "breaker"
    }

    fn is_on(&self, project: &Project) -> bool {
        has_clients(project) || is_shared(project)
    }

    fn contribution(&self, _: &Project) -> Contribution {
        Contribution {
            dev_dependencies: vec![Dependency::whole("tokio", "1.54.1").with(&["test-util"])],
            modules: vec![FeatureModule::public(ModuleParent::Crate, "breaker")],
            ..Contribution::default()
        }
    }
}
