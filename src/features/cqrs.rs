//! Commands and queries, where a service would have methods.

use serde_json::{Value as Json, json};

use crate::catalog::TemplateFolder;
use crate::contribution::{Contribution, FeatureModule, ModuleParent};
use crate::model::{CQRS_SETTING, Entity, Project};
use crate::spec::Reader;
use crate::spec::keys::{CommandForm, FeatureKey, KeyPlace};
use crate::spec::yaml::Node;

use super::feature::Feature;

/// `cqrs: true` on an entity.
#[derive(Debug)]
pub struct Cqrs;

impl Feature for Cqrs {
    fn name(&self) -> &'static str {
        "cqrs"
    }

    fn keys(&self) -> &'static [FeatureKey] {
        &[CQRS]
    }

    fn is_on(&self, project: &Project) -> bool {
        project.has_entity(Entity::cqrs)
    }

    fn templates(&self) -> TemplateFolder {
        TemplateFolder::embedded(self.name())
            .when_entity(|entity| entity.cqrs.on, &["src/services/__plural__.rs"])
            .when_entity(
                |entity| entity.cqrs.on && entity.cqrs.has_commands,
                &["src/commands/__plural__.rs"],
            )
            .when_entity(
                |entity| entity.cqrs.on && entity.cqrs.has_queries,
                &["src/queries/__plural__.rs"],
            )
    }

    fn contribution(&self, _: &Project) -> Contribution {
        let module = |name| FeatureModule::private(ModuleParent::Crate, name);
        Contribution {
            modules: vec![module("commands"), module("handler"), module("queries")],
            ..Contribution::default()
        }
    }
}

const CQRS: FeatureKey = FeatureKey {
    place: KeyPlace::Entity,
    name: CQRS_SETTING,
    after: "versioned",
    read: cqrs,
    schema: |_| {
        json!({
            "description": "Whether commands and queries are types with handlers, instead of methods of one service.",
            "type": ["boolean", "null"],
            "default": false
        })
    },
    command: Some((CommandForm::Flag, "cqrs")),
};

/// `false` is the default.
fn cqrs(reader: &mut Reader<'_>, node: &Node) -> Option<Json> {
    if node.is_null() {
        return None;
    }
    let is_on = reader.boolean(node, "`cqrs`")?;
    is_on.value.then_some(Json::Bool(true))
}
